import { sayIn } from '../describe/texts.ts'
import { cellText } from './cell-text.ts'
import type { EventItem, ReportDocument } from './document.ts'

/** An event on one line: where it stands, what happened, when it was true, when it was recorded, what it says. */
export function eventText(
  { position, name, on, recordedOn, detail }: EventItem,
  { locale }: Pick<ReportDocument, 'locale'>,
): string {
  const date = (day: string) => cellText({ type: 'date', date: day }, locale)
  const recorded = sayIn(locale)('recorded', { date: date(recordedOn) })
  return `#${position} ${name} ${date(on)}, ${recorded}${detail === '' ? '' : `: ${detail}`}`
}
