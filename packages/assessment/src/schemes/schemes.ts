import type { Scheme } from '../scheme-format.ts'
import { individual, leader } from './vn-nd90-2020.ts'
import { civilServants } from './vn-nd335-2025.ts'

/** Schemes by their names: adopt one by `{ type: 'assessment.AdoptScheme', ...schemes['…'], on }`. */
export const schemes = {
  'vn-nd90-2020-individual': individual,
  'vn-nd90-2020-leader': leader,
  'vn-nd335-2025': civilServants,
} as const satisfies { readonly [name: string]: Scheme }
