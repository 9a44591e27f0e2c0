import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The files that are read, and nothing else of the folder. */
export const files = {
  programme: 'real-plan-vn-nq03-2025-appendix2.tsv',
  groups: 'real-plan-vn-nq03-2025-groups.tsv',
  adjustments: 'real-plan-vn-nq03-2025-adjustments.tsv',
  progress: 'real-plan-vn-nq71-progress-2025-05-24.tsv',
  statistics: 'real-stats.tsv',
} as const

export type DataFolder =
  | { readonly folder: string; readonly absence?: never }
  | { readonly folder?: never; readonly absence: string }

/**
 * The folder of the real data: `TIENDO_DATA`, or `shared/data` beside the repository. The data is read from there and
 * never copied, because nobody has cleared it for publication. Where it is absent, `absence` says why.
 */
export function findData(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): DataFolder {
  const stated = environment['TIENDO_DATA']
  const folder = stated ? resolve(stated) : join(root, '..', 'shared', 'data')
  const missing = Object.values(files).filter((file) => !existsSync(join(folder, file)))
  if (missing.length === 0) return { folder }
  const place = stated ? 'the folder that TIENDO_DATA names' : '../shared/data, seen from the repository'
  return {
    absence: `the real data is not here: ${place}, lacks ${missing[0]}${
      missing.length > 1 ? ` and ${missing.length - 1} more` : ''
    }. TIENDO_DATA may name another folder.`,
  }
}
