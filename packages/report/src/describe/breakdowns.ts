import type { Totals } from '@tiendo/core'
import type { ProgressReport } from '../ask/progress-report.ts'
import type { Row, Section } from '../document/document.ts'
import { count, fraction, percent } from './cells.ts'
import { questionText } from './question.ts'
import type { Words } from './words.ts'

/** Each group of the plan on the day asked about. */
export function groupsSection(report: ProgressReport, words: Words): Section {
  const { say } = words
  const rows = report.groups.map(({ title, figures }) => rowOf(title, figures))
  return section(report, words, {
    id: 'groups',
    title: say('groupsTitle'),
    tableTitle: say('tableGroups'),
    head: say('groupHead'),
    notes: [say('groupsLegend')],
    rows,
  })
}

/** Each lead unit on the day asked about. */
export function unitsSection(report: ProgressReport, words: Words): Section {
  const { say } = words
  const { rows, addsUp } = report.units
  return section(report, words, {
    id: 'units',
    title: say('unitsTitle'),
    tableTitle: say('tableUnits'),
    head: say('unitHead'),
    notes: [say('groupsLegend'), ...(addsUp ? [] : [say('unitsLegend')])],
    rows: rows.map((row) => rowOf(unitRowName(row, words), row)),
  })
}

export function unitRowName(
  { key, bucket }: { readonly key?: string; readonly bucket?: 'collective' | 'none' },
  { say, unit }: Words,
): string {
  if (key !== undefined) return unit(key)
  return say(bucket === 'collective' ? 'collective' : 'noUnit')
}

function rowOf(label: string, { counts, ratios }: Totals): Row {
  const { assigned, completedOnTime, completedLate, openOverdue } = counts
  return {
    label,
    cells: [
      ...[assigned, completedOnTime, completedLate, openOverdue].map((value) => count(value)),
      fraction(ratios.completionOfAssigned),
      percent(ratios.completionOfAssigned),
    ],
  }
}

function section(
  { plan, policy, units, asOf, knownAt }: ProgressReport,
  words: Words,
  parts: {
    readonly id: string
    readonly title: string
    readonly tableTitle: string
    readonly head: string
    readonly notes: readonly string[]
    readonly rows: readonly Row[]
  },
): Section {
  const { say, date } = words
  const columns = [parts.head, '(1)', '(2)', '(3)', '(6)', '(2+3+4) / (1)', '%']
  return {
    id: parts.id,
    title: parts.title,
    question: questionText(words, {
      day: say('atClose', { date: date(asOf) }),
      kind: units.question.kind === undefined ? 'all' : 'planned',
      plan: plan.plan,
      policy,
      knownAt,
    }),
    blocks: [
      ...parts.notes.map((text) => ({ kind: 'text', text, isNote: true }) as const),
      {
        kind: 'table',
        table: { id: `table-${parts.id}`, title: parts.tableTitle, columns, rows: parts.rows },
      },
    ],
  }
}
