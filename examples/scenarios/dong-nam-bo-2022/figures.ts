import { calendars, type Json, type Question, type Tracker } from '@tiendo/core'
import { quantities } from '../quantities.ts'
import type { Command } from '../scenario.ts'
import { summary, table, written } from '../summary.ts'
import { departments, enforcementOffices } from './plans.ts'
import { standing } from './standing.ts'

type Log = Tracker<Command>

const plans = [...departments, ...enforcementOffices].map(({ plan }) => plan)
const year: Question = { plan: plans, asOf: '2022-12-31', running: false }

/** Drafts appraised and cases worked on. */
const endings = { drafts: '-td', cases: '-vv' }

function amountsOf(log: Log, question: Question): Json {
  return Object.fromEntries(
    Object.entries(endings).map(([name, ending]) => [name, quantities(log, question, ending)]),
  )
}

export function figures(log: Log): { [name: string]: Json } {
  return {
    year: summary(log.figures(year)),
    byUnit: table(log.breakdown(year, 'leadUnit')),
    amounts: amountsOf(log, year),
    amountsKnown: Object.fromEntries(
      ['2022-11-30', '2022-12-01', '2022-12-02'].map((knownAt) => {
        const question = { ...year, asOf: '2022-11-30', knownAt }
        return [knownAt, sums(log, question)]
      }),
    ),
    quarters: quarters(log),
    withoutTarget: withoutTarget(log),
    ...standing(log),
  }
}

function sums(log: Log, question: Question): Json {
  return Object.fromEntries(
    Object.entries(endings).map(([name, ending]) => [name, quantities(log, question, ending)['sum'] ?? 0]),
  )
}

function quarters(log: Log): Json {
  return calendars.calendarYear.quarters(2022).map((period) => {
    const question = { ...year, asOf: period.end, period }
    return { quarter: period.label, ...summary(log.figures(question)), amounts: amountsOf(log, question) }
  })
}

/** A quantity that nobody set a target for is neither met nor missed: there is nothing to divide by. */
function withoutTarget(log: Log): Json {
  const { targetCount, targetMetCount, targetExceededCount } = log.figures({
    ...year,
    kind: 'regular',
  }).counts
  const { tasks } = log.explain({ ...year, kind: 'regular' }, 'assigned')
  return {
    targetCount,
    targetMetCount,
    targetExceededCount,
    tasks: tasks.map(({ task, status, quantity = null, attainment }) => ({
      task,
      status,
      quantity,
      attainment: written(attainment?.ratio ?? null),
    })),
  }
}
