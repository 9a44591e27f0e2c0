import type { CivilDate, events, ReadEvent, Tracker } from '@tiendo/core'

type Reported = Partial<Pick<events.ProgressReported, 'percent' | 'quantity' | 'note' | 'evidence'>>

/** What the log says of the work on the tasks of a plan, without events that were retracted. */
export class RecordedWork {
  readonly #byTask = new Map<string, ReadEvent[]>()

  private constructor(events: readonly ReadEvent[]) {
    for (const event of events) {
      const task = String(event.data['task'])
      const ofTask = this.#byTask.get(task)
      if (ofTask === undefined) this.#byTask.set(task, [event])
      else ofTask.push(event)
    }
    // Sorting is stable: of one day they stay in the order of the log.
    for (const ofTask of this.#byTask.values())
      ofTask.sort((one, other) => Number(one.on > other.on) - Number(one.on < other.on))
  }

  static async of(tracker: Tracker, plan: string): Promise<RecordedWork> {
    const types = ['ProgressReported', 'CompletionSubmitted', 'TaskCompleted', 'EventRetracted']
    const { events } = await tracker.read([{ types, tags: [`plan:${plan}`] }])
    const retracted = new Set(
      events.flatMap(({ type, data }) => (type === 'EventRetracted' ? [data['position']] : [])),
    )
    return new RecordedWork(
      events.filter(({ type, position }) => type !== 'EventRetracted' && !retracted.has(position)),
    )
  }

  /** What was reported for one day. */
  on(task: string, day: CivilDate): readonly Reported[] {
    return this.#of(task)
      .filter(({ on }) => on === day)
      .map(({ data }) => data as Reported)
  }

  /** The last value of a field up to a day. */
  last<Name extends keyof Reported>(task: string, name: Name, day: CivilDate): Reported[Name] | undefined {
    const stated = this.#of(task).findLast(({ on, data }) => on <= day && name in data)
    return (stated?.data as Reported | undefined)?.[name]
  }

  #of(task: string): readonly ReadEvent[] {
    return this.#byTask.get(task) ?? []
  }
}
