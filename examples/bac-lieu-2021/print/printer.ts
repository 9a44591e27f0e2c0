import type { Ratio } from '@tiendo/core'
import type { Directory } from '../report/plans.ts'
import type { Report } from '../report/report.ts'
import type { Lang, Say } from './lang.ts'
import type { Page } from './page.ts'

/** What every section is printed with. */
export interface Printer {
  readonly page: Page
  readonly report: Report
  readonly directory: Directory
  readonly lang: Lang
  readonly say: Say
  readonly percent: (ratio: Ratio | null) => string
}
