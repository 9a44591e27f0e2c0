import { calendars, type Json, type Question, type Tracker, viewNames } from '@tiendo/core'
import { directionsOf } from '../directions.ts'
import { restated } from '../restated.ts'
import type { Command } from '../scenario.ts'
import { summary, table, written } from '../summary.ts'
import { unfinished } from './course.ts'
import { nextPlan, review } from './next-year.ts'
import { issuedOn, plan } from './plan.ts'
import { standing } from './standing.ts'

type Log = Tracker<Command>

const later = '2022-01-31'
const yearEnd: Question = { plan, asOf: '2021-12-31', knownAt: later, running: false }

export function figures(log: Log): { [name: string]: Json } {
  return {
    start: ofDay(log, issuedOn),
    assigned: Object.fromEntries(
      ['2021-07-25', '2021-07-26', '2021-10-17', '2021-10-18', '2021-12-31'].map((asOf) => [
        asOf,
        log.figures({ ...yearEnd, asOf }).counts.assigned,
      ]),
    ),
    quarters: quarters(log),
    year: ofDay(log, '2021-12-31'),
    plannedOnly: summary(log.figures({ ...yearEnd, kind: 'planned' })),
    targets: targets(log),
    /** The last day of 2021 as known at the review, and a month later. */
    restated: restated(log, yearEnd, '2021-12-31', later),
    carriedOver: carriedOver(log),
    directions: directionsOf(log, review),
    ...standing(log),
  }
}

function ofDay(log: Log, asOf: string): Json {
  const question = { ...yearEnd, asOf }
  return { ...summary(log.figures(question)), byGroup: table(log.breakdown(question, 'group')) }
}

function quarters(log: Log): Json {
  return calendars.calendarYear.quarters(2021).map((period) => {
    const { views, ...totals } = log.figures({ ...yearEnd, asOf: period.end, period })
    return {
      quarter: period.label,
      ...summary(totals),
      views: Object.fromEntries(viewNames.map((name) => [name, views?.[name].count ?? 0])),
    }
  })
}

function targets(log: Log): Json {
  const { targetCount, targetMetCount, targetExceededCount } = log.figures(yearEnd).counts
  const tasks = log.explain(yearEnd, 'assigned').tasks.filter(({ target }) => target !== undefined)
  return {
    targetCount,
    targetMetCount,
    targetExceededCount,
    tasks: tasks.map(({ code, quantity = null, target, attainment }) => ({
      code,
      reported: quantity,
      target: `${target?.kind} ${target?.quantity} ${target?.unit}`,
      attainment: written(attainment?.ratio ?? null),
      isMet: attainment?.isMet ?? null,
    })),
  }
}

function carriedOver(log: Log): Json {
  return ['2021-12-31', '2022-01-01'].map((asOf) => {
    const question = { ...yearEnd, asOf }
    const isCarried = ({ code }: { code: string }) => unfinished.includes(code) || code.startsWith('CT.')
    const standing = (of: string) =>
      log
        .explain({ ...question, plan: of }, 'assigned')
        .tasks.filter(isCarried)
        .map(({ code, status }) => `${code} ${status}`)
    return {
      asOf,
      [plan]: { tasks: standing(plan), ...summary(log.figures(question)) },
      [nextPlan]: { tasks: standing(nextPlan), ...summary(log.figures({ ...question, plan: nextPlan })) },
    }
  })
}
