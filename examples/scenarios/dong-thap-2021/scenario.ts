import { inOrder } from '../in-order.ts'
import { register } from '../register.ts'
import type { Scenario } from '../scenario.ts'
import { amendments } from './amendments.ts'
import { assessed } from './assessment.ts'
import { completions, percentReports, quantityReports } from './course.ts'
import { figures } from './figures.ts'
import { honoured } from './honours.ts'
import { january, nextPlanIssued, reviewHeld } from './next-year.ts'
import { issuedOn, issuePlan } from './plan.ts'
import { units } from './units.ts'

/**
 * The Department of Justice of Đồng Tháp in 2021. Real: 9 groups, 121 tasks, adjustments because of Covid-19, targets
 * met and exceeded, the rank 05/13, the forms of commendation, the review of 31/12/2021 and what it directed. All else is
 * invented.
 */
export const dongThap2021: Scenario = {
  name: 'dong-thap-2021',
  seed: 121,
  entries: () =>
    inOrder([
      { recordedAt: `${issuedOn}T08:00`, by: 'tk-dt-vp', commands: units.map(register) },
      { recordedAt: `${issuedOn}T09:30`, by: 'tk-dt-vp', commands: issuePlan() },
      ...percentReports(),
      ...quantityReports(),
      ...amendments,
      ...completions(),
      reviewHeld,
      nextPlanIssued(),
      ...january(),
      ...assessed(),
      ...honoured,
    ]),
  figures,
}
