import { seededRandom } from '@tiendo/core/testing'
import { doneInTime, reported } from '../ordinary-work.ts'
import type { Entry } from '../scenario.ts'
import { amounts, members } from './amounts.ts'
import { departments, enforcementOffices, type Member, taskId } from './plans.ts'

/** When amounts were reported and work was done is invented; the last amounts are those made for the review of 2/12. */
const reports = [
  { on: '2022-03-31', recordedOn: ['2022-03-31', '2022-04-01', '2022-04-04'] },
  { on: '2022-06-30', recordedOn: ['2022-06-30', '2022-07-01', '2022-07-04'] },
  { on: '2022-09-30', recordedOn: ['2022-09-30', '2022-10-03', '2022-10-04'] },
  { on: '2022-11-30', recordedOn: ['2022-11-30', '2022-12-01', '2022-12-02'] },
] as const

export function quarterlyReports(): Entry[] {
  return reports.flatMap(({ on, recordedOn }, quarter) =>
    members.flatMap((province, index) => {
      const { drafts, cases } = amounts[province]
      const day = recordedOn[index % recordedOn.length] as string
      const report = (member: Member, ending: string, increment: number, hour: string): Entry => ({
        recordedAt: `${day}T${hour}:${String(index * 8).padStart(2, '0')}`,
        by: member.by,
        commands: [{ type: 'ReportProgress', task: taskId(member, ending), quantity: { increment }, on }],
      })
      return [
        report(departments[index] as Member, 'td', drafts[quarter] as number, '08'),
        report(enforcementOffices[index] as Member, 'vv', cases[quarter] as number, '09'),
      ]
    }),
  )
}

export function ordinaryWork(): Entry[] {
  const random = seededRandom(14)
  return [...departments, ...enforcementOffices].flatMap((member) =>
    member.tasks.flatMap(({ ending, deadline }) => {
      const task = taskId(member, ending)
      if (deadline === undefined) return []
      const ordinary = doneInTime({ task, by: member.by, deadline }, random)
      if (task === 'dnb-thads-binh-phuoc-kd') return []
      const special = {
        'dnb-stp-tay-ninh-dvc': { doneOn: '2022-10-14', recordedOn: '2022-10-14' },
        'dnb-thads-tay-ninh-kd': { doneOn: '2022-12-30', recordedOn: '2023-01-04' },
      }[task]
      return [reported({ ...ordinary, ...special }, random)]
    }),
  )
}
