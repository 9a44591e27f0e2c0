import { inOrder } from '../in-order.ts'
import { register } from '../register.ts'
import type { Scenario } from '../scenario.ts'
import { assessed } from './assessment.ts'
import { ordinaryWork, quarterlyReports } from './course.ts'
import { figures } from './figures.ts'
import { promised } from './pact.ts'
import { departments, enforcementOffices, issuePlans } from './plans.ts'

/**
 * Fourteen offices of justice of seven provinces in 2022. Real: seven provinces, two offices of each, 434 drafts and
 * 125,996 cases without a target, the pact signed on 2/12 (of 2022 by the context). All else is invented, also that December added nothing to the two sums; of
 * places the document names the city of the conference alone.
 */
export const dongNamBo2022: Scenario = {
  name: 'dong-nam-bo-2022',
  seed: 434,
  entries: () =>
    inOrder([
      {
        recordedAt: '2022-01-17T08:00',
        by: 'tk-stp-ninh-thuan',
        commands: [...departments, ...enforcementOffices].map(({ office }) => register(office)),
      },
      ...issuePlans(),
      ...quarterlyReports(),
      ...ordinaryWork(),
      ...assessed(),
      ...promised,
    ]),
  figures,
}
