import type { Json, Question, Tracker } from '@tiendo/core'
import { directionsOf } from '../directions.ts'
import { restated } from '../restated.ts'
import type { Command } from '../scenario.ts'
import { summary, table } from '../summary.ts'
import { departmentPlan, planBefore, review } from './department.ts'
import { districtPlan } from './district-plans.ts'
import { ministryPlan, provincePlan, termPlan } from './plans-above.ts'
import { standing } from './standing.ts'
import { type District, districts, divisionOf } from './units.ts'

type Log = Tracker<Command>

const districtPlans = districts.map(districtPlan)
const levels = {
  term: termPlan,
  province: provincePlan,
  department: departmentPlan,
  districts: districtPlans,
  ministry: ministryPlan,
  departmentBefore: planBefore,
}
const [halfYear, year] = [
  { label: '6 tháng đầu năm 2024', start: '2024-01-01', end: '2024-06-30' },
  { label: 'Năm 2024', start: '2024-01-01', end: '2024-12-31' },
]

export function figures(log: Log): { [name: string]: Json } {
  return {
    ...Object.fromEntries([halfYear, year].map((period) => [period.label, atEndOf(log, period)])),
    /** The last day of June as known on that day, a Sunday, and on the Monday after it. */
    restated: restated(
      log,
      { plan: districtPlans, asOf: halfYear.end, running: false },
      '2024-06-30',
      '2024-07-01',
    ),
    directions: directionsOf(log, review),
    ...standing(log),
  }
}

function atEndOf(log: Log, period: typeof year): Json {
  const ask = (plan: Question['plan'], more: Question = {}) => ({
    plan,
    asOf: period.end,
    running: false,
    ...more,
  })
  const { views } = log.figures(ask(districtPlans, { period }))
  const [cityOfTanAn] = districts as [District]
  const lead = { unit: divisionOf(cityOfTanAn), subtree: true }
  return {
    own: Object.fromEntries(
      Object.entries(levels).map(([name, plan]) => [name, summary(log.figures(ask(plan)))]),
    ),
    rolledUp: Object.fromEntries(
      [termPlan, ministryPlan, provincePlan, departmentPlan].map((plan) => [
        plan,
        summary(log.figures(ask(plan, { rollUp: true }))),
      ]),
    ),
    byPlan: table(log.breakdown(ask(termPlan, { rollUp: true }), 'plan')),
    byUnit: table(log.breakdown(ask(districtPlans), 'leadTree')),
    byPerson: table(log.breakdown(ask(districtPlan(cityOfTanAn)), 'leadUnit')),
    ofOneDivision: summary(log.figures(ask(districtPlans, { lead }))),
    districtsInPeriod: {
      dueIn: views?.dueIn.count ?? 0,
      doneIn: views?.doneIn.count ?? 0,
      carriedIn: views?.carriedIn.count ?? 0,
    },
  }
}
