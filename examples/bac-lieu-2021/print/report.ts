import { formatPercent, type Ratio } from '@tiendo/core'
import type { Directory } from '../report/plans.ts'
import type { Report } from '../report/report.ts'
import { printComparison } from './comparison.ts'
import { printExplanation } from './explanation.ts'
import { type Lang, sayIn } from './lang.ts'
import { Page } from './page.ts'
import type { Printer } from './printer.ts'
import { printGroups, printQuarters } from './quarters.ts'
import { printHead, printPlan } from './summary.ts'
import { printTaskLists } from './task-lists.ts'

export interface PrintOptions {
  readonly lang: Lang
  readonly hasColor: boolean
  /** Whether it is the log of this example, of which some facts are known that stand in no event. */
  readonly isExample: boolean
}

function printSections(printer: Printer): void {
  for (const calendar of printer.report.calendars) printQuarters(printer, calendar)
  printGroups(printer)
  printComparison(printer)
  printExplanation(printer)
  printTaskLists(printer)
}

export function printReport(report: Report, directory: Directory, options: PrintOptions): string {
  const { lang, hasColor, isExample } = options
  const page = new Page(hasColor)
  const say = sayIn(lang)
  const percent = (ratio: Ratio | null) => formatPercent(ratio, { locale: lang })
  const printer: Printer = { page, report, directory, lang, say, percent }
  printPlan(printer, isExample)
  if (report.plan.taskCount > 0) printSections(printer)
  else {
    page.blank()
    page.text(say('noTasks'))
  }
  printHead(printer, isExample)
  return page.toString()
}
