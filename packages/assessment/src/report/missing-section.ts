import type { Row, Section } from '@tiendo/report'
import type { Missing } from '../missing.ts'
import { text, type Words } from './words.ts'

export function missingSection(missing: readonly Missing[], words: Words): Section {
  const { say } = words
  const title = say('missing')
  if (missing.length === 0)
    return { id: 'missing', title, blocks: [{ kind: 'text', text: say('nothingMissing') }] }
  const rows = missing.map(
    (each): Row => ({ label: aboutText(each, words), cells: [text(whatText(each, words))] }),
  )
  const table = { id: 'missing', title, columns: [say('unit'), say('what')], rows }
  return { id: 'missing', title, blocks: [{ kind: 'table', table }] }
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
