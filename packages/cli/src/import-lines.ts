import type { Locale } from '@tiendo/core'
import {
  type Finding,
  findingText,
  type ImportPreview,
  type Reading,
  type TableSource,
} from '@tiendo/report/import'
import { eventLine } from './write.ts'

/** A preview as JSON. */
export function jsonOf(table: TableSource, preview: ImportPreview<Reading>) {
  const { reading, findings, commands, events, unchanged, missing } = preview
  const { format, encoding, delimiter, sheet, sheets } = table
  const file = { format, encoding, delimiter, sheet, sheets, rows: table.rows.length }
  return {
    file,
    kind: reading.kind,
    mapping: reading.mapping,
    understood: understoodIn(reading),
    findings,
    commands,
    events,
    unchanged,
    missing,
  }
}

function understoodIn(reading: Reading): Readonly<Record<string, number>> {
  if (reading.kind === 'progress') return { reports: reading.reports.length }
  if (reading.kind === 'plan') return { tasks: reading.tasks.length, groups: reading.groups.length }
  return { indicators: reading.indicators.length, groups: reading.groups.length }
}

const shownEvents = 15

/** A preview for people: the file, its columns, what was found, what would be recorded. */
export function previewLines(
  table: TableSource,
  preview: ImportPreview<Reading>,
  locale: Locale,
): readonly string[] {
  const { reading, findings, events, unchanged, missing } = preview
  const kinds = countByType(events)
  return [
    `File: ${table.format}${table.sheet === undefined ? '' : `, sheet ${table.sheet}`}, ${table.rows.length} rows with text.`,
    'Columns:',
    ...reading.mapping.columns.map(
      ({ letter, heading, field }) => `  ${letter}  ${heading}  → ${field ?? '(not imported)'}`,
    ),
    `Understood: ${Object.entries(understoodIn(reading))
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}.`,
    ...findingLines(findings, locale),
    `Unchanged: ${unchanged.length}. Of the plan, and not in the file: ${missing.length}.`,
    events.length === 0
      ? 'Nothing would be recorded.'
      : `Would be recorded, as one commit of ${events.length} events:`,
    ...kinds.map(([type, count]) => `  ${count} ${type}`),
    ...events.slice(0, shownEvents).map((event) => eventLine(event)),
    ...(events.length > shownEvents ? [`  … and ${events.length - shownEvents} more (--json has all)`] : []),
    ...(events.length === 0 ? [] : ['Nothing was recorded yet: add --commit.']),
  ]
}

function countByType(events: ImportPreview['events']): readonly (readonly [type: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts]
}

const shownFindings = 60

export function findingLines(findings: readonly Finding[], locale: Locale): readonly string[] {
  return [
    ...findings.slice(0, shownFindings).map((finding) => {
      const { severity, code, text } = finding
      const mark = severity === 'refused' ? 'REFUSED' : 'note   '
      return `${mark} ${code}  ${findingText(finding, { locale })}${text === '' ? '' : `: “${shortened(text)}”`}`
    }),
    ...(findings.length > shownFindings
      ? [`… and ${findings.length - shownFindings} more findings (--json has all)`]
      : []),
  ]
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
