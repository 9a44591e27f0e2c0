/** What XML 1.0 cannot hold (§2.2), lone surrogates included. */
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
/** Marks that turn the direction of what follows, in the bar of a spreadsheet as well. */
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** The most that a cell of Excel holds. */
const maxLength = 32_767

/**
 * A text as a cell can hold it: without what XML cannot hold and without marks of direction, line ends as LF, and at most 32,767
 * UTF-16 units, of which the last is an ellipsis where something was cut off.
 */
export function cellText(text: string): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(notXml, '')
    .replace(direction, '')
    // Excel reads _x0041_ as A; the sign itself is written as _x005F_.
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  // write-excel-file keeps texts as keys of a plain object, and finds what every object inherits.
  if (clean in Object.prototype) return `${clean}\u200b`
  if (clean.length <= maxLength) return clean
  return `${clean.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
