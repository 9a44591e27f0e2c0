import { Rejection } from '../errors.ts'
import type { NewEvent } from '../log/commit.ts'
import type { Query } from '../log/query.ts'
import type { AnyCatalogue, CatalogueEvent, DecideContext } from '../planning/catalogue.ts'
import { planning } from '../planning/planning.ts'
import { evolved } from '../projection/keyed-states.ts'
import { civilDateIn } from '../time/clock.ts'
import type { CatalogueSet, CheckedCommand } from './catalogue-set.ts'
import { Inquiry } from './inquiry.ts'
import type { Workspace } from './workspace.ts'

export interface DecideOptions {
  readonly nowMs: number
  readonly timeZone: string
  readonly newId: () => string
  readonly by: string | undefined
}

export interface Decided {
  readonly events: readonly NewEvent[]
  readonly overtaken: readonly number[]
  readonly boundary: Query
}

/**
 * Decides commands one after the other, each on the state that the ones before lead to, without touching the workspace.
 * What they lead to belongs into one commit.
 *
 * @throws {Rejection} of the first that is refused; with several, `data.command` says which
 */
export function decideCommands(
  commands: readonly CheckedCommand[],
  workspace: Workspace,
  catalogues: CatalogueSet,
  { nowMs, timeZone, newId, by }: DecideOptions,
): Decided {
  const staged = new StagedStates(workspace)
  const read = (catalogue: string, key: string) => staged.read(catalogue, key)
  const events: NewEvent[] = []
  const overtaken: number[] = []
  const boundary = new Map<string, Query[number]>()

  let known: Inquiry | undefined
  const inquiry = () => {
    known ??= new Inquiry(workspace, { now: () => nowMs }, timeZone)
    return known
  }

  const decideOne = ({ catalogue, command }: CheckedCommand): void => {
    workspace.ensureReadable(catalogue.name)
    const context: DecideContext = {
      read: (key) => read(catalogue.name, key),
      readFrom: read,
      figures: (question) => inquiry().figures(question),
      positionAt: (knownAt) => inquiry().positionAt(knownAt),
      now: new Date(nowMs).toISOString(),
      today: (zone) => civilDateIn(zone, nowMs),
      timeZone,
      newId,
      position: workspace.position,
      ...(by === undefined ? {} : { by }),
    }
    for (const item of catalogue.boundary(command as never, context.read))
      boundary.set(JSON.stringify(item), item)
    const decision = catalogue.decide(command as never, context)
    overtaken.push(...(decision.overtaken ?? []))
    for (const decided of decision.events) {
      const event = catalogues.checkDecided(decided, catalogue)
      events.push(event as unknown as NewEvent)
      const placed: CatalogueEvent = { ...event, position: workspace.position + events.length }
      staged.add(catalogue, placed)
    }
  }

  for (const [index, command] of commands.entries()) {
    try {
      decideOne(command)
    } catch (error) {
      if (!(error instanceof Rejection) || commands.length === 1) throw error
      throw new Rejection(error.code, `commands[${index}]: ${error.message}`, {
        ...error.data,
        command: index,
      })
    }
  }
  return { events, overtaken, boundary: [...boundary.values()] }
}

/** States as what was decided makes them; made only where somebody reads them, which after the last command nobody does. */
class StagedStates {
  readonly #workspace: Workspace
  readonly #states = new Map<string, object | undefined>()
  readonly #pending = new Map<
    string,
    { readonly catalogue: AnyCatalogue; readonly event: CatalogueEvent }[]
  >()

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  add(catalogue: AnyCatalogue, event: CatalogueEvent): void {
    for (const key of catalogue.touches(event)) {
      const id = `${catalogue.name}/${key}`
      const pending = this.#pending.get(id)
      if (pending === undefined) this.#pending.set(id, [{ catalogue, event }])
      else pending.push({ catalogue, event })
      // A catalogue that fails on its own event must not have it recorded.
      if (catalogue.name !== planning.name) this.read(catalogue.name, key)
    }
  }

  read(catalogue: string, key: string): object | undefined {
    const id = `${catalogue}/${key}`
    const pending = this.#pending.get(id)
    const known = this.#states.has(id)
      ? this.#states.get(id)
      : (this.#workspace.read(catalogue, key) as object | undefined)
    if (pending === undefined) return known
    this.#pending.delete(id)
    const state = pending.reduce((before, next) => evolved(next.catalogue, before, next.event, key), known)
    this.#states.set(id, state)
    return state
  }
}
