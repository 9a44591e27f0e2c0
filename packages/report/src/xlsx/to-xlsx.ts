import writeXlsxFile, { type Feature } from 'write-excel-file/universal'
import type { ReportDocument } from '../document/document.ts'
import { frontSheet } from './front-sheet.ts'
import { SheetNames } from './sheet-names.ts'
import { tableSheet } from './table-sheet.ts'
import { taskSheet } from './task-sheet.ts'

/**
 * A report as a workbook of Excel: a sheet with its title, entries, notes and questions, then one for each table and for each list
 * that has tasks. Counts, dates and percentages are numbers with a format; a fraction is two numbers in two columns; where nothing
 * can be said the cell is empty. Text is text, also where it looks like a formula. Works in browsers and in Node.
 *
 * Out of texts go what XML cannot hold and marks of direction; a cell holds 32,767 UTF-16 units. Two calls may differ in the times of the
 * archive.
 */
export async function toXlsx(document: ReportDocument): Promise<Uint8Array> {
  const { locale } = document
  const blocks = document.sections.flatMap((section) => section.blocks)
  const contents = [
    frontSheet(document),
    ...blocks.flatMap((block) => {
      if (block.kind === 'table') return [tableSheet(block.table, locale)]
      return block.kind === 'tasks' && block.list.tasks.length > 0 ? [taskSheet(block.list, locale)] : []
    }),
  ]
  const names = new SheetNames()
  const sheets = contents.map(({ title, rows, widths, headCount }) => ({
    sheet: names.of(title),
    data: rows.map((row) => [...row]),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: headCount,
    orientation: 'landscape' as const,
  }))
  const blob = await writeXlsxFile(sheets, { features: [onePageWide] }).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

/** Prints a sheet on A4, as wide as one page and as long as it takes. */
const onePageWide: Feature<Blob> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (content) =>
          content
            .replace(/<sheetPr[^>]*\/>/, '')
            .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace(
              /<pageSetup[^>]*\/>/,
              '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
            ),
      },
    },
  },
}
