import { addDays, type CivilDate } from '@tiendo/core'
import { seededRandom } from '@tiendo/core/testing'
import { adHocWork } from '../programme/besides.ts'
import { plannedTasks } from '../programme/planned-tasks.ts'
import { lastDayOfMonth, workDayUpTo } from './work-days.ts'

/** When what was done, and when it was reported. All of it is invented. */

export interface Completion {
  readonly code: string
  readonly doneOn: CivilDate
  readonly recordedOn: CivilDate
  readonly dateUnknown?: true
}

type Row = readonly [code: string, doneOn: CivilDate, recordedOn?: CivilDate]

/** Completions that did not come in the ordinary course: late ones, and ones that were reported long after. */
const extraordinary: readonly Row[] = [
  // Done before the plan was issued, recorded when it was.
  ['1.1', '2021-01-28', '2021-03-01'],
  ['2.1', '2021-01-29', '2021-03-01'],
  ['4.1', '2021-02-09', '2021-03-01'],
  // Late.
  ['3.2', '2021-03-29'],
  ['5.2', '2021-04-07'],
  ['8.1', '2021-04-12'],
  ['6.2', '2021-04-20'],
  ['3.4', '2021-06-04'],
  ['9.5', '2021-06-08'],
  ['7.3', '2021-06-22'],
  ['7.4', '2021-06-25'],
  ['5.5', '2021-07-13'],
  ['4.7', '2021-07-16'],
  ['12.4', '2021-07-21'],
  ['9.8', '2021-07-30'],
  ['2.7', '2021-08-25'],
  ['11.5', '2021-09-22'],
  ['10.7', '2021-09-29'],
  ['11.7', '2021-11-05'],
  ['9.11', '2021-12-03'],
  ['12.9', '2021-12-20'],
  ['8.7', '2022-01-10'],
  // Reported in July for June.
  ['1.7', '2021-06-28', '2021-07-02'],
  ['10.5', '2021-06-30', '2021-07-05'],
  ['2.6', '2021-06-29', '2021-07-06'],
  ['6.7', '2021-06-30', '2021-07-09'],
  // Reported in January for the year before.
  ['9.13', '2021-12-17', '2022-01-05'],
  ['6.13', '2021-12-30', '2022-01-06'],
  ['12.12', '2021-12-24', '2022-01-07'],
  ['2.10', '2021-11-12', '2022-01-11'],
  // By deadlines that were moved while they had not expired.
  ['1.5', '2021-06-11'],
  ['6.5', '2021-06-24'],
  ['8.3', '2021-06-28'],
  ['9.7', '2021-08-26'],
  ['3.7', '2021-09-28'],
  ['7.6', '2021-09-29'],
  ['2.8', '2021-10-13'],
  ['6.9', '2021-10-20'],
  ['5.7', '2021-10-25'],
  ['1.8', '2021-10-27'],
  ['11.8', '2021-11-12'],
  ['12.7', '2021-11-26'],
  // To be reopened, and done again.
  ['4.5', '2021-05-25'],
  ['4.5', '2021-07-28'],
  ['5.6', '2021-07-19'],
  ['5.6', '2021-11-04'],
  // Recorded as done on the last day of June; `incidents` takes that back.
  ['8.4', '2021-06-30'],
]

/** Nobody noted the day; the list of 15 October says that it was done. */
const undatedCompletion: Completion = {
  code: '5.8',
  doneOn: '2021-10-15',
  recordedOn: '2021-10-15',
  dateUnknown: true,
}

/** Open when the log ends, or withdrawn. */
const neverDone: ReadonlySet<string> = new Set(['3.8', '6.11', '7.7', '8.5'])

/** Everything else is done up to nine days before its deadline, and reported on the day or a little later. */
function ordinaryCompletions(): Completion[] {
  const random = seededRandom(25)
  const special = new Set([...extraordinary.map(([code]) => code), undatedCompletion.code, ...neverDone])
  return plannedTasks.flatMap(({ code, deadline }) => {
    const daysBefore = random.int(0, 9)
    const daysToReport = random.chance(0.3) ? random.int(1, 3) : 0
    if (special.has(code)) return []
    const doneOn = workDayUpTo(addDays(deadline, -daysBefore))
    const reportedOn = workDayUpTo(addDays(doneOn, daysToReport))
    const lastDay = lastDayOfMonth(doneOn)
    const isNextMonth = reportedOn > lastDay
    return [{ code, doneOn, recordedOn: isNextMonth ? lastDay : reportedOn }]
  })
}

function adHocCompletions(): Completion[] {
  return adHocWork.flatMap(({ doneOn }, index) =>
    doneOn === undefined ? [] : [{ code: `ĐX.${index + 1}`, doneOn, recordedOn: doneOn }],
  )
}

/** Every completion that is reported, but for the correction that `incidents` makes. */
export const completions: readonly Completion[] = [
  ...extraordinary.map(([code, doneOn, recordedOn = doneOn]) => ({ code, doneOn, recordedOn })),
  undatedCompletion,
  ...ordinaryCompletions(),
  ...adHocCompletions(),
]
