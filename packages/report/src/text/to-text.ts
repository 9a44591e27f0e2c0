import { type Say, sayIn } from '../describe/texts.ts'
import { cellText } from '../document/cell-text.ts'
import type { Block, ReportDocument, Section, Table, TaskItem, TaskList } from '../document/document.ts'
import { eventText } from '../document/event-text.ts'
import { Page } from './page.ts'

export interface TextOptions {
  /** Whether bold and dim escape sequences may be used; `false` unless stated. They only add to what the words say. */
  readonly hasColor?: boolean
  /** So many tasks are printed of any list; 20 unless stated. */
  readonly maxTasks?: number
}

/**
 * A document for a terminal: lines of at most 80 columns. What a log says is shown without anything that a terminal
 * would obey. Charts and lists of evidence are left out.
 */
export function toText(document: ReportDocument, options: TextOptions = {}): string {
  const { hasColor = false, maxTasks = 20 } = options
  const page = new Page(hasColor)
  const writer: Writer = { page, document, say: sayIn(document.locale), maxTasks }
  page.title(document.title)
  if (document.subtitle !== '') page.title(document.subtitle)
  for (const note of document.notes) page.text(note, 0, 0, 'note')
  if (document.entries.length > 0) {
    page.blank()
    page.entries(document.entries)
  }
  for (const section of document.sections) writeSection(writer, section)
  return page.toString()
}

interface Writer {
  readonly page: Page
  readonly document: ReportDocument
  readonly say: Say
  readonly maxTasks: number
}

function writeSection(writer: Writer, { id, title, question, blocks }: Section): void {
  const { page } = writer
  if (id === 'charts' || id === 'evidence') return
  page.heading(title)
  if (question !== undefined) page.text(question, 0, 0, 'note')
  for (const block of blocks) writeBlock(writer, block)
}

function writeBlock(writer: Writer, block: Block): void {
  const { page } = writer
  switch (block.kind) {
    case 'text':
      page.text(block.text, 0, 0, block.isNote === true ? 'note' : undefined)
      return
    case 'entries':
      page.entries(block.entries)
      return
    case 'table':
      page.blank()
      writeTable(writer, block.table)
      return
    case 'tasks':
      writeTasks(writer, block.list)
      return
    case 'chart':
  }
}

function writeTable({ page, document }: Writer, { columns, rows }: Table): void {
  const [label = '', ...names] = columns
  page.table([
    { label, cells: names, style: 'head' },
    ...rows.map(({ label: text, level = 0, style, cells }) => ({
      label: text,
      indent: 2 * level,
      cells: cells.map((cell) => cellText(cell, document.locale)),
      ...(style === undefined ? {} : { style }),
    })),
  ])
}

const briefTasks = 100

function writeTasks(writer: Writer, { tasks, isBrief }: TaskList): void {
  const { page, say, maxTasks } = writer
  if (tasks.length === 0) {
    page.text(say('none'), 2)
    return
  }
  if (isBrief === true) {
    const codes = tasks.slice(0, briefTasks).map(({ code }) => code)
    page.text(`${codes.join(', ')}${tasks.length > briefTasks ? ', …' : ''}`, 2)
    return
  }
  for (const task of tasks.slice(0, maxTasks)) {
    page.blank()
    writeTask(writer, task)
  }
  if (tasks.length > maxTasks) page.text(say('moreTasks', { count: tasks.length - maxTasks }), 2)
}

function writeTask(writer: Writer, { code, title, lead, statusText, state, events }: TaskItem): void {
  const { page } = writer
  page.text(`${code}  ${title}`, 2, 6)
  if (lead !== '') page.text(lead, 8, 2)
  page.text(state.length === 0 ? statusText : `${statusText}: ${state.join('; ')}`, 8, 2)
  for (const event of events) page.text(eventText(event, writer.document), 8, 2)
}
