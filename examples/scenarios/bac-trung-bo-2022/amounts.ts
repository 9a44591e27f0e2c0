import type { ProvinceId } from '../provinces.ts'

interface Amounts {
  /** Drafts appraised, by month. */
  readonly appraised: readonly number[]
  /** Drafts commented on, by month. */
  readonly commented: readonly number[]
}

/**
 * The document has 1,103 drafts appraised and commented on in the first ten months, and names Quảng Trị and Thanh Hóa;
 * the other four provinces are general knowledge. Amounts of each in each month are invented.
 */
export const amounts = {
  'thanh-hoa': {
    appraised: [5, 6, 9, 8, 12, 16, 9, 10, 10, 12, 11, 6],
    commented: [12, 8, 18, 11, 19, 18, 11, 12, 15, 20, 16, 8],
  },
  'nghe-an': {
    appraised: [7, 6, 9, 7, 11, 10, 9, 10, 11, 9, 11, 9],
    commented: [10, 8, 17, 12, 17, 18, 12, 12, 15, 19, 10, 6],
  },
  'ha-tinh': {
    appraised: [6, 5, 8, 8, 8, 11, 5, 8, 9, 8, 10, 7],
    commented: [6, 7, 11, 8, 12, 15, 9, 9, 12, 13, 10, 8],
  },
  'quang-binh': {
    appraised: [5, 4, 7, 6, 11, 9, 7, 7, 8, 8, 10, 8],
    commented: [6, 6, 9, 6, 10, 12, 6, 7, 10, 8, 14, 6],
  },
  'quang-tri': {
    appraised: [4, 4, 7, 7, 8, 8, 4, 7, 6, 6, 14, 6],
    commented: [6, 6, 9, 8, 11, 11, 6, 8, 9, 11, 15, 7],
  },
  'thua-thien-hue': {
    appraised: [4, 5, 6, 6, 8, 11, 7, 6, 7, 7, 10, 9],
    commented: [5, 5, 11, 7, 9, 14, 8, 9, 10, 12, 15, 11],
  },
} as const satisfies { readonly [Id in ProvinceId]?: Amounts }

export type Member = keyof typeof amounts

export const members = Object.keys(amounts) as Member[]
