import { type AssessmentCommand, assessment, assessmentHistory } from '@tiendo/assessment'
import {
  type Boundary,
  type CatalogueEvent,
  type DecideContext,
  memoryStorage,
  openTracker,
} from '@tiendo/core'
import { fixedClock, seededIds } from '@tiendo/core/testing'
import type { Command } from './office.ts'

/** Commands that are decided on the same state, and commands that are executed at the same time. */

type Events = readonly Omit<CatalogueEvent, 'position'>[]
export interface Decided {
  readonly events: Events
  readonly boundary: Boundary
}

export const isOurs = (command: Command): command is AssessmentCommand =>
  command.type.startsWith('assessment.')

/** Decides on states without a log. Of planning it knows that every unit is registered, which nothing here changes. */
export class Bench {
  readonly #states = new Map<string, object>()
  #position = 0

  constructor(commands: readonly Command[]) {
    for (const command of commands.filter(isOurs)) this.#apply(this.decide(command)?.events ?? [])
  }

  /** With several commands, the last on the state that the others lead to; `undefined` where one is refused. */
  decide(...commands: readonly AssessmentCommand[]): Decided | undefined {
    const bench = commands.length > 1 ? new Bench([]) : this
    if (bench !== this) {
      for (const [key, state] of this.#states) bench.#states.set(key, structuredClone(state))
      bench.#position = this.#position
    }
    let last: Decided | undefined
    for (const [index, command] of commands.entries()) {
      last = bench.#decide(command)
      if (last === undefined) return undefined
      if (index < commands.length - 1) bench.#apply(last.events)
    }
    return last
  }

  #decide(command: AssessmentCommand): Decided | undefined {
    const read = (key: string) => this.#states.get(key)
    const schema = assessment.commands[command.type]
    const { value } = schema['~standard'].validate(JSON.parse(JSON.stringify(command))) as {
      value: AssessmentCommand
    }
    const context = {
      read,
      readFrom: () => ({}),
      today: () => '2021-12-31',
      timeZone: 'UTC',
      newId: () => 'fresh',
      position: this.#position,
    } as unknown as DecideContext
    try {
      const { events } = assessment.decide(value, context)
      return { events, boundary: assessment.boundary(value, read) }
    } catch (refusal) {
      if ((refusal as { name?: string }).name !== 'Rejection') throw refusal
      return undefined
    }
  }

  #apply(events: Events): void {
    for (const event of events) {
      const placed = { ...event, position: ++this.#position }
      for (const key of assessment.touches(placed)) {
        const state = this.#states.get(key) ?? assessment.initial(key)
        assessment.evolve(state, placed, key)
        this.#states.set(key, state)
      }
    }
  }
}

export function isExcluded(boundary: Boundary, events: Events): boolean {
  return events.some((event) => {
    const tags = assessment.tagsOf({ ...event, position: 1 })
    return boundary.some(
      (item) =>
        (item.types?.includes(event.type) ?? true) && (item.tags ?? []).every((tag) => tags.includes(tag)),
    )
  })
}

async function twoTrackers(before: readonly Command[]) {
  const storage = memoryStorage()
  const clock = fixedClock('2021-12-31T12:00:00.000Z')
  const open = (seed: number) =>
    openTracker({
      storage,
      clock,
      catalogues: [assessment],
      projections: [assessmentHistory],
      newId: seededIds(seed, clock),
    })
  const one = await open(1)
  for (const command of before) await one.execute(command).catch(() => {})
  const two = await open(2)
  return [one, two] as const
}

/** Executes commands at the same time on two trackers of one log, and once more one after the other in the order of the log. */
export async function race(before: readonly Command[], racing: readonly Command[]) {
  const trackers = await twoTrackers(before)
  const outcomes = await Promise.allSettled(
    racing.map((command, index) => (trackers[index % 2] as (typeof trackers)[0]).execute(command)),
  )
  const accepted = outcomes
    .flatMap((outcome, index) =>
      outcome.status === 'fulfilled' ? [{ ...outcome.value, command: racing[index] as Command }] : [],
    )
    .sort((a, b) => a.position - b.position)
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
  const [alone] = await twoTrackers(before)
  const recorded = accepted.map(({ events }) => events)
  const inTurn = []
  for (const { command } of accepted) inTurn.push((await alone.execute(command)).events)
  return { recorded, inTurn, refused }
}
