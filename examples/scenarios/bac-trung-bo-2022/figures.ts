import { calendars, type Json, type Period, type Question, type Tracker, viewNames } from '@tiendo/core'
import { directionsOf } from '../directions.ts'
import { quantities } from '../quantities.ts'
import type { Command } from '../scenario.ts'
import { summary, table } from '../summary.ts'
import { members } from './amounts.ts'
import { review } from './next-year.ts'
import { planOf, taskId } from './plans.ts'
import { standing } from './standing.ts'

type Log = Tracker<Command>

const plans = members.map((province) => planOf(province, 2022))
const tenMonths: Period = { label: '10 tháng', start: '2022-01-01', end: '2022-10-31' }
const year: Period = { label: 'Năm 2022', start: '2022-01-01', end: '2022-12-31' }

function ask(period: Period, more: Question = {}): Question {
  return { plan: plans, asOf: period.end, period, running: false, ...more }
}

export function figures(log: Log): { [name: string]: Json } {
  return {
    ...Object.fromEntries([tenMonths, year].map((period) => [period.label, inPeriod(log, period)])),
    known: known(log),
    taskOfTheYear: taskOfTheYear(log),
    directions: directionsOf(log, review),
    ...standing(log),
  }
}

/** How much of the year a period covers is said with its figures, so that nobody takes them for those of the year. */
function inPeriod(log: Log, period: Period): Json {
  const months = calendars.calendarYear.months(2022)
  const covered = months.filter(({ start, end }) => period.start <= start && end <= period.end)
  const { views, ...totals } = log.figures(ask(period))
  return {
    period: { ...period },
    monthsCovered: `${covered.length}/${months.length}`,
    ...summary(totals),
    views: Object.fromEntries(viewNames.map((name) => [name, views?.[name].count ?? 0])),
    byUnit: table(log.breakdown(ask(period), 'leadUnit')),
    ...draftsIn(log, ask(period)),
  }
}

function draftsIn(log: Log, question: Question): { [name: string]: Json } {
  const [appraised, commented] = [quantities(log, question, '-td'), quantities(log, question, '-gy')]
  return { appraised, commented, drafts: Number(appraised['sum']) + Number(commented['sum']) }
}

/** October is reported in November: the ten months are complete only then. */
function known(log: Log): Json {
  return Object.fromEntries(
    ['2022-10-31', '2022-11-04', '2022-12-09'].map((knownAt) => [
      knownAt,
      draftsIn(log, ask(tenMonths, { knownAt }))['drafts'] ?? 0,
    ]),
  )
}

/** What is due after the window is assigned in it and not missed; what is due in it and done after it is overdue. */
function taskOfTheYear(log: Log): Json {
  return Object.fromEntries(
    (
      [
        ['quang-tri', 'npl'],
        ['nghe-an', 'rs'],
      ] as const
    ).map(([province, ending]) => {
      const standing = (period: Period) => {
        const question = ask(period, { plan: planOf(province, 2022) })
        const of = (figure: 'assigned' | (typeof viewNames)[number]) =>
          log.explain(question, figure).tasks.find(({ task }) => task === taskId(province, ending))
        return {
          status: of('assigned')?.status ?? null,
          views: viewNames.filter((view) => of(view) !== undefined),
        }
      }
      return [
        taskId(province, ending),
        { [tenMonths.label]: standing(tenMonths), [year.label]: standing(year) },
      ]
    }),
  )
}
