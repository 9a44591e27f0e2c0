import { type EventRef, formatNumber, type Locale, type PlanningEvent } from '@tiendo/core'
import type { EventItem } from '../document/document.ts'
import { eventName } from './event-names.ts'
import type { Words } from './words.ts'

/** An event: where it stands, the day on which it became true, the day on which it was recorded, and what it says. */
export function eventItem(words: Words, { position, type, on, at }: EventRef, remark = ''): EventItem {
  const event = words.eventAt(position)
  const detail = event === undefined ? '' : detailOf(event as unknown as PlanningEvent, words)
  return {
    position,
    name: eventName(type, words.locale),
    on,
    recordedOn: words.recordedOn(at),
    detail: [detail, remark].filter(Boolean).join('; '),
  }
}

function detailOf(event: PlanningEvent, { locale, date, say }: Words): string {
  switch (event.type) {
    case 'DeadlineChanged': {
      const { from, to, reason, authority } = event.data
      const moved = from === undefined ? date(to) : `${date(from)} → ${date(to)}`
      return [moved, reason, authority.number ?? authority.issuer].filter(Boolean).join(', ')
    }
    case 'ProgressReported': {
      const { percent, quantity, note } = event.data
      const amount =
        quantity === undefined
          ? undefined
          : 'total' in quantity
            ? formatNumber(quantity.total, { locale })
            : `+${formatNumber(quantity.increment, { locale })}`
      return [percent === undefined ? undefined : percentText(percent, locale), amount, note]
        .filter(Boolean)
        .join(', ')
    }
    case 'TaskCompleted':
      return [event.data.dateUnknown ? say('dayUnknown') : undefined, event.data.note]
        .filter(Boolean)
        .join(', ')
    case 'EventRetracted':
      return `#${event.data.position}, ${event.data.reason}`
    case 'TaskReopened': {
      const { reason, deadline } = event.data
      return deadline === undefined ? reason : `${reason}, → ${date(deadline)}`
    }
    case 'TaskSuspended':
    case 'TaskWithdrawn':
    case 'CompletionReturned':
      return event.data.reason
    default:
      return ''
  }
}

/** A percentage that somebody reported, as it was reported: there is no fraction behind it that could be rounded. */
export function percentText(percent: number, locale: Locale): string {
  return `${formatNumber(percent, { locale })} %`
}
