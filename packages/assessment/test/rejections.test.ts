import { assessment, assessmentRejections } from '@tiendo/assessment'
import { planning } from '@tiendo/core'
import { specification } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { type Command, office } from './office.ts'
import { ofRounds } from './refused-rounds.ts'
import { ofTables, type Refused } from './refused-tables.ts'

const { given } = specification({ catalogues: [assessment] })

const types = [planning, assessment].flatMap(({ events }) => Object.keys(events))

const cases = [...Object.entries(ofTables), ...Object.entries(ofRounds)].flatMap(([code, refused]) =>
  (refused as readonly Refused[]).map((commands, index) => ({
    name: `${code} ${index + 1}`,
    code,
    commands,
  })),
)

describe('a refusal', () => {
  it('has a case for every code that there is', () => {
    expect([...new Set(cases.map(({ code }) => code))].sort()).toEqual(
      Object.keys(assessmentRejections).sort(),
    )
  })

  it.each(cases)('$name carries its code, and nothing is recorded', async ({ code, commands }) => {
    const { tracker, execute } = await office()
    const last = commands.at(-1) as Command | readonly Command[]
    for (const command of commands.slice(0, -1)) await execute(...[command as Command].flat())
    const before = tracker.head
    await expect(execute(...([last].flat() as Command[]))).rejects.toMatchObject({ name: 'Rejection', code })
    expect(tracker.head).toEqual(before)
    if (!Array.isArray(last)) {
      const { events } = await tracker.read([{ types }])
      given(...events)
        .when(last as Command)
        .thenRefused(code)
    }
    await tracker.close()
  })
})
