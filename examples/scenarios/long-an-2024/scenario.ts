import { inOrder } from '../in-order.ts'
import { register } from '../register.ts'
import type { Scenario } from '../scenario.ts'
import { personsClassified } from './civil-servants.ts'
import { classified, commended } from './classification.ts'
import { districtWork, workAbove, workBefore } from './course.ts'
import { closePlanBefore, conference, issueDepartmentPlan, issuePlanBefore } from './department.ts'
import { issueDistrictPlans } from './district-plans.ts'
import { figures } from './figures.ts'
import { issueMinistryPlan, issueProvincePlan, issueTermPlan } from './plans-above.ts'
import { ranked } from './ranking.ts'
import { units } from './units.ts'

/**
 * Long An from the term of the province down to a civil servant. Real: the conference of 26/01/2024, its six
 * directions, the term 2020–2025 above the year, Kiến Tường and Tân An, the level and the rank 04/63 of 2023, and how many
 * were commended. All else is invented or general knowledge.
 */
export const longAn2024: Scenario = {
  name: 'long-an-2024',
  seed: 2024,
  entries: () =>
    inOrder([
      { recordedAt: '2023-01-16T08:00', by: 'tk-la-stp', commands: units.map(register) },
      { recordedAt: '2023-01-16T08:30', by: 'tk-la-tu', commands: issueTermPlan() },
      { recordedAt: '2023-01-16T14:00', by: 'tk-la-stp', commands: issuePlanBefore() },
      ...workBefore(),
      { recordedAt: '2024-01-05T15:00', by: 'tk-btp', commands: issueMinistryPlan() },
      { recordedAt: '2024-01-08T09:00', by: 'tk-la-stp', commands: [closePlanBefore()] },
      { recordedAt: '2024-01-15T10:00', by: 'tk-la-ubnd', commands: issueProvincePlan() },
      conference,
      { recordedAt: '2024-02-02T15:30', by: 'tk-la-stp', commands: issueDepartmentPlan() },
      ...issueDistrictPlans(),
      ...districtWork(),
      ...workAbove(),
      ...ranked(),
      ...classified,
      commended,
      ...personsClassified,
    ]),
  figures,
}
