import { inOrder } from '../in-order.ts'
import { departmentOf } from '../provinces.ts'
import { register } from '../register.ts'
import type { Scenario } from '../scenario.ts'
import { members } from './amounts.ts'
import { assessed } from './assessment.ts'
import { monthlyReports, ordinaryWork } from './course.ts'
import { figures } from './figures.ts'
import { plansOf2023, reviewHeld } from './next-year.ts'
import { honoured, promised, voted } from './pact.ts'
import { issuePlans } from './plans.ts'

/**
 * Departments of justice of six provinces in 2022. Real: 1,103 drafts in ten months, the review of 9/12, its five
 * directions, the ministry's slogan, Quảng Trị as head of the cluster, the steps from the criteria table to the pact. All else is invented or general knowledge.
 */
export const bacTrungBo2022: Scenario = {
  name: 'bac-trung-bo-2022',
  seed: 1103,
  entries: () =>
    inOrder([
      {
        recordedAt: '2022-01-12T14:00',
        by: 'tk-stp-quang-tri',
        commands: members.map((province) => register(departmentOf(province))),
      },
      ...issuePlans(),
      ...monthlyReports(),
      ...ordinaryWork(),
      reviewHeld,
      ...plansOf2023(),
      ...assessed(),
      voted,
      honoured,
      ...promised,
    ]),
  figures,
}
