import {
  type CivilDate,
  civilDateIn,
  type Instant,
  type Period,
  formatDate as writtenDate,
} from '@tiendo/core'
import type { Lang, Say } from './lang.ts'

/** 09/7/2021 in Vietnamese; 2021-07-09 in English, where 9 July 2021 would be too wide for the columns. */
export function formatDate(date: CivilDate, lang: Lang): string {
  return lang === 'en' ? date : writtenDate(date, { locale: lang })
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
