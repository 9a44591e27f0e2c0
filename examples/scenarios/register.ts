import { units as ofBacLieu } from './bac-lieu-2021/programme/units.ts'
import { departmentOf, type ProvinceId } from './provinces.ts'
import type { Command } from './scenario.ts'

/** An office as it is registered. */
export interface Office {
  readonly unit: string
  readonly name: string
  readonly parent?: string
}

export const ministry: Office = { unit: 'btp', name: 'Bộ Tư pháp' }

/** The same office is registered by the same command in every scenario, so that one log can hold them all. */
export function register({ unit, name, parent }: Office): Command {
  return { type: 'RegisterUnit', unit, name, ...(parent === undefined ? {} : { parent }), on: '2021-01-01' }
}

/** The Departments of Justice of provinces. That of Bạc Liêu stands below its committee, as its own scenario has it. */
export function registerDepartments(provinces: readonly ProvinceId[]): Command[] {
  return provinces
    .flatMap((province): readonly Office[] => {
      if (province !== 'bac-lieu') return [departmentOf(province)]
      const [committee, department] = ['ubnd-bac-lieu', 'stp-bac-lieu'] as const
      return [committee, department].map((unit) => ({ unit, ...ofBacLieu[unit] }))
    })
    .map(register)
}
