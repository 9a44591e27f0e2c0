import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  assessments,
  type Band,
  type Criterion,
  type RubricEntry,
  type RubricSection,
  type Value,
} from '@tiendo/assessment'
import { describe, expect, it } from 'vitest'
import { adoptRubric } from './commands.ts'
import { type Command, office, openRound } from './office.ts'

/**
 * The opening of a table by which a department of justice scored its offices. It is read from the data beside the
 * repository, or where TIENDO_DATA says, and never copied: nobody has cleared it for publication.
 */
const root = fileURLToPath(new URL('../../../', import.meta.url))
const stated = process.env['TIENDO_DATA']
const folder = stated ? resolve(stated) : join(root, '..', 'shared', 'data')
const file = join(folder, 'real-rubric-dongthap-2022.tsv')
const isAbsent = !existsSync(file)
if (isAbsent)
  console.info('The test on a real criteria table is skipped: TIENDO_DATA may name the folder of the data')

interface Row {
  readonly section: string
  readonly sectionMaximum: number
  readonly number: string
  readonly title: string
  readonly maximum: number
  readonly words: string
  readonly points: number
}

function rowsOf(text: string): readonly Row[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => {
      const [section = '', sectionMaximum, named = '', maximum, words = '', points] = line.split('\t')
      const [, number = '', title = ''] = /^(\S+) (.*)$/.exec(named) ?? []
      return {
        section,
        sectionMaximum: Number(sectionMaximum),
        number,
        title,
        maximum: Number(maximum),
        words,
        points: Number(points),
      }
    })
}

/** A band as the page words it: of days late, of a share, or of whether there is one. */
const wordings: readonly (readonly [RegExp, (...numbers: readonly number[]) => Omit<Band, 'points'>])[] = [
  [/^đúng hạn$/, () => ({ atMost: 0 })],
  [/^Gửi chậm từ (\d+)-(\d+) ngày$/, (from, to) => ({ atLeast: from as number, atMost: to as number })],
  [/^Gửi chậm trên (\d+) ngày$/, (above) => ({ above: above as number })],
  [/^Đạt trên (\d+)%$/, (above) => ({ above: above as number })],
  [/^Từ (\d+)% đến (\d+)%$/, (from, to) => ({ atLeast: from as number, atMost: to as number })],
  [/^Từ (\d+)% đến dưới (\d+)%$/, (from, to) => ({ atLeast: from as number, below: to as number })],
  [/^Dưới (\d+)%$/, (below) => ({ below: below as number })],
  [/^Có ban hành$/, () => ({ atLeast: 1 })],
  [/^Không ban hành$/, () => ({ atMost: 0 })],
]

function bandOf({ words, points }: Row): Band {
  for (const [wording, boundsOf] of wordings) {
    const found = wording.exec(words)
    if (found !== null) return { ...boundsOf(...found.slice(1).map(Number)), points, label: words }
  }
  throw new Error(`no band is worded like this: ${words}`)
}

function criterionOf(rows: readonly Row[]): Criterion {
  const { section, number, title, maximum, words } = rows[0] as Row
  const criterion = `${section.slice(0, section.indexOf('.'))}.${number}`
  if (words === '') return { criterion, title, maximum, rule: { rule: 'judged' } }
  const of = words.includes('%') ? 'ratio' : 'count'
  return { criterion, title, maximum, rule: { rule: 'bands', of, bands: rows.map(bandOf) } }
}

function grouped(list: readonly Row[], by: 'section' | 'number'): ReadonlyMap<string, readonly Row[]> {
  return new Map(list.map((row) => [row[by], list.filter((other) => other[by] === row[by])]))
}

/** A criterion that others are numbered below is their heading. */
function entriesOf(rows: readonly Row[]): readonly RubricEntry[] {
  const criteria = [...grouped(rows, 'number')]
  return criteria.flatMap(([number, own]): RubricEntry[] => {
    const parts = criteria.filter(([other]) => other.startsWith(`${number}.`))
    const { title, maximum } = own[0] as Row
    if (parts.length > 0)
      return [{ heading: title, maximum, parts: parts.map(([, rowsOfPart]) => criterionOf(rowsOfPart)) }]
    return number.includes('.') ? [] : [criterionOf(own)]
  })
}

const rows = isAbsent ? [] : rowsOf(readFileSync(file, 'utf8'))
const sections = [...grouped(rows, 'section')].map(
  ([name, own]): RubricSection => ({
    section: name.slice(0, name.indexOf('.')),
    title: name,
    maximum: (own[0] as Row).sectionMaximum,
    criteria: entriesOf(own),
  }),
)

async function opened() {
  const { execute, tracker } = await office()
  const rubric = { ...adoptRubric([], 'real'), title: 'Bảng điểm thi đua 2022', sections }
  await execute(rubric, { ...openRound, round: 'real', rubric: 'real' } as Command)
  const pointsOf = async (criterion: string, value: Value) => {
    const scores = [{ criterion, value }]
    await execute({ type: 'assessment.SelfScore', round: 'real', unit: 'u1', scores, on: '2021-11-01' })
    const sheet = assessments(tracker).scoreSheet({ round: 'real', unit: 'u1' })
    return sheet.sections.flatMap(({ criteria }) => criteria).find((line) => line.criterion === criterion)
      ?.points
  }
  return { tracker, pointsOf }
}

const ratio = (numerator: number, denominator: number): Value => ({ ratio: { numerator, denominator } })

describe.skipIf(isAbsent)('a real criteria table', () => {
  it('is adopted as its page says it, section by section', async () => {
    const { tracker } = await opened()
    const sheet = assessments(tracker).scoreSheet({ round: 'real', unit: 'u1' })
    expect(
      sheet.sections.map(({ section, maximum, criteria }) => [section, maximum, criteria.length]),
    ).toEqual([
      ['I', 20, 2],
      ['VIII', 10, 3],
    ])
    expect(sheet.missing).toEqual(['I.1.1', 'I.1.2', 'VIII.1', 'VIII.3a', 'VIII.3b'])
    expect(sheet.maximum).toBe(30)
    await tracker.close()
  })

  it.each([
    ['95 %', ratio(95, 100), 1],
    ['95.01 %', ratio(9501, 10_000), 1.5],
    ['right above 95 %', ratio(95_000_001, 100_000_000), 1.5],
    ['75 %', ratio(3, 4), 1],
    ['74.999 %', ratio(74_999, 100_000), 0.5],
    ['right below 75 %', ratio(74_999_999, 100_000_000), 0.5],
    ['50 %', ratio(1, 2), 0.5],
    ['right below 50 %', ratio(49_999_999, 100_000_000), 0],
    ['0 %', ratio(0, 7), 0],
    ['100 %', ratio(7, 7), 1.5],
  ])('gives for %s what its words say', async (_, value, points) => {
    const { tracker, pointsOf } = await opened()
    expect(await pointsOf('VIII.3a', value)).toBe(points)
    expect(await pointsOf('VIII.3b', value)).toBe(points)
    await tracker.close()
  })

  it('gives less with every band of days', async () => {
    const { tracker, pointsOf } = await opened()
    const points = []
    for (const amount of [0, 1, 2, 3, 5, 6, 10, 11]) points.push(await pointsOf('I.1.1', { amount }))
    expect(points).toEqual([2, 1.5, 1.5, 1, 1, 0.5, 0.5, 0])
    await expect(pointsOf('I.1.1', { amount: 2.5 })).rejects.toMatchObject({ code: 'VALUE_OUT_OF_RANGE' })
    expect(await pointsOf('VIII.1', { amount: 1 })).toBe(2)
    expect(await pointsOf('VIII.1', { amount: 0 })).toBe(0)
    await tracker.close()
  })
})
