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
