import type { CivilDate } from '@tiendo/core'
import { seededRandom } from '@tiendo/core/testing'
import { doneInTime, reported } from '../ordinary-work.ts'
import type { Command, Entry } from '../scenario.ts'
import { adHocTask, movedTo, withdrawn } from './amendments.ts'
import { type PlannedTask, plannedTasks, taskId } from './plan.ts'
import { targets } from './targets.ts'
import { accountOf } from './units.ts'

/** What was done and when it was reported is invented throughout. */

/** Not done by the end of the year: `next-year` carries them over. */
export const unfinished: readonly string[] = ['6.10', '7.13', '9.10']

/** Done late, or reported only after the review of 31 December: the day it was done, the day it was recorded. */
const extraordinary: { readonly [code: string]: readonly [doneOn: CivilDate, recordedOn?: CivilDate] } = {
  '3.06': ['2021-07-09'],
  '4.09': ['2021-10-12'],
  '5.06': ['2021-08-13'],
  '6.05': ['2021-07-02'],
  '7.05': ['2021-06-25', '2021-07-06'],
  '8.09': ['2021-09-28'],
  '9.06': ['2021-06-11'],
  '1.13': ['2021-12-30', '2022-01-05'],
  '2.13': ['2021-12-23', '2022-01-04'],
  '5.13': ['2021-12-31', '2022-01-10'],
  '6.13': ['2021-12-31'],
  '7.14': ['2021-12-31'],
  '8.13': ['2021-12-16', '2022-01-06'],
  '8.14': ['2021-12-31', '2022-01-07'],
  '9.13': ['2021-12-31', '2022-01-10'],
}

export function completions(): Entry[] {
  const random = seededRandom(121)
  const finished = plannedTasks.filter(
    ({ code }) => !unfinished.includes(code) && !withdrawn.has(taskId(code)),
  )
  return [...finished, adHocTask].map(({ code, lead, deadline }) => {
    const [task, by] = [code === adHocTask.code ? adHocTask.task : taskId(code), accountOf(lead)]
    const ordinary = doneInTime({ task, by, deadline: movedTo.get(task) ?? deadline }, random)
    const [doneOn, recordedOn] = extraordinary[code] ?? [ordinary.doneOn, ordinary.recordedOn]
    return reported({ task, by, doneOn, recordedOn }, random)
  })
}

const quarterEnds = ['2021-03-30', '2021-06-29', '2021-09-29', '2021-12-30'] as const

/** What tasks with targets have reached: one commit of each account. */
export function quantityReports(): Entry[] {
  const withTargets = plannedTasks.filter(({ code }) => targets[code] !== undefined)
  return quarterEnds.flatMap((on, quarter) =>
    byAccount(withTargets, `${on}T10:`, ({ code }): Command[] => {
      const { target, reported } = targets[code] as NonNullable<(typeof targets)[string]>
      const amount = reported[quarter]
      if (amount === null || amount === undefined) return []
      const quantity = target.kind === 'flow' ? { increment: amount } : { total: amount }
      return [{ type: 'ReportProgress', task: taskId(code), quantity, on }]
    }),
  )
}

/** A week before a quarter begins, how far the work that is due in it has come. */
export function percentReports(): Entry[] {
  const random = seededRandom(9)
  return ['2021-03-25', '2021-06-24', '2021-09-23'].flatMap((on, index) => {
    const [start, end] = [quarterEnds[index], quarterEnds[index + 1]] as [string, string]
    const due = plannedTasks.filter(({ code, deadline }) => {
      const isDue = start < deadline && deadline <= end
      return (
        isDue && targets[code] === undefined && !movedTo.has(taskId(code)) && !withdrawn.has(taskId(code))
      )
    })
    return byAccount(due, `${on}T15:`, ({ code }) => [
      { type: 'ReportProgress', task: taskId(code), percent: random.int(2, 14) * 5, on },
    ])
  })
}

function byAccount(
  tasks: readonly PlannedTask[],
  hour: string,
  commandsOf: (task: PlannedTask) => Command[],
): Entry[] {
  const commands = new Map<string, Command[]>()
  for (const task of tasks) {
    const by = accountOf(task.lead)
    commands.set(by, [...(commands.get(by) ?? []), ...commandsOf(task)])
  }
  return [...commands]
    .filter(([, each]) => each.length > 0)
    .map(([by, each], index) => ({
      recordedAt: `${hour}${String(index * 4).padStart(2, '0')}`,
      by,
      commands: each,
    }))
}
