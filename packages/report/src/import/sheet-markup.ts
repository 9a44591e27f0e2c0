import type { ArchiveFiles } from './archive.ts'
import { ImportError } from './import-error.ts'
import type { Limits } from './limits.ts'
import { columnIndex } from './table.ts'

/** A range of cells, rows from 1 and columns from 0, both ends included. */
export interface CellRange {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/** What the values of cells do not say: which are merged, which are calculated, which are shown as what. */
export interface SheetMarkup {
  readonly merged: readonly CellRange[]
  /** Of cells, as `A1`. */
  readonly formulas: ReadonlySet<string>
  readonly percentages: ReadonlySet<string>
  /** Dates that are shown without a day. */
  readonly months: ReadonlySet<string>
}

/** As many as the format has. */
const lastRow = 1_048_576

/** The names of the sheets and the files that hold them. @throws {ImportError} `NOT_A_SPREADSHEET` */
export function sheetsOf(files: ArchiveFiles): readonly { readonly name: string; readonly path: string }[] {
  const workbook = textOf(files, 'xl/workbook.xml')
  if (workbook === '') throw new ImportError('NOT_A_SPREADSHEET')
  const targets = new Map(
    tags(textOf(files, 'xl/_rels/workbook.xml.rels'), 'Relationship').map((of) => [of('Id'), of('Target')]),
  )
  return tags(workbook, 'sheet').map((of) => {
    const target = targets.get(of('id')) ?? ''
    return { name: of('name'), path: target.startsWith('/') ? target.slice(1) : `xl/${target}` }
  })
}

/**
 * Looks through the markup of a sheet before anything else does.
 *
 * @throws {ImportError} `TOO_MANY_COLUMNS`, `TOO_MANY_CELLS`, `SPREADSHEET_CORRUPT` for rows that no sheet has
 */
export function markupOf(files: ArchiveFiles, path: string, limits: Limits): SheetMarkup {
  const sheet = textOf(files, path)
  const formats = formatsOf(textOf(files, 'xl/styles.xml'))
  const formulas = new Set<string>()
  const percentages = new Set<string>()
  const months = new Set<string>()
  let [rows, columns] = [0, 0]
  for (const [, isRow, attributes = '', isEmpty, body = ''] of sheet.matchAll(
    /<(?:\w+:)?(?:(row)|c)\b([^>]*?)(?:(\/)>|>(?:(<(?:\w+:)?f\b)|(?=)))/g,
  )) {
    const reference = attribute(attributes, 'r')
    if (isRow !== undefined) {
      if (reference !== '' && !(Number(reference) >= 1 && Number(reference) <= lastRow))
        throw new ImportError('SPREADSHEET_CORRUPT')
      rows = Math.max(rows, Number(reference))
      continue
    }
    const [, letters = '', row = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? []
    const column = columnIndex(letters)
    if (column === undefined) continue
    if (isEmpty === undefined) {
      if (column >= limits.columns)
        throw new ImportError('TOO_MANY_COLUMNS', { row: Number(row), limit: limits.columns })
      columns = Math.max(columns, column + 1)
    }
    rows = Math.max(rows, Number(row))
    if (body !== '') formulas.add(reference)
    const format = formats[Number(attribute(attributes, 's') || -1)]
    if (format === 'percentage') percentages.add(reference)
    if (format === 'month') months.add(reference)
  }
  if (rows > lastRow) throw new ImportError('SPREADSHEET_CORRUPT')
  if (rows * columns > limits.cells) throw new ImportError('TOO_MANY_CELLS', { limit: limits.cells })
  const merged = tags(sheet, 'mergeCell').flatMap((of) => rangeOf(of('ref')) ?? [])
  return { merged, formulas, percentages, months }
}

/** By the index of a style: how numbers are shown. */
function formatsOf(styles: string): readonly ('percentage' | 'month' | undefined)[] {
  const own = new Map(tags(styles, 'numFmt').map((of) => [of('numFmtId'), of('formatCode')]))
  const [, inCells = ''] = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(styles) ?? []
  return tags(inCells, 'xf').map((of) => {
    const id = of('numFmtId')
    // Of the formats that are built in, 9 and 10 are percentages and 17 is mmm-yy.
    const code = (own.get(id) ?? (id === '9' || id === '10' ? '0%' : id === '17' ? 'mmm-yy' : ''))
      .replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
      .toLowerCase()
    if (code.includes('%')) return 'percentage'
    return /m/.test(code) && /y/.test(code) && !/[dhs]/.test(code) ? 'month' : undefined
  })
}

function rangeOf(reference: string): CellRange | undefined {
  const [, from = '', first = '', to = '', last = ''] =
    /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? []
  const [firstColumn, lastColumn] = [columnIndex(from), columnIndex(to)]
  if (firstColumn === undefined || lastColumn === undefined) return undefined
  return { firstRow: Number(first), lastRow: Number(last), firstColumn, lastColumn }
}

/** The attributes of all elements of a name, each as a function of theirs. */
function tags(xml: string, name: string): readonly ((attributeName: string) => string)[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b([^>]*)>`, 'g'))].map(
    ([, attributes = '']) =>
      (of) =>
        attribute(attributes, of),
  )
}

function attribute(attributes: string, name: string): string {
  const [, , value = ''] = new RegExp(`(?:^|[\\s:])${name}=(["'])(.*?)\\1`).exec(attributes) ?? []
  return value.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, word) => {
    if (word !== undefined) return entities[word] ?? whole
    const code = Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function textOf(files: ArchiveFiles, path: string): string {
  return new TextDecoder().decode(files[path] ?? new Uint8Array())
}
