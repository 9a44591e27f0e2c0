import { departmentOf, type ProvinceId, provinces } from '../provinces.ts'
import type { Command, Entry } from '../scenario.ts'

const on = '2025-07-01'

/** On 1 July 2025, 63 provinces became 34 (Resolution 202/2025/QH15). That departments merged on that day is invented. */
export function mergersOf2025(): readonly Entry[] {
  const merged = provinces.flatMap(({ id, into }) =>
    into === undefined ? [] : [{ unit: unitOf(id), into: unitOf(into) }],
  )
  const leave = merged.map(
    ({ unit }): Command => ({
      type: 'assessment.LeaveCluster',
      cluster: 'toan-quoc',
      unit,
      reason: 'Sáp nhập',
      on,
    }),
  )
  const merge = merged.map(({ unit, into }): Command => ({ type: 'MergeUnit', unit, into, on }))
  return [
    { recordedAt: '2025-07-01T08:00', by: 'tk-btp', commands: merge },
    { recordedAt: '2025-07-01T08:30', by: 'tk-btp', commands: leave },
  ]
}

function unitOf(province: string): string {
  return departmentOf(province as ProvinceId).unit
}
