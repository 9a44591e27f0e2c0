/** What was taken out of a cell, because no text may hold it. */
export type CellMark = 'CONTROL_CHARACTER' | 'BIDI_CONTROL' | 'LONE_SURROGATE'

export interface CellText {
  readonly text: string
  readonly marks: readonly CellMark[]
}

const lineBreaks = /[ ]*[\t\n\v\f\r\u0085\u2028\u2029]+[ ]*/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const controls = /[\u0000-\u001f\u007f-\u009f]/g
const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const loneSurrogates = /\p{Surrogate}/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const anything = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Surrogate}/u

/**
 * A cell as text of one line in NFC: breaks of lines and tabs are blanks; what would command a terminal, turn the order of
 * a line around or is half a character is taken out and marked.
 */
export function cellText(raw: string): CellText {
  if (!anything.test(raw)) return { text: raw.normalize('NFC').trim(), marks: [] }
  const marks: CellMark[] = []
  const without = (text: string, what: RegExp, mark: CellMark) => {
    const rest = text.replace(what, '')
    if (rest !== text) marks.push(mark)
    return rest
  }
  let text = raw.replace(lineBreaks, ' ')
  text = without(text, controls, 'CONTROL_CHARACTER')
  text = without(text, bidiControls, 'BIDI_CONTROL')
  text = without(text, loneSurrogates, 'LONE_SURROGATE')
  return { text: text.normalize('NFC').trim(), marks }
}
