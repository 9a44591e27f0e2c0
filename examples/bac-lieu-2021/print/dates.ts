import { type CivilDate, civilDateIn, type Instant, type Period } from '@tiendo/core'
import type { Lang, Say } from './lang.ts'

/** As people write it: 2021-07-09 in English, 09/7/2021 in Vietnamese, where only January and February get a zero. */
export function formatDate(date: CivilDate, lang: Lang): string {
  if (lang === 'en') return date
  const [year, month, day] = date.split('-') as [string, string, string]
  return `${day}/${Number(month) > 2 ? Number(month) : month}/${year}`
}

/** The local time of a zone at an instant: `16:00 14/01/2022`. */
export function formatTime(at: Instant, timeZone: string, lang: Lang): string {
  const ms = Date.parse(at)
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(ms)
  const date = formatDate(civilDateIn(timeZone, ms), lang)
  return lang === 'vi' ? `${time} ngày ${date}` : `${date} ${time}`
}

const romans = ['I', 'II', 'III', 'IV']

/** `Quý II/2021` for the period that a calendar calls `2021-Q2`; without the year where the table says it. */
export function quarterName(
  { label }: Period,
  say: Say,
  form: 'quarter' | 'quarterShort' = 'quarter',
): string {
  const [year = '', number = ''] = label.split('-Q')
  return say(form, { year, number, roman: romans[Number(number) - 1] ?? number })
}
