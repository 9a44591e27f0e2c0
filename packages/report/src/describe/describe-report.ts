import type { Locale } from '@tiendo/core'
import type { ProgressReport } from '../ask/progress-report.ts'
import type { ReportDocument, Section } from '../document/document.ts'
import { groupsSection, unitsSection } from './breakdowns.ts'
import { chartsSection } from './charts.ts'
import { comparisonSection } from './comparison.ts'
import { evidenceSection } from './evidence.ts'
import { explanationSection } from './explanation.ts'
import { quartersSection } from './quarters.ts'
import { headSection, summaryEntries } from './summary.ts'
import { omittedSection, overdueSection } from './task-lists.ts'
import { words } from './words.ts'

export interface DescribeOptions {
  readonly locale: Locale
  /** Said at the beginning, as of a reconstruction that it is one. */
  readonly notes?: readonly string[]
}

/** What a report says, in words: from here on every format shows the same. */
export function describeReport(report: ProgressReport, options: DescribeOptions): ReportDocument {
  const { plan, comparison, omitted, evidence, current } = report
  const { locale, notes = [] } = options
  const said = words({ ...report, locale, timeZone: plan.timeZone })
  const { assigned, outOfScope } = allOf(current)
  const hasTasks = assigned + outOfScope > 0
  const noQuarter: Section = {
    id: 'comparison',
    title: said.say('explainTitle'),
    blocks: [{ kind: 'text', text: said.say('noQuarterEnded', { date: said.date(report.asOf) }) }],
  }
  return {
    locale,
    title: said.say('title'),
    subtitle: plan.title,
    notes: [...notes, ...(hasTasks ? [] : [said.say('noTasks')])],
    entries: summaryEntries(report, said),
    sections: [
      ...(hasTasks
        ? [
            ...report.calendars.map((calendar) => quartersSection(report, calendar, said)),
            chartsSection(report, said),
            ...(report.groups.length === 0 ? [] : [groupsSection(report, said)]),
            unitsSection(report, said),
            ...(comparison === undefined
              ? [noQuarter]
              : [comparisonSection(report, comparison, said), explanationSection(report, comparison, said)]),
            overdueSection(report, said),
            ...(omitted === undefined ? [] : [omittedSection(report, omitted, said)]),
            ...(evidence === undefined ? [] : [evidenceSection(report, evidence, said)]),
          ]
        : []),
      headSection(report, said),
    ],
  }
}

function allOf(current: ProgressReport['current']): {
  readonly assigned: number
  readonly outOfScope: number
} {
  const counts = Object.values(current).map((figures) => figures.counts)
  return {
    assigned: counts.reduce((sum, each) => sum + each.assigned, 0),
    outOfScope: counts.reduce((sum, each) => sum + each.outOfScope, 0),
  }
}
