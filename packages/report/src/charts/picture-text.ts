const separators = /[\s\u2028\u2029\u0085]+/gu
/** What has no picture of its own and changes how others look: controls, halves of characters, marks of direction. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu
/** Vietnamese needs two marks on a letter; a hundred would cover the lines above. */
const tooManyMarks = /(\p{M}{4})\p{M}+/gu

/**
 * A text on one line as a picture or a field can show it: line breaks and blanks become one blank, and control characters, escape
 * sequences' starts, lone surrogates, zero-width signs and marks that turn the direction are taken out.
 */
export function pictureText(text: string): string {
  return text
    .replace(separators, ' ')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(tooManyMarks, '$1')
    .trim()
}
