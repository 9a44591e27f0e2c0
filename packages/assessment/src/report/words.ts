import { type Authority, formatDate, formatNumber, type Locale, type Ratio } from '@tiendo/core'
import type { Cell } from '@tiendo/report'
import type { Recipient } from '../events.ts'
import { type Say, sayIn } from './texts.ts'

export interface DescribeOptions {
  readonly locale: Locale
  /** What units are called; where one is not in it, its id. As of a day: `tracker.units({ asOf })`. */
  readonly unitNames: ReadonlyMap<string, string>
}

/** How values become words in one language. */
export interface Words {
  readonly locale: Locale
  readonly say: Say
  readonly unit: (unit: string) => string
  readonly date: (date: string) => string
  readonly number: (value: number) => string
}

export function wordsFor({ locale, unitNames }: DescribeOptions): Words {
  return {
    locale,
    say: sayIn(locale),
    unit: (unit) => unitNames.get(unit) ?? unit,
    date: (date) => (locale === 'en' ? date : formatDate(date, { locale })),
    number: (value) => formatNumber(value, { locale }),
  }
}

export function authorityText({ issuer, number, date }: Authority, words: Words): string {
  const document = number === undefined ? issuer : words.say('document', { issuer, number })
  return date === undefined ? document : words.say('documentOf', { document, date: words.date(date) })
}

export function recipientText(recipient: Recipient, { say, unit, number }: Words): string {
  if ('unit' in recipient) return unit(recipient.unit)
  if ('name' in recipient) return recipient.name
  const { kind, count } = recipient
  return say(count === 1 ? kind : `${kind}s`, { count: number(count) })
}

export const none: Cell = { type: 'none' }
export const text = (value: string): Cell => ({ type: 'text', text: value })
export const fraction = (ratio: Ratio | null | undefined): Cell =>
  ratio == null ? none : { type: 'fraction', ratio }
export const points = (value: number | null | undefined): Cell =>
  value == null ? none : { type: 'number', value }
