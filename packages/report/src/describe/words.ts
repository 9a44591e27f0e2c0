import {
  type CivilDate,
  civilDateIn,
  formatDate,
  type Instant,
  type Locale,
  type Period,
  type ReadEvent,
  type Status,
} from '@tiendo/core'
import { type Say, sayIn, statusName } from './texts.ts'

/** What turns figures and events into words: a language, names for ids, and the zone in which days end. */
export interface Words {
  readonly locale: Locale
  readonly say: Say
  /** 09/7/2021 in Vietnamese; 2021-07-09 in English, where 9 July 2021 would be too wide for columns. */
  readonly date: (date: CivilDate) => string
  /** `16:00 14/01/2022`, in the zone of the plan. */
  readonly time: (at: Instant) => string
  /** The day in the zone of the plan on which something was recorded. */
  readonly recordedOn: (at: Instant) => CivilDate
  readonly unit: (id: string) => string
  readonly status: (status: Status | undefined) => string
  /** `Quý II/2021` for the period that a calendar calls `2021-Q2`, other periods by their label; `short` without the year. */
  readonly period: (period: Period, form?: 'short') => string
  readonly eventAt: (position: number) => ReadEvent | undefined
}

export interface WordsOptions {
  readonly locale: Locale
  readonly timeZone: string
  readonly unitNames: ReadonlyMap<string, string>
  readonly events: ReadonlyMap<number, ReadEvent>
}

export function words({ locale, timeZone, unitNames, events }: WordsOptions): Words {
  const say = sayIn(locale)
  const date = (day: CivilDate) => (locale === 'en' ? day : formatDate(day, { locale }))
  const recordedOn = (at: Instant) => civilDateIn(timeZone, Date.parse(at))
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return {
    locale,
    say,
    date,
    recordedOn,
    time: (at) => {
      const [time, day] = [clock.format(Date.parse(at)), date(recordedOn(at))]
      return locale === 'vi' ? `${time} ngày ${day}` : `${day} ${time}`
    },
    unit: (id) => unitNames.get(id) ?? id,
    status: (status) => statusName(status, locale),
    period: (period, form) => periodName(period, say, form),
    eventAt: (position) => events.get(position),
  }
}

const romans = ['I', 'II', 'III', 'IV']

function periodName({ label, start, end }: Period, say: Say, form: 'short' | undefined): string {
  const [, year = '', number] = /^(.+)-Q([1-4])$/.exec(label ?? '') ?? []
  if (number === undefined) return label ?? `${start} – ${end}`
  const roman = romans[Number(number) - 1] ?? number
  return say(form === 'short' ? 'quarterShort' : 'quarter', { year, number, roman })
}
