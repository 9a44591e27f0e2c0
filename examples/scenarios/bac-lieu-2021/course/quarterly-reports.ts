import type { CivilDate, PlanningCommand } from '@tiendo/core'
import { seededRandom } from '@tiendo/core/testing'
import type { Entry } from '../../scenario.ts'
import { regularWork } from '../programme/besides.ts'
import { plannedTasks, taskId } from '../programme/planned-tasks.ts'
import type { Lead } from '../programme/task-row.ts'
import { completions } from './completions.ts'

/** Days of the quarterly reports, and what was left out of them. Invented, but that there is a report every quarter. */
const reports: readonly { readonly on: CivilDate; readonly leftOut: readonly string[] }[] = [
  { on: '2021-03-25', leftOut: ['6.11', '9.10', '12.9', 'TX.9'] },
  { on: '2021-06-25', leftOut: ['5.5', '10.9', '12.7', 'TX.9'] },
  { on: '2021-09-24', leftOut: ['6.11', '11.9'] },
  { on: '2021-12-24', leftOut: ['6.11', 'TX.9'] },
]

const firstDay = '2021-02-26'
const withdrawn = new Map([['7.7', '2021-09-27']])

/** At every quarter's end each unit reports on all its work that is open: one commit of each unit. */
export function quarterlyReports(): Entry[] {
  const random = seededRandom(262)
  return reports.flatMap(({ on, leftOut }) => {
    const byAccount = new Map<string, PlanningCommand[]>()
    const report = (lead: Lead, command: PlanningCommand) => {
      const account = accountOf(lead)
      byAccount.set(account, [...(byAccount.get(account) ?? []), command])
    }
    for (const { code, lead, deadline } of plannedTasks) {
      if (leftOut.includes(code) || !isOpen(code, on)) continue
      const percent = percentAt(on, deadline)
      report(lead, { type: 'ReportProgress', task: taskId(code), percent, on })
    }
    for (const [index, [lead]] of regularWork.entries()) {
      const increment = random.int(8, 240)
      const code = `TX.${index + 1}`
      if (!leftOut.includes(code))
        report(lead, { type: 'ReportProgress', task: taskId(code), quantity: { increment }, on })
    }
    return [...byAccount].map(([by, commands], index) => ({
      recordedAt: `${on}T15:${String(index * 3).padStart(2, '0')}`,
      by,
      commands,
    }))
  })
}

function isOpen(code: string, on: CivilDate): boolean {
  if (on >= (withdrawn.get(code) ?? '9999-12-31')) return false
  return !completions.some((completion) => completion.code === code && completion.doneOn <= on)
}

/** Work is taken to go on evenly, and to stop short of the end while it is not done. */
function percentAt(on: CivilDate, deadline: CivilDate): number {
  const days = (from: CivilDate, to: CivilDate) => (Date.parse(to) - Date.parse(from)) / 86_400_000
  const share = days(firstDay, on) / Math.max(1, days(firstDay, deadline))
  return Math.min(90, Math.max(5, Math.round((share * 100) / 5) * 5))
}

export function accountOf(lead: Lead): string {
  return `tk-${typeof lead === 'string' ? lead : lead[0]}`
}
