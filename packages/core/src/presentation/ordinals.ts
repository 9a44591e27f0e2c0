import { InputError } from '../errors.ts'
import { collator } from './collation.ts'

/**
 * The order of ordinals as plans write them: IX before X, 1.2 before 1.10, d) before đ). Compared part by part, the
 * shorter first; a part is a Roman numeral, a number or a word, and they stand in this order. Only capitals are Roman,
 * and of single letters only I, V and X, because C), D), L) and M) are items of lists. What only differs in signs or
 * leading zeros follows the order of code units, so that 0 means the same text: a total order.
 *
 * @throws {InputError} `INVALID_OPTION` for what is no text
 */
export function compareOrdinals(a: string, b: string): number {
  const [one, other] = [partsOf(a, 'a'), partsOf(b, 'b')]
  for (const [index, part] of one.entries()) {
    const against = other[index]
    if (against === undefined) return 1
    const order = compareParts(part, against)
    if (order !== 0) return order
  }
  if (one.length < other.length) return -1
  return a === b ? 0 : a < b ? -1 : 1
}

interface Part {
  readonly rank: 0 | 1 | 2
  /** Of a number, without leading zeros: as long as it may be, it never becomes a double. */
  readonly text: string
}

function partsOf(ordinal: string, path: string): Part[] {
  if (typeof ordinal !== 'string') throw new InputError('INVALID_OPTION', path, 'not a text')
  const words = ordinal.normalize('NFKC').match(/[0-9]+|[\p{L}\p{M}]+/gu) ?? []
  return words.map((text) => {
    if (/^[0-9]/.test(text)) return { rank: 1, text: text.replace(/^0+/, '') }
    const roman = romanValue(text)
    return roman === undefined ? { rank: 2, text } : { rank: 0, text: String(roman) }
  })
}

function compareParts(one: Part, other: Part): number {
  if (one.rank !== other.rank) return one.rank - other.rank
  if (one.rank === 2) return collator('vi').compare(one.text, other.text)
  const length = one.text.length - other.text.length
  return length !== 0 ? length : Number(one.text > other.text) - Number(one.text < other.text)
}

const roman = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/
const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }

function romanValue(text: string): number | undefined {
  if (!roman.test(text) || /^[CDLM]$/.test(text)) return undefined
  const digits = [...text].map((letter) => values[letter] as number)
  return digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0)
}
