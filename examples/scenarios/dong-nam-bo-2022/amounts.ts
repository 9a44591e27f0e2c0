import type { ProvinceId } from '../provinces.ts'

type Quarters = readonly [number, number, number, number]

interface Amounts {
  /** Drafts of legal documents that the department appraised, by quarter. */
  readonly drafts: Quarters
  /** Civil and administrative cases that the enforcement office worked on, by quarter. */
  readonly cases: Quarters
}

/**
 * The document has seven provinces, 434 drafts and 125,996 cases. Which provinces besides the host, Ninh Thuận, and how
 * much each did in which quarter is invented.
 */
export const amounts = {
  'ninh-thuan': { drafts: [14, 17, 15, 12], cases: [2410, 1502, 1388, 1112] },
  'binh-thuan': { drafts: [16, 19, 14, 13], cases: [6830, 3955, 3600, 3000] },
  'dong-nai': { drafts: [21, 24, 19, 17], cases: [12_127, 7100, 6400, 5300] },
  'ba-ria-vung-tau': { drafts: [15, 18, 16, 12], cases: [5606, 3300, 2900, 2400] },
  'binh-duong': { drafts: [17, 20, 16, 15], cases: [10_848, 6300, 5700, 4800] },
  'binh-phuoc': { drafts: [13, 15, 12, 11], cases: [6130, 3600, 3200, 2600] },
  'tay-ninh': { drafts: [12, 16, 14, 11], cases: [5488, 3200, 2800, 2400] },
} as const satisfies { readonly [Id in ProvinceId]?: Amounts }

export type MemberProvince = keyof typeof amounts

export const members = Object.keys(amounts) as MemberProvince[]
