const noColumn = /[\p{Mn}\p{Me}]/u
const twoColumns =
  /[\p{Emoji_Presentation}\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

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
