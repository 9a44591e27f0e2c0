import { holds, type Section, type Table, type Value } from './section.ts'

const width = 80
const nameWidth = 39
const valueWidth = 14

/** A section for a terminal of 80 columns. Whatever a data file holds, nothing in it controls the terminal. */
export function printed(section: Section): string {
  const title = wrapped(section.title, width)
  const lines = [...title, '='.repeat(Math.max(...title.map(widthOf)))]
  for (const note of section.notes) lines.push(...wrapped(note, width))
  if (section.checks.length > 0) {
    lines.push('', row('', 'expected', 'found', ''))
    for (const check of section.checks)
      lines.push(...checkLines(check.name, check.expected, check.found, holds(check)))
  }
  for (const table of section.tables) lines.push('', ...tableLines(table))
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

function checkLines(name: string, expected: Value, found: Value, isHeld: boolean): string[] {
  const verdict = isHeld ? 'ok' : 'DIFFERS'
  const values = [expected, found].map(String).map(printable)
  const [stated = '', computed = ''] = values
  if (values.every((value) => widthOf(value) <= valueWidth)) return [row(name, stated, computed, verdict)]
  return [
    row(name, '', '', verdict),
    ...wrapped(`expected ${stated}`, width, 4),
    ...wrapped(`found    ${computed}`, width, 4),
  ]
}

function row(name: string, expected: string, found: string, verdict: string): string {
  const cells = [expected, found].map((value) => fitted(value, valueWidth, 'right'))
  return `${fitted(name, nameWidth)}  ${cells.join('  ')}  ${verdict}`
}

/** The last column takes what is left of the line, and what does not fit is cut. */
function tableLines({ title, columns, rows }: Table): string[] {
  const cells = [columns, ...rows].map((line) => line.map((cell) => printable(String(cell))))
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => widthOf(line[index] ?? ''))))
  const before = widths.slice(0, -1).reduce((sum, cell) => sum + cell + 2, 2)
  const last = Math.min(widths.at(-1) ?? 0, width - before)
  return [
    ...wrapped(title, width),
    ...cells.map((line, at) => {
      const fittedCells = line.map((cell, index) => {
        const side = typeof (rows[0]?.[index] ?? '') === 'number' ? 'right' : 'left'
        return fitted(cell, index === line.length - 1 ? last : (widths[index] ?? 0), side)
      })
      return `${at === 0 ? '# ' : '  '}${fittedCells.join('  ')}`
    }),
  ]
}

/** Without control, format and private characters, surrogates and line separators. */
export function printable(text: string): string {
  return text.normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
}

function fitted(text: string, columns: number, side: 'left' | 'right' = 'left'): string {
  const shown = printable(text)
  const cut = widthOf(shown) <= columns ? shown : `${[...shown].slice(0, columns - 1).join('')}…`
  const filling = ' '.repeat(Math.max(0, columns - widthOf(cut)))
  return side === 'left' ? cut + filling : filling + cut
}

function wrapped(text: string, columns: number, indent = 0): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of printable(text).split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > columns - indent) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line].map((wrappedLine) => ' '.repeat(indent) + wrappedLine)
}

function widthOf(text: string): number {
  return [...text].filter((character) => !/\p{M}/u.test(character)).length
}
