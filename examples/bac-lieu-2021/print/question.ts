import { recordedOn } from '../report/report.ts'
import { formatDate } from './dates.ts'
import type { Printer } from './printer.ts'

export interface QuestionShown {
  /** Which day is looked at, as a text. */
  readonly day: string
  readonly kind: 'planned' | 'all'
  readonly calendar?: string
  /** The last position that is known; left out where a table has columns for it. */
  readonly knownAt?: number
}

/** The question that a table answers, so that nobody has to guess what is counted and what is divided by what. */
export function printQuestion(printer: Printer, { day, kind, calendar, knownAt }: QuestionShown): void {
  const { page, report, directory, lang, say } = printer
  const at = knownAt === undefined ? undefined : directory.events.get(knownAt)?.at
  const parts = [
    day,
    ...(calendar === undefined ? [] : [say('calendarIs', { name: calendar })]),
    say(kind === 'planned' ? 'kindPlanned' : 'kindAll'),
    say('ofPlan', { plan: report.plan.plan }),
    ...(knownAt === undefined || at === undefined
      ? []
      : [say('knownTo', { position: knownAt, date: formatDate(recordedOn(report, at), lang) })]),
    say('policy'),
  ]
  page.text(`${say('question')}: ${parts.join('; ')}.`, 0, 0, 'note')
}

/** A note under a table. */
export function printNote({ page }: Printer, text: string): void {
  page.text(text, 0, 0, 'note')
}
