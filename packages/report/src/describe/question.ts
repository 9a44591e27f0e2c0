import type { DeadlinePolicy } from '@tiendo/core'
import type { Words } from './words.ts'

export interface QuestionWords {
  /** Which day is looked at, as a text. */
  readonly day: string
  readonly kind: 'planned' | 'all'
  readonly plan: string
  readonly policy: DeadlinePolicy
  readonly calendar?: string
  /** What is known; left out where a table has columns for it. */
  readonly knownAt?: { readonly position: number; readonly at: string }
}

/** The question that a table answers, so that nobody has to guess what is counted and what is divided by what. */
export function questionText(words: Words, asked: QuestionWords): string {
  const { say, date, recordedOn } = words
  const { day, kind, plan, policy, calendar, knownAt } = asked
  const parts = [
    day,
    ...(calendar === undefined ? [] : [say('calendarIs', { name: calendar })]),
    say(kind === 'planned' ? 'kindPlanned' : 'kindAll'),
    say('ofPlan', { plan }),
    ...(knownAt === undefined
      ? []
      : [say('knownTo', { position: knownAt.position, date: date(recordedOn(knownAt.at)) })]),
    say(policy),
  ]
  return `${say('question')}: ${parts.join('; ')}.`
}
