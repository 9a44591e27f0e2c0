import type { CivilDate } from '@tiendo/core'
import { seededRandom } from '@tiendo/core/testing'
import { doneInTime, reported } from '../ordinary-work.ts'
import type { Entry } from '../scenario.ts'
import { departmentTask, tasksBefore } from './department.ts'
import { districtTask, districtTasks } from './district-plans.ts'
import { accountOf } from './units.ts'

/** What was done in two years and when it was reported is invented throughout. */

/** Late, or done on the last work day of June and reported on the next one; `undefined` where it is not done. */
const extraordinary = new Map<string, readonly [doneOn: CivilDate, recordedOn?: CivilDate] | undefined>([
  [districtTask('kien-tuong', 2), ['2024-06-28', '2024-07-01']],
  [districtTask('can-duoc', 2), ['2024-06-28', '2024-07-01']],
  [districtTask('can-duoc', 3), ['2024-06-28', '2024-07-01']],
  [districtTask('tan-hung', 3), ['2024-06-27', '2024-07-01']],
  [districtTask('moc-hoa', 2), ['2024-06-14']],
  [districtTask('duc-hoa', 3), ['2024-07-12']],
  [districtTask('duc-hue', 1), ['2024-10-18']],
  [districtTask('tan-hung', 4), ['2024-12-06']],
  [districtTask('thanh-hoa', 1), undefined],
  [districtTask('vinh-hung', 4), ['2024-12-30', '2025-01-06']],
])

export function districtWork(): Entry[] {
  const random = seededRandom(15)
  return districtTasks.flatMap(({ task, deadline, district }) => {
    const ordinary = doneInTime({ task, by: accountOf(district), deadline }, random)
    if (!extraordinary.has(task)) return [reported(ordinary, random)]
    const [doneOn, recordedOn] = extraordinary.get(task) ?? []
    return doneOn === undefined ? [] : [reported({ task, by: ordinary.by, doneOn, recordedOn }, random)]
  })
}

/** Above the districts nothing is done by itself: each level reports its own task when it takes it to be done. */
export function workAbove(): Entry[] {
  const random = seededRandom(4)
  const done: readonly (readonly [task: string, by: string, doneOn: CivilDate, recordedOn?: CivilDate])[] = [
    [departmentTask(2), 'tk-la-stp', '2024-07-24'],
    [departmentTask(3), 'tk-la-stp', '2024-10-11', '2024-10-14'],
    [departmentTask(5), 'tk-la-stp', '2024-10-09'],
    [departmentTask(6), 'tk-la-stp', '2024-06-13', '2024-06-14'],
    [departmentTask(7), 'tk-la-stp', '2024-03-27', '2024-03-28'],
    [departmentTask(8), 'tk-la-stp', '2024-08-28'],
    ['la-ub24-2', 'tk-la-ubnd', '2024-08-15'],
    ['la-ub24-4', 'tk-la-ubnd', '2024-12-09'],
    ['btp-nv24-1', 'tk-btp', '2024-09-26'],
    ['btp-nv24-2', 'tk-btp', '2024-07-30'],
    ['btp-nv24-3', 'tk-btp', '2024-12-20'],
  ]
  return done.map(([task, by, doneOn, recordedOn]) => reported({ task, by, doneOn, recordedOn }, random))
}

export function workBefore(): Entry[] {
  const random = seededRandom(2023)
  return tasksBefore.map(({ deadline }, index) => {
    const task = { task: `la-stp23-${index + 1}`, by: 'tk-la-stp', deadline }
    return reported(doneInTime(task, random), random)
  })
}
