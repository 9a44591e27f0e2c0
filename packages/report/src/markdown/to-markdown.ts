import { sayIn } from '../describe/texts.ts'
import { cellText } from '../document/cell-text.ts'
import type { Block, ReportDocument, Section, Table, TaskItem, TaskList } from '../document/document.ts'
import { eventText } from '../document/event-text.ts'
import { plainText } from '../text/plain-text.ts'

/**
 * A document as Markdown (CommonMark with the tables of GitHub). Text of a log cannot become markup: what Markdown or the
 * HTML in it would obey is escaped. Charts stand as their descriptions.
 */
export function toMarkdown(document: ReportDocument): string {
  const { title, subtitle, notes, entries, sections } = document
  const lines = [
    `# ${escaped(title)}`,
    ...(subtitle === '' ? [] : ['', strong(subtitle)]),
    ...notes.flatMap((note) => ['', emphasis(note)]),
    ...(entries.length === 0 ? [] : ['', ...entries.map(entryLine)]),
    ...sections.flatMap((section) => ['', ...sectionLines(section, document)]),
  ]
  return `${lines.join('\n')}\n`
}

function sectionLines({ title, question, blocks }: Section, document: ReportDocument): readonly string[] {
  return [
    `## ${escaped(title)}`,
    ...(question === undefined ? [] : ['', emphasis(question)]),
    ...blocks.flatMap((block) => ['', ...blockLines(block, document)]),
  ]
}

function blockLines(block: Block, document: ReportDocument): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [block.isNote === true ? emphasis(block.text) : escaped(block.text)]
    case 'entries':
      return block.entries.map(entryLine)
    case 'table':
      return tableLines(block.table, document)
    case 'chart':
      return [
        `${strong(block.chart.title)} (${escaped(block.chart.unit)}): ${escaped(block.chart.description)}`,
      ]
    case 'tasks':
      return listLines(block.list, document)
  }
}

function entryLine({ name, value }: { readonly name: string; readonly value: string }): string {
  return `- ${escaped(name)}: ${escaped(value)}`
}

function tableLines({ columns, rows }: Table, { locale }: ReportDocument): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(escaped)),
    line(columns.map((_, index) => (index === 0 ? '---' : '---:'))),
    ...rows.map(({ label, style, cells }) => {
      return line([
        style === 'head' ? strong(label) : style === 'note' ? emphasis(label) : escaped(label),
        ...columns.slice(1).map((_, index) => {
          const cell = cells[index]
          return cell === undefined ? '' : escaped(cellText(cell, locale))
        }),
      ])
    }),
  ]
}

function listLines({ title, tasks, isBrief }: TaskList, document: ReportDocument): readonly string[] {
  if (isBrief === true) return [`${escaped(title)}: ${tasks.map(({ code }) => escaped(code)).join(', ')}`]
  if (tasks.length === 0) return [escaped(sayIn(document.locale)('none'))]
  return [strong(title), '', ...tasks.flatMap((task) => taskLines(task, document))]
}

function taskLines(
  { code, title, lead, statusText, state, events }: TaskItem,
  document: ReportDocument,
): string[] {
  const standing = [statusText, ...state].map(escaped).join('; ')
  return [
    `- ${strong(code)} ${escaped(title)}${lead === '' ? '' : ` (${escaped(lead)})`}: ${standing}`,
    ...events.map((event) => `  - ${escaped(eventText(event, document))}`),
  ]
}

/** Signs of emphasis around nothing would be signs. */
function strong(text: string): string {
  const inside = escaped(text)
  return inside === '' ? '' : `**${inside}**`
}

function emphasis(text: string): string {
  const inside = escaped(text)
  return inside === '' ? '' : `_${inside}_`
}

/**
 * Every sign that CommonMark lets be escaped and that could begin markup; `<` and `&` as entities, for HTML inside, and backticks, of
 * which some readers make code although they are escaped. Blanks in front would make code of it. GitHub makes links of addresses and
 * formulas of `$` by itself.
 */
function escaped(text: string): string {
  return plainText(text)
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('`', '&#96;')
    .replace(/[\\*_[\]|~!$@]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=www)\./gi, '\\$&')
    .replace(/(?<=^|\s)#/g, '\\#')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
}
