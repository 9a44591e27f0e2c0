/** Vietnamese needs two marks on a letter; a hundred would cover the lines above. */
const tooManyMarks = /(\p{M}{4})\p{M}+/gu

/**
 * Text of a log for people's eyes: composed letters (NFC), one line, and nothing that a terminal obeys or that cannot be
 * seen. Escape sequences lose the character that starts them; signs of direction could show a text in another order than it has,
 * and signs without width could make two texts look the same.
 */
export function plainText(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .normalize('NFC')
    .replace(tooManyMarks, '$1')
}
