import { addDays, calendars } from '@tiendo/core'
import { seededRandom } from '@tiendo/core/testing'
import { doneInTime, reported } from '../ordinary-work.ts'
import { departmentOf } from '../provinces.ts'
import type { Entry } from '../scenario.ts'
import { workDayUpTo } from '../work-days.ts'
import { amounts, members } from './amounts.ts'
import { clusterTasks, departmentTasks, taskId } from './plans.ts'

/** When amounts were reported and work was done is invented. */

/** Counted up to the last day of the month, reported a few days after it: one commit of each department. */
export function monthlyReports(): Entry[] {
  return calendars.calendarYear.months(2022).flatMap(({ end: on }, month) =>
    members.map((province, index) => {
      const { appraised, commented } = amounts[province]
      const report = (ending: string, increment: number) =>
        ({ type: 'ReportProgress', task: taskId(province, ending), quantity: { increment }, on }) as const
      return {
        recordedAt: `${workDayUpTo(addDays(on, 4))}T09:${index}0`,
        by: `tk-${departmentOf(province).unit}`,
        commands: [report('td', appraised[month] as number), report('gy', commented[month] as number)],
      }
    }),
  )
}

/** Nghệ An was late with its review of documents, Hà Tĩnh with its report. */
const late: { readonly [task: string]: { readonly doneOn: string; readonly recordedOn: string } } = {
  [taskId('nghe-an', 'rs')]: { doneOn: '2022-11-18', recordedOn: '2022-11-18' },
  [taskId('ha-tinh', 'bc')]: { doneOn: '2022-12-21', recordedOn: '2022-12-22' },
}

export function ordinaryWork(): Entry[] {
  const random = seededRandom(6)
  const ofDepartments = members.flatMap((province) =>
    departmentTasks.map(({ ending, deadline }) => ({
      task: taskId(province, ending),
      by: `tk-${departmentOf(province).unit}`,
      deadline,
    })),
  )
  const ofCluster = clusterTasks.map(({ ending, deadline }) => ({
    task: `btb-${ending}`,
    by: 'tk-stp-quang-tri',
    deadline,
  }))
  return [...ofDepartments, ...ofCluster].flatMap(({ deadline, ...work }) => {
    if (deadline === undefined) return []
    if (work.task === 'btb-tk') return [reported({ ...work, doneOn: deadline }, random)]
    return [reported({ ...doneInTime({ ...work, deadline }, random), ...late[work.task] }, random)]
  })
}
