import { calendars, type Json, type Question, type Tracker } from '@tiendo/core'
import type { Command } from '../scenario.ts'
import { writtenFigures } from '../written-figures.ts'
import { department as plan } from './course/incidents.ts'

/**
 * Every quarter of both calendars, for all work and for planned tasks alone, and the second quarter as known on two
 * days.
 */
export function figures(tracker: Tracker<Command>): { readonly [name: string]: Json } {
  const found = (question: Question) => writtenFigures(tracker.figures({ ...question, running: false }))
  const quarters = Object.values(calendars).flatMap(({ name, quarters }) =>
    quarters(2021).flatMap((period) =>
      [undefined, 'planned' as const].map((kind) => ({
        calendar: name,
        ...found({ plan, kind, period, asOf: period.end, knownAt: tracker.head.position }),
      })),
    ),
  )
  const [, period] = calendars.calendarYear.quarters(2021)
  const restated = ['2021-06-30', '2021-07-09'].map((knownAt) => ({
    knownOn: knownAt,
    ...found({ plan, kind: 'planned', period, asOf: '2021-06-30', knownAt }),
  }))
  return { quarters, restated }
}
