/**
 * Text of a log for a terminal: composed letters (NFC), one line, and nothing that a terminal obeys. Escape sequences
 * lose the character that starts them; bidirectional controls could show a text in another order than it has.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, '')
}

/** JSON that a terminal may show too: what `plainText` takes out is written as an escape. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const noColumn = /\p{M}/u
const twoColumns =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** Columns of a terminal that a text takes. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const sign of text) columns += noColumn.test(sign) ? 0 : twoColumns.test(sign) ? 2 : 1
  return columns
}

/** Breaks at blanks, and inside of a word only where the word alone is too long. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((word) => pieces(word, columns))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (columnsOf(longer) <= columns) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
  }
  return [...lines, line]
}

function pieces(word: string, columns: number): string[] {
  const found: string[] = ['']
  for (const sign of word) {
    const longer = `${found.at(-1)}${sign}`
    if (columnsOf(longer) <= columns) found[found.length - 1] = longer
    else found.push(sign)
  }
  return found
}
