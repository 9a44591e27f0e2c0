import { openTracker, type PlanningCommand, type TrackerOptions } from '@tiendo/core'
import { type FixedClock, fixedClock } from '@tiendo/core/testing'

/** A tracker with a plan of three tasks, in an office in Bạc Liêu, on the morning of 1 March 2021. */
export async function office(options: TrackerOptions<readonly []> = {}) {
  const clock: FixedClock = fixedClock('2021-03-01T02:00:00.000Z')
  const tracker = await openTracker({ clock, timeZone: 'Asia/Ho_Chi_Minh', ...options })
  await tracker.executeAll(opening)
  return { tracker, clock }
}

export const opening: readonly PlanningCommand[] = [
  { type: 'RegisterUnit', unit: 'u1', name: 'Sở Tư pháp', on: '2021-01-01' },
  {
    type: 'IssuePlan',
    plan: 'p1',
    title: 'Kế hoạch công tác năm 2021',
    owner: 'u1',
    authority: { issuer: 'Giám đốc Sở', number: '25/QĐ-STP', date: '2021-02-26' },
    period: { start: '2021-01-01', end: '2021-12-31' },
    on: '2021-02-26',
  },
  { type: 'AddGroup', plan: 'p1', group: 'g1', title: 'Nhóm I', ordinal: 'I', on: '2021-02-26' },
  ...['t1', 't2', 't3'].map(
    (task, index): PlanningCommand => ({
      type: 'AddTask',
      plan: 'p1',
      task,
      code: `1.${index + 1}`,
      title: `Nhiệm vụ ${index + 1}`,
      group: 'g1',
      leadUnits: ['u1'],
      deadline: '2021-06-30',
      on: '2021-02-26',
    }),
  ),
]
