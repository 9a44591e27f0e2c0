import { formatNumber } from '@tiendo/core'
import { type Say, sayIn } from '../describe/texts.ts'
import { cellText } from '../document/cell-text.ts'
import type { Chart } from '../document/chart.ts'
import type {
  Block,
  Cell,
  ReportDocument,
  Row,
  Section,
  Table,
  TaskItem,
  TaskList,
} from '../document/document.ts'
import { eventText } from '../document/event-text.ts'
import { escaped } from './escape.ts'
import { style } from './style.ts'

export interface HtmlOptions {
  /** Draws a chart as SVG: `drawChart` of `@tiendo/report/charts`. Without it charts stand as their descriptions. */
  readonly draw?: (chart: Chart) => string
  /** So many tasks are shown of any list; 1,000 unless stated. What is left out is counted. */
  readonly maxTasks?: number
}

/**
 * A document as one page: no script, nothing loaded from anywhere, both colour schemes, made for A4 when printed. Counts
 * whose tasks are listed are links to the list, which folds out to the tasks and their events. Text of a log is text.
 */
export function toHtml(document: ReportDocument, options: HtmlOptions = {}): string {
  const { draw, maxTasks = 1000 } = options
  const { locale, title, subtitle, notes, entries, sections } = document
  const writer: Writer = { document, say: sayIn(locale), draw, maxTasks }
  const { say } = writer
  const links = sections.map(({ id, title: name }) => `<li><a href="#${id}">${escaped(name)}</a></li>`)
  return [
    '<!doctype html>',
    `<html lang="${locale}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(subtitle === '' ? title : `${subtitle} – ${title}`)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<a class="skip" href="#content">${escaped(say('skip'))}</a>`,
    '<header>',
    `<h1>${escaped(title)}</h1>`,
    ...(subtitle === '' ? [] : [`<p class="subtitle">${escaped(subtitle)}</p>`]),
    ...notes.map((note) => `<p class="note">${escaped(note)}</p>`),
    ...entriesOf(entries),
    '</header>',
    `<nav aria-label="${escaped(say('contents'))}"><ul>${links.join('')}</ul></nav>`,
    '<main id="content">',
    ...sections.flatMap((section) => sectionOf(writer, section)),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

interface Writer {
  readonly document: ReportDocument
  readonly say: Say
  readonly draw: HtmlOptions['draw']
  readonly maxTasks: number
}

function sectionOf(writer: Writer, { id, title, question, blocks }: Section): readonly string[] {
  return [
    `<section id="${id}" aria-labelledby="${id}-title">`,
    `<h2 id="${id}-title">${escaped(title)}</h2>`,
    ...(question === undefined ? [] : [`<p class="note">${escaped(question)}</p>`]),
    ...blocks.flatMap((block) => blockOf(writer, block, id === 'evidence')),
    '</section>',
  ]
}

function blockOf(writer: Writer, block: Block, isFolded: boolean): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [`<p${block.isNote === true ? ' class="note"' : ''}>${escaped(block.text)}</p>`]
    case 'entries':
      return entriesOf(block.entries)
    case 'table':
      return tableOf(writer, block.table)
    case 'chart':
      return chartOf(writer, block.chart)
    case 'tasks':
      return isFolded ? foldedList(writer, block.list) : listOf(writer, block.list)
  }
}

function entriesOf(entries: ReportDocument['entries']): readonly string[] {
  if (entries.length === 0) return []
  return [
    '<dl>',
    ...entries.map(({ name, value }) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`),
    '</dl>',
  ]
}

/** Wide tables scroll by themselves, also by keyboard, so that the page does not. */
function tableOf(writer: Writer, { id, title, columns, rows }: Table): readonly string[] {
  const head = columns.map((name, index) =>
    index === 0 && name === '' ? '<td></td>' : `<th scope="col">${escaped(name)}</th>`,
  )
  return [
    `<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-caption">`,
    `<table id="${id}">`,
    `<caption><span class="hidden" id="${id}-caption">${escaped(title)}</span></caption>`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map((row) => rowOf(writer, row, columns.length)),
    '</tbody></table></div>',
  ]
}

function rowOf(writer: Writer, { label, level, style: look, cells }: Row, columnCount: number): string {
  const names = [...(look === undefined ? [] : [look]), ...(level === undefined ? [] : [`level${level}`])]
  const opening = `<tr${names.length === 0 ? '' : ` class="${names.join(' ')}"`}>`
  if (look === 'head')
    return `${opening}<th scope="colgroup" colspan="${columnCount}">${escaped(label)}</th></tr>`
  const fields = Array.from({ length: columnCount - 1 }, (_, index) => {
    const cell = cells[index]
    return `<td>${cell === undefined ? '' : cellOf(writer, cell)}</td>`
  })
  return `${opening}<th scope="row">${escaped(label)}</th>${fields.join('')}</tr>`
}

function cellOf({ document }: Writer, cell: Cell): string {
  const written = escaped(cellText(cell, document.locale))
  return 'evidence' in cell && cell.evidence !== undefined
    ? `<a href="#${cell.evidence}">${written}</a>`
    : written
}

/** A picture has its title, and its description for those who do not see it; folded out, it is the numbers to copy. */
function chartOf({ draw, say }: Writer, chart: Chart): readonly string[] {
  const description = escaped(chart.description)
  const caption =
    draw === undefined
      ? `<strong>${escaped(chart.title)}</strong> (${escaped(chart.unit)}). ${description}`
      : `<details><summary>${escaped(say('inWords'))}</summary><p>${description}</p></details>`
  return [
    `<figure id="${chart.id}">`,
    ...(draw === undefined ? [] : [draw(chart)]),
    `<figcaption>${caption}</figcaption>`,
    '</figure>',
  ]
}

/** The id is on the inside: a browser that is led to it unfolds what holds it. */
function foldedList(writer: Writer, list: TaskList): readonly string[] {
  return [
    `<details><summary>${escaped(list.title)}: ${formatNumber(list.tasks.length, { locale: writer.document.locale })}</summary>`,
    ...listOf(writer, list),
    '</details>',
  ]
}

function listOf(writer: Writer, { id, tasks, isBrief }: TaskList): readonly string[] {
  const { say, maxTasks } = writer
  if (isBrief === true) return [`<p id="${id}">${tasks.map(({ code }) => escaped(code)).join(', ')}</p>`]
  if (tasks.length === 0) return [`<p id="${id}">${escaped(say('none'))}</p>`]
  const more = tasks.length - maxTasks
  return [
    `<ol class="tasks" id="${id}">`,
    ...tasks.slice(0, maxTasks).map((task) => taskOf(writer, task)),
    '</ol>',
    ...(more > 0 ? [`<p class="note">${escaped(say('moreTasks', { count: more }))}</p>`] : []),
  ]
}

function taskOf(writer: Writer, { code, title, lead, statusText, state, events }: TaskItem): string {
  const standing = state.length === 0 ? statusText : `${statusText}: ${state.join('; ')}`
  const happened = events.map((event) => `<li>${escaped(eventText(event, writer.document))}</li>`)
  return [
    `<li><span class="code">${escaped(code)}</span> ${escaped(title)}`,
    ...(lead === '' ? [] : [`<span class="lead">${escaped(lead)}</span>`]),
    `<span class="state">${escaped(standing)}</span>`,
    ...(happened.length === 0 ? [] : [`<ol>${happened.join('')}</ol>`]),
    '</li>',
  ].join('')
}
