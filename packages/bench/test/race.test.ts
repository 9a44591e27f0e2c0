import { describe, expect, it } from 'vitest'
import type { Measured } from '../src/contestant.ts'
import type { Line, LineResult } from '../src/line.ts'
import { type Entrant, entriesOf, resultsOf } from '../src/race.ts'
import { textOf } from '../src/report.ts'
import { exitCodeOf, runLine } from '../src/run-line.ts'

const entrant = (name: string): Entrant => ({ name, contestant: ['module', name] })

const lane = (name: string, ...runs: readonly Measured[]) => ({
  entrant: entrant(name),
  runs,
  answers: runs.map(({ answer }) => answer),
})
const lineOf = (result: LineResult, targets: Line['targets'] = []): Line => ({
  name: 'line',
  title: 'A line',
  targets,
  run: async () => result,
})
const rowOf = (results: ReturnType<typeof resultsOf>) => ({
  rows: [{ key: 'row', what: 'a task', unit: 'ms', repetitions: 3, entries: entriesOf(results) }],
})

describe('contestants', () => {
  it('whose answers agree get the medians of their times, a ratio and a verdict', async () => {
    const results = resultsOf([
      lane('tiendo', { ms: 3, answer: 'x' }, { ms: 1, answer: 'y' }, { ms: 2, answer: 'x' }),
      lane('peer', { ms: 8, answer: 'x' }, { ms: 8, answer: 'y' }, { ms: 9, answer: 'x' }),
    ])
    const targets = [{ row: 'row', against: 'peer', atMost: 0.25 }]
    const report = await runLine(lineOf(rowOf(results), targets), { quick: false })
    expect(report.rows[0]?.verdicts).toMatchObject([
      { entry: { figure: { value: 2 } } },
      { entry: { figure: { value: 8 } }, ratio: 0.25, targets: [{ isReached: true }] },
    ])
    expect(exitCodeOf([report])).toBe(0)
  })

  it('of whom one answers otherwise in any run are reported, without a time of that one, and make the exit code 1', async () => {
    const results = resultsOf([
      lane('tiendo', { ms: 1, answer: 'x' }, { ms: 1, answer: 'y' }),
      lane('peer', { ms: 12_345, answer: 'x' }, { ms: 12_345, answer: 'z' }),
    ])
    const report = await runLine(lineOf(rowOf(results)), { quick: true })
    expect(exitCodeOf([report])).toBe(1)
    const text = textOf(report)
    expect(text).toContain('WRONG: another answer than tiendo: z instead of y')
    expect(text).not.toContain('12,345')
  })

  it('of whom one has fewer runs, because it is slow, are compared as far as it got, and the others beyond', () => {
    const [slow, good, bad] = [
      lane('tiendo', { ms: 9000, answer: 'x' }),
      lane('good', { ms: 1, answer: 'x' }, { ms: 1, answer: 'y' }),
      lane('bad', { ms: 1, answer: 'x' }, { ms: 1, answer: 'z' }),
    ]
    const figures = entriesOf(resultsOf([slow, good, bad])).map(({ figure }) => figure)
    expect(figures).toMatchObject([
      { value: 9000, runCount: 1 },
      { value: 1 },
      { fault: 'another answer than good: z instead of y' },
    ])
  })

  it('that compute nothing are compared with nobody', () => {
    const results = resultsOf([lane('floor', { ms: 1 }), lane('tiendo', { ms: 2, answer: 'x' })])
    expect(entriesOf(results).map(({ figure }) => figure)).toMatchObject([{ value: 1 }, { value: 2 }])
  })

  it('that are not installed are reported, keep no other from its time and are no fault', async () => {
    const out = { absent: 'not installed: ENOTFOUND' }
    const results = resultsOf([
      lane('tiendo', { ms: 2, answer: 'x' }),
      { entrant: entrant('peer'), runs: [], answers: [], out },
    ])
    const targets = [{ row: 'row', against: 'peer', atMost: 0.25 }]
    const report = await runLine(lineOf(rowOf(results), targets), { quick: false })
    expect(textOf(report)).toMatch(/peer\s+not installed: ENOTFOUND/)
    expect(textOf(report)).toContain('not judged')
    expect(textOf(report)).toContain('2.00 ms')
    expect(exitCodeOf([report])).toBe(0)
  })
})

describe('a line', () => {
  it('that fails is reported and makes the exit code 1', async () => {
    const line = { ...lineOf({ rows: [] }), run: () => Promise.reject(new Error('no disk')) }
    const report = await runLine(line, { quick: true })
    expect(textOf(report)).toContain('FAILED: Error: no disk')
    expect(exitCodeOf([report])).toBe(1)
  })

  it('with a target about what it does not measure fails', async () => {
    const report = await runLine(lineOf({ rows: [] }, [{ row: 'speed', atLeast: 1 }]), { quick: false })
    expect(report.failure).toContain('A target is about speed')
  })
})
