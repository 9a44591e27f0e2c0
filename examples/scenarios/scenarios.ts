import { bacLieu2021 } from './bac-lieu-2021/scenario.ts'
import type { Scenario } from './scenario.ts'

export const scenarios: readonly Scenario[] = [bacLieu2021]
