import { createHash } from 'node:crypto'
import { PerformanceObserver } from 'node:perf_hooks'
import { answerOf, collectGarbage, type Prepare } from '../contestant.ts'

/** Progress reports of 130 plans in turn, each recorded only if nothing was recorded about its plan since the last one. */

export const planCount = 130
export const plans = Array.from({ length: planCount }, (_, index) => `plan-${index + 1}`)
const note = 'The draft was sent to all units for their opinion.'
export const planAt = (index: number) => plans[index % planCount] as string
export const dataAt = (index: number) => ({
  plan: planAt(index),
  task: `task-${index % 16_250}`,
  percent: index % 101,
  note,
})

/** Appends one event after the other, each awaited. */
export interface Log {
  append(from: number, to: number): void | Promise<void>
  /** As many events at once as quickly as it can be done, so that the log is long. */
  prefill?(count: number): void | Promise<void>
  percentsOf(plan: string): readonly number[] | Promise<readonly number[]>
  close?(): Promise<void>
}

export interface Parameters {
  readonly prefill: number
  /** How many events a run appends. */
  readonly count: number
  /** Whether each run begins with an empty log, or goes on with the one of the last run. */
  readonly isFresh: boolean
}

export const contestant =
  (open: () => Log | Promise<Log>): Prepare<Parameters> =>
  async ({ prefill, count, isFresh }) => {
    let gcMs = 0
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) gcMs += duration
    }).observe({ entryTypes: ['gc'] })
    let log: Log | undefined
    let length = 0
    if (!isFresh) {
      // As warm as a process whose log has become long by appending.
      const warm = await open()
      await warm.append(0, Math.min(20_000, count))
      await warm.close?.()
      log = await open()
      if (log.prefill === undefined) await log.append(0, prefill)
      else await log.prefill(prefill)
      length = prefill
    }
    return {
      async run() {
        if (isFresh) [log, length] = [await open(), 0]
        const current = log as Log
        collectGarbage()
        await new Promise((resolve) => setTimeout(resolve, 5))
        gcMs = 0
        const start = performance.now()
        await current.append(length, length + count)
        const ms = performance.now() - start
        await new Promise((resolve) => setTimeout(resolve, 5))
        length += count
        const figures = { gcMs }
        const answer = await checked(current, length)
        if (isFresh) {
          await current.close?.()
          log = undefined
        }
        return { ms, answer: isFresh ? answer : answer.slice(0, answer.indexOf(' ')), figures }
      },
    }
  }

/** What the log holds of one plan, and whether that is all of it in order. */
async function checked(log: Log, length: number): Promise<string> {
  const plan = 64
  const percents = await log.percentsOf(planAt(plan))
  const expected: number[] = []
  for (let index = plan; index < length; index += planCount) expected.push(index % 101)
  const sum = createHash('sha256').update(answerOf(percents)).digest('hex')
  return `${answerOf(percents) === answerOf(expected) ? 'all' : `wrong-${sum}`} ${percents.length} ${sum}`
}
