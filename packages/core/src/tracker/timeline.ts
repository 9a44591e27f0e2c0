import type { EventStore } from '../log/event-store.ts'
import type { ReadEvent } from '../log/known-commits.ts'
import { keyOf } from '../planning/aggregates.ts'
import { rejection } from '../planning/rejections.ts'
import { foldTask } from '../planning/task-fold.ts'
import type { TaskHistory } from '../planning/task-history.ts'
import { everything } from '../planning/viewpoint.ts'
import type { Workspace } from './workspace.ts'

export interface TimelineEntry extends ReadEvent {
  /** Whether it counts: `retracted` was never true, `ineffective` found the task in a phase in which it changes nothing. */
  readonly effect: 'effective' | 'ineffective' | 'retracted'
  /** The position of the retraction. */
  readonly retractedAt?: number
}

export async function timelineOf(
  task: string,
  workspace: Workspace,
  store: EventStore,
): Promise<TimelineEntry[]> {
  workspace.ensureReadable('planning')
  const history = workspace.read('planning', keyOf.task(task)) as TaskHistory | undefined
  const folded = history === undefined ? undefined : foldTask(history, everything)
  if (history === undefined || folded === undefined) throw rejection('UNKNOWN_TASK', { task })
  const { events } = await store.read([{ tags: [keyOf.task(task)] }], { upTo: workspace.position })
  const byPosition = new Map(events.map((event) => [event.position, event]))
  const ineffective = new Set(folded.ineffective.map(({ position }) => position))
  return history.entries.flatMap(({ position, retractedAt }): TimelineEntry[] => {
    const event = byPosition.get(position)
    if (event === undefined) return []
    if (retractedAt !== undefined) return [{ ...event, effect: 'retracted', retractedAt }]
    return [{ ...event, effect: ineffective.has(position) ? 'ineffective' : 'effective' }]
  })
}
