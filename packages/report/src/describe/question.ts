import type { DeadlinePolicy, TaskKind, UnitFilter } from '@tiendo/core'
import type { Words } from './words.ts'

export interface QuestionWords {
  /** Which day is looked at, as a text. */
  readonly day: string
  readonly kind: TaskKind | 'all'
  /** Only tasks of this group, or led by this unit; a bucket of units otherwise. */
  readonly group?: string | undefined
  readonly lead?: UnitFilter | 'collective' | 'none' | undefined
  readonly plan: string
  readonly policy: DeadlinePolicy
  readonly calendar?: string
  /** What is known; left out where a table has columns for it. */
  readonly knownAt?: { readonly position: number; readonly at: string }
}

/** The question that a table answers, so that nobody has to guess what is counted and what is divided by what. */
export function questionText(words: Words, asked: QuestionWords): string {
  const { say, date, recordedOn, unit } = words
  const { day, kind, group, lead, plan, policy, calendar, knownAt } = asked
  const parts = [
    day,
    ...(calendar === undefined ? [] : [say('calendarIs', { name: calendar })]),
    say(kindNames[kind]),
    ...(group === undefined ? [] : [say('ofGroup', { group })]),
    ...(lead === undefined
      ? []
      : [typeof lead === 'string' ? say(leadNames[lead]) : say('ledBy', { unit: unit(lead.unit) })]),
    say('ofPlan', { plan }),
    ...(knownAt === undefined
      ? []
      : [say('knownTo', { position: knownAt.position, date: date(recordedOn(knownAt.at)) })]),
    say(policy),
  ]
  return `${say('question')}: ${parts.join('; ')}.`
}

const kindNames = {
  planned: 'kindPlanned',
  regular: 'kindRegular',
  adHoc: 'kindAdHoc',
  all: 'kindAll',
} as const

const leadNames = { collective: 'collective', none: 'noUnit' } as const
