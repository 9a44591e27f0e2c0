/**
 * How wide a text is about, in pixels. The pictures are laid out without a canvas, and equally on every platform, so widths are those
 * of a common sans-serif (Helvetica, Arial), a little generously; marks on letters take no room.
 */
export function widthOf(text: string, fontSize: number): number {
  let width = 0
  for (const character of text.normalize('NFD')) width += advanceOf(character)
  return width * fontSize
}

function advanceOf(character: string): number {
  if (/\p{M}/u.test(character)) return 0
  if (
    /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\uff60\u{1f000}-\u{3fffd}]/u.test(character)
  )
    return 1.05
  if (/[ijlI|!.,:;'`]/.test(character)) return 0.29
  if (/[ frt()[\]{}/\\"-]/.test(character)) return 0.36
  if (/[mwMW@%–—…]/.test(character)) return 0.9
  if (/\p{Lu}/u.test(character)) return 0.71
  return 0.57
}

/**
 * A text that is at most so wide, its end replaced by an ellipsis where it has to be. Every text of a picture passes here on its way to
 * ECharts, whose cache of widths (zrender 6.1, `core/LRU`) has texts as keys of a plain object: of `__proto__` it would find
 * `Object.prototype` and write into it. With a blank that does not break behind it, it is another key.
 */
export function shortened(text: string, fontSize: number, width: number): string {
  if (text in Object.prototype) return `${text}\u00a0`
  if (widthOf(text, fontSize) <= width) return text
  const kept: string[] = []
  let left = width / fontSize - advanceOf('…')
  for (const character of charactersOf(text)) {
    left -= [...character.normalize('NFD')].reduce((sum, part) => sum + advanceOf(part), 0)
    if (left < 0) break
    kept.push(character)
  }
  return `${kept.join('').trimEnd()}…`
}

/** A text in lines of at most so many pixels, broken at blanks; what does not fit into the last one is shortened. */
export function wrapped(text: string, fontSize: number, width: number, lineCount: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  const words = text.split(' ')
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer, fontSize) <= width || line === '') {
      line = longer
      continue
    }
    if (lines.length === lineCount - 1) {
      line = `${line} ${words.slice(index).join(' ')}`
      break
    }
    lines.push(line)
    line = word
  }
  return [...lines, line].map((each) => shortened(each, fontSize, width))
}

/** A text letter by letter, marks with the letter that they stand on. */
function charactersOf(text: string): readonly string[] {
  return text.match(/\P{M}\p{M}*/gu) ?? []
}
