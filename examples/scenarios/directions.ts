import type { Json, Tracker } from '@tiendo/core'
import type { Command } from './scenario.ts'

/** What a review directed to be done, each with the tasks that answer it. */
export function directionsOf(log: Tracker<Command>, review: string): Json {
  const held = log.reviews().find((each) => each.review === review)
  return (held?.directions ?? []).map(({ text, tasks }) => ({ text, tasks: tasks.map(({ task }) => task) }))
}
