import type { Entry, ReportDocument } from '../document/document.ts'
import type { SheetContent } from './table-sheet.ts'
import { textCell, type XlsxCell } from './xlsx-cell.ts'

/** What is asked, of whom, and what each section answers: all texts of a report that stand in no table. */
export function frontSheet(document: ReportDocument): SheetContent {
  const entry = ({ name, value }: Entry) => [textCell(name), textCell(value)]
  const rows: (readonly XlsxCell[])[] = [
    [textCell(document.title, { fontWeight: 'bold' })],
    [textCell(document.subtitle)],
    ...document.entries.map(entry),
    ...document.notes.map((note) => [null, textCell(note)]),
  ]
  for (const section of document.sections) {
    rows.push([textCell(section.title, { fontWeight: 'bold' }), textCell(section.question ?? '')])
    for (const block of section.blocks) {
      if (block.kind === 'text') rows.push([null, textCell(block.text)])
      if (block.kind === 'entries') rows.push(...block.entries.map(entry))
      if (block.kind === 'chart') rows.push([textCell(block.chart.title), textCell(block.chart.description)])
    }
  }
  return { title: document.title, rows, widths: [44, 100], headCount: 1 }
}
