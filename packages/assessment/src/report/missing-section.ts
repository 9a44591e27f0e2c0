import type { Row, Section } from '@tiendo/report'
import type { Missing } from '../missing.ts'
import type { Ranking } from '../ranking.ts'
import { text, type Words } from './words.ts'

/** Nothing where nothing is missing. */
export function missingSections(
  missing: readonly Missing[],
  ranking: Ranking | null,
  words: Words,
): readonly Section[] {
  if (missing.length === 0) return []
  const { say } = words
  const title = say(ranking?.status === 'decided' ? 'outdated' : 'missing')
  const rows = missing.map(
    (each): Row => ({ label: aboutText(each, words), cells: [text(whatText(each, words))] }),
  )
  const table = { id: 'missing-list', title, columns: [say('unit'), say('what')], rows }
  return [{ id: 'missing', title, blocks: [{ kind: 'table', table }] }]
}

function aboutText(missing: Missing, { say, unit }: Words): string {
  return 'unit' in missing ? unit(missing.unit) : say('wholeRound')
}

function whatText(missing: Missing, { say, unit }: Words): string {
  switch (missing.what) {
    case 'figures':
    case 'scores':
      return say(missing.what, { items: missing.criteria.join(', ') })
    case 'crossCheck':
      return missing.checker === undefined
        ? say('crossCheck')
        : say('crossCheckBy', { checker: unit(missing.checker) })
    case 'appeal':
      return say('appeal', { appeal: missing.appeal })
    default:
      return say(missing.what)
  }
}
