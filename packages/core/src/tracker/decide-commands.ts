import { Rejection } from '../errors.ts'
import type { NewEvent } from '../log/commit.ts'
import type { Query } from '../log/query.ts'
import type { CatalogueEvent, DecideContext } from '../planning/catalogue.ts'
import { evolved } from '../projection/keyed-states.ts'
import { civilDateIn } from '../time/clock.ts'
import type { CatalogueSet, CheckedCommand } from './catalogue-set.ts'
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
  const staged = new Map<string, object>()
  const read = (catalogue: string, key: string) =>
    staged.get(`${catalogue}/${key}`) ?? (workspace.read(catalogue, key) as object | undefined)
  const events: NewEvent[] = []
  const overtaken: number[] = []
  const boundary = new Map<string, Query[number]>()

  const decideOne = ({ catalogue, command }: CheckedCommand): void => {
    workspace.ensureReadable(catalogue.name)
    const context: DecideContext = {
      read: (key) => read(catalogue.name, key),
      readFrom: read,
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
      for (const key of catalogue.touches(placed)) {
        staged.set(`${catalogue.name}/${key}`, evolved(catalogue, read(catalogue.name, key), placed, key))
      }
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
