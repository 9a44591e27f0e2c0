import { type AssessmentCommand, assessment } from '@tiendo/assessment'
import { notStrictJson } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { adoptRubric, classify } from './commands.ts'
import { badValuesAt, leavesOf, type Path, rows, spoilt, valid, written } from './hostile-fields.ts'
import { judged, office, rubricOf, selfScore } from './office.ts'

/** A fault in one of several shapes is told where the shapes begin. */
function isTold(refused: { code?: string; path?: string } | undefined, path: Path): boolean {
  const [at, told] = [written(path), refused?.path ?? '']
  return refused?.code === 'INVALID_COMMAND' && told !== '' && at.startsWith(told)
}

describe('a field that is not what it should be is refused with its path, and nothing is recorded', () => {
  it('in every command, every field, every kind of bad value', async () => {
    const { tracker } = await office()
    const before = tracker.head
    for (const command of valid) {
      const schema = assessment.commands[command.type]
      expect(await schema['~standard'].validate(JSON.parse(JSON.stringify(command)))).not.toHaveProperty(
        'issues',
      )
      for (const path of leavesOf(command))
        if (path[0] !== 'type') expect(badValuesAt(path), written(path)).not.toEqual([])
    }
    const accepted: unknown[] = []
    for (const { command, path, value } of rows) {
      const refused = await tracker.execute(spoilt(command, path, value) as AssessmentCommand).then(
        () => undefined,
        (error) => error,
      )
      if (!isTold(refused, path))
        accepted.push([command.type, written(path), value, refused?.code, refused?.path])
    }
    expect(accepted).toEqual([])
    expect(rows.length).toBeGreaterThan(3_000)
    expect(new Set(valid.map(({ type }) => type)).size).toBe(Object.keys(assessment.commands).length)
    expect(tracker.head).toEqual(before)
    await tracker.close()
  })

  it.each(notStrictJson)('%s', async (_, value) => {
    const { tracker } = await office()
    const before = tracker.head
    for (const path of [['scores'], ['scores', 0, 'note'], ['scores', 0, 'points'], ['unit']] as const) {
      const command = spoilt(selfScore('u1', 1, 1), path, value) as AssessmentCommand
      if (value === undefined && path[2] !== undefined) continue
      await expect(tracker.execute(command)).rejects.toMatchObject({ code: 'INVALID_COMMAND' })
    }
    expect(tracker.head).toEqual(before)
    await tracker.close()
  })

  it.each([
    [
      'one ratio stated twice',
      { ...classify, stated: [...(classify.stated ?? []), ...(classify.stated ?? [])] },
      'stated',
    ],
    [
      'one disqualifier stated twice',
      { ...classify, disqualified: [1, 2].map(() => ({ unit: 'u1', disqualifier: 'd' })) },
      'disqualified',
    ],
    [
      'one level chosen for twice',
      { ...classify, chosen: [1, 2].map(() => ({ level: 'good', units: [] })) },
      'chosen',
    ],
    [
      'one criterion scored twice',
      { ...selfScore('u1', 1, 1), scores: [1, 2].map(() => ({ criterion: 'a', points: 1 })) },
      'scores',
    ],
    [
      '1,001 criteria',
      adoptRubric(Array.from({ length: 1_001 }, (_, index) => judged(`c${index}`, 0))),
      'sections[0].criteria',
    ],
    [
      '1,001 criteria in sections',
      {
        ...adoptRubric([]),
        sections: Array.from({ length: 7 }, (_, section) => ({
          ...rubricOf(Array.from({ length: 143 }, (_, index) => judged(`c${section}.${index}`, 0)))
            .sections[0],
          section: `s${section}`,
        })),
      },
      'sections',
    ],
    [
      'more points together than a sum can hold',
      {
        ...adoptRubric([]),
        sections: ['a', 'b'].map((id) => ({ ...rubricOf([judged(id, 1)], 1e6).sections[0], section: id })),
      },
      'sections',
    ],
    [
      'fewer points together than a sum can hold',
      adoptRubric(['a', 'b'].map((id) => ({ ...judged(id, 0), minimum: -1e6 }))),
      'sections',
    ],
  ])('%s', async (_, command, path) => {
    const { tracker } = await office()
    const before = tracker.head
    // Told by its fields alone: an accepted one would be printed whole.
    const refused = await tracker
      .execute(command as AssessmentCommand)
      .catch(({ code, path: at }) => ({ code, path: at }))
    expect({ ...refused, events: undefined }).toEqual({ code: 'INVALID_COMMAND', path, events: undefined })
    expect(tracker.head).toEqual(before)
    await tracker.close()
  })
})
