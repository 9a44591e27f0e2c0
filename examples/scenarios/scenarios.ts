import { acrossYears } from './across-years/scenario.ts'
import { bacLieu2021 } from './bac-lieu-2021/scenario.ts'
import { bacTrungBo2022 } from './bac-trung-bo-2022/scenario.ts'
import { dongNamBo2022 } from './dong-nam-bo-2022/scenario.ts'
import { dongThap2021 } from './dong-thap-2021/scenario.ts'
import { longAn2024 } from './long-an-2024/scenario.ts'
import type { Scenario } from './scenario.ts'

/** One for each source document, by their dates, and one that holds them all. */
export const scenarios: readonly Scenario[] = [
  bacLieu2021,
  dongThap2021,
  dongNamBo2022,
  bacTrungBo2022,
  longAn2024,
  acrossYears,
]
