import {
  type LiveView,
  openTracker,
  type PlanningCommand,
  type Projection,
  type Tracker,
  type TrackerOptions,
} from '@tiendo/core'
import { fixedClock } from '@tiendo/core/testing'

const on = '2021-03-01'
export const plan = 'p1'

/** A plan of as many tasks as are asked for, due on 30 June, on the morning of 1 March 2021. */
export async function office({
  taskCount = 3,
  ...options
}: { taskCount?: number } & TrackerOptions<readonly []> = {}) {
  const clock = fixedClock('2021-03-01T02:00:00.000Z')
  const tracker = await openTracker({
    clock,
    timeZone: 'Asia/Ho_Chi_Minh',
    projections: [reports],
    ...options,
  })
  await tracker.executeAll([
    { type: 'RegisterUnit', unit: 'u1', name: 'Office', on: '2021-01-01' },
    {
      type: 'IssuePlan',
      plan,
      title: 'Plan of 2021',
      owner: 'u1',
      authority: { issuer: 'The director' },
      period: { start: '2021-01-01', end: '2021-12-31' },
      on: '2021-01-01',
    },
    ...idsOf(taskCount).map(
      (task): PlanningCommand => ({
        type: 'AddTask',
        plan,
        task,
        code: task,
        title: `Task ${task}`,
        deadline: '2021-06-30',
        on: '2021-01-01',
      }),
    ),
  ])
  return { tracker, clock }
}

export const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `t${index + 1}`)
export const report = (task: string, percent = 40): PlanningCommand => ({
  type: 'ReportProgress',
  task,
  percent,
  on,
})
export const complete = (task: string): PlanningCommand => ({ type: 'CompleteTask', task, on })

/** What was reported about all tasks: totals that every report changes, which it does not of figures. */
export const reports: Projection<{ count: number; sum: number }> = {
  name: 'reports',
  version: 1,
  keysOf: ({ type }) => (type === 'ProgressReported' ? ['all'] : []),
  initial: () => ({ count: 0, sum: 0 }),
  evolve(draft, { data }) {
    draft.count++
    draft.sum += (data as { percent: number }).percent
  },
}

/** How many views of a tracker are made, how often they are subscribed to, and how many subscriptions are left. */
export function watchViews(tracker: Tracker) {
  const counts = { made: 0, subscribed: 0, open: 0 }
  const watched = <T>(view: LiveView<T>): LiveView<T> => {
    counts.made++
    return {
      getSnapshot: view.getSnapshot,
      subscribe(listener) {
        counts.subscribed++
        counts.open++
        const end = view.subscribe(listener)
        return () => {
          counts.open--
          end()
        }
      },
    }
  }
  const { liveFigures, liveTask } = tracker
  tracker.liveFigures = (question) => watched(liveFigures.call(tracker, question))
  tracker.liveTask = (task, options) => watched(liveTask.call(tracker, task, options))
  return counts
}
