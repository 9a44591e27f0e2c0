import { assessment, assessmentHistory, assessments } from '@tiendo/assessment'
import { memoryStorage, openTracker, planning, type RecordedEvent } from '@tiendo/core'
import { fixedClock, type SealableCommit, sealLines, seededIds } from '@tiendo/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyCommand } from './arbitrary-command.ts'
import { oneOfEach } from './commands.ts'
import { type Assessed, office, units } from './office.ts'

/** A log may hold what no command leads to: of an older rule, of another program, put together from two. */
const clock = fixedClock('2021-12-31T12:00:00.000Z')
const types = [planning, assessment].flatMap(({ events }) => Object.keys(events))

async function recordedByOneOfEach(): Promise<readonly RecordedEvent[]> {
  const { tracker, execute } = await office()
  for (const command of oneOfEach) await execute(command)
  const { events } = await tracker.read([{ types }])
  await tracker.close()
  return events
}
const recorded = await recordedByOneOfEach()

async function trackerOf(events: readonly RecordedEvent[]) {
  const commits = events.map(({ type, on, data, v }, index) => ({
    id: `c-${index}`,
    at: '2021-12-31T00:00:00.000Z',
    events: [{ type, on, data, ...(v === undefined ? {} : { v }) }],
  }))
  const storage = memoryStorage()
  if (commits.length > 0)
    await storage.append({ commit: 0, sha256: '0'.repeat(64) }, () => [
      ...sealLines(commits as SealableCommit[]),
    ])
  return openTracker({
    storage,
    clock,
    catalogues: [assessment],
    projections: [assessmentHistory],
    newId: seededIds(1, clock),
  })
}

const ids = { round: '2021', cluster: 'c' }
const answers: readonly ((book: Assessed, at: object) => unknown)[] = [
  (book, at) => book.rounds(at),
  (book, at) => book.ranking({ ...ids, ...at }),
  (book, at) => book.missing({ ...ids, ...at }),
  (book, at) => book.classification({ ...ids, ...at }),
  (book, at) => book.honours(at),
  (book, at) => book.pacts(at),
  (book, at) => book.cluster({ ...ids, ...at }),
  ...units.flatMap((unit) => [
    (book: Assessed, at: object) => book.scoreSheet({ ...ids, unit, ...at }),
    (book: Assessed, at: object) => book.resultsOf({ unit, ...at }),
  ]),
]

/** What an answer may refuse is to be asked about something that there is not. */
const refusals = [
  'UNKNOWN_ROUND',
  'UNKNOWN_RUBRIC',
  'UNKNOWN_CLUSTER',
  'UNKNOWN_UNIT',
  'ROUND_WITHOUT_RUBRIC',
  'NOT_A_MEMBER',
]

const someInAnyOrder = fc.shuffledSubarray([...recorded], { minLength: Math.floor(recorded.length / 3) })

describe('events in any order, some of them absent', () => {
  it('are folded, and every answer is given or refused because there is no such thing', async () => {
    let given = 0
    await fc.assert(
      fc.asyncProperty(someInAnyOrder, async (events) => {
        const tracker = await trackerOf(events)
        const book = assessments(tracker)
        for (const at of [{}, { asOf: '2021-11-15' }, { knownAt: Math.floor(tracker.head.position / 2) }])
          for (const answer of answers) {
            try {
              answer(book, at)
              given++
            } catch (refusal) {
              expect(refusals).toContain((refusal as { code?: string }).code)
            }
          }
        await tracker.close()
      }),
      { numRuns: 150 },
    )
    expect(given).toBeGreaterThan(1_000)
  })

  it('leave every command accepted or refused by a rule', async () => {
    await fc.assert(
      fc.asyncProperty(someInAnyOrder, fc.array(anyCommand, { maxLength: 15 }), async (events, commands) => {
        const tracker = await trackerOf(events)
        for (const command of commands) {
          const refused = await tracker.execute(command).catch((error) => error as Error)
          if (refused instanceof Error) expect(refused.name, refused.stack).toBe('Rejection')
        }
        await tracker.close()
      }),
      { numRuns: 150 },
    )
  })

  it('twice over make the answers of one time or more of the same, and nothing fails', async () => {
    const tracker = await trackerOf([...recorded, ...recorded])
    const book = assessments(tracker)
    expect(book.rounds().map(({ round }) => round)).toEqual(['2021', 'r2', '2021', 'r2'])
    expect(book.scoreSheet({ round: '2021', unit: 'u1' }).points).toBe(41)
    expect(book.ranking({ round: '2021' })?.population).toBe(4)
    expect(book.cluster({ cluster: 'c' }).members).toEqual(units)
    await tracker.close()
  })
})
