import { hasCode } from '../errors.ts'
import type { NewEvent } from '../log/commit.ts'
import { type Json, sameJson } from '../log/json.ts'
import type { AnyCatalogue, AnyCommand, CommandOf } from '../planning/catalogue.ts'
import type { PlanningCommand } from '../planning/commands.ts'
import { planning } from '../planning/planning.ts'
import type { Clock } from '../time/clock.ts'
import { CatalogueSet } from '../tracker/catalogue-set.ts'
import { decideCommands } from '../tracker/decide-commands.ts'
import { Workspace } from '../tracker/workspace.ts'
import { fixedClock } from './clock.ts'

/** An event as a test writes it. */
export type GivenEvent = Pick<NewEvent, 'type' | 'on' | 'v'> & { readonly data: object }

export interface Given<Command> {
  when(command: Command): When
}

export interface When {
  /** The command leads to exactly these events. */
  then(...events: readonly GivenEvent[]): void
  /** The command is refused with this code; `data`, where given, must be part of what the refusal carries. */
  thenRefused(code: string, data?: Readonly<Record<string, unknown>>): void
  /** The command is accepted and takes the effect of the events at these positions. */
  thenOvertakes(...positions: readonly number[]): void
}

export interface SpecificationOptions<Catalogues extends readonly AnyCatalogue[]> {
  readonly catalogues?: Catalogues
  /** 2021-12-31 at noon in UTC unless stated. */
  readonly clock?: Clock
  readonly timeZone?: string
  readonly newId?: () => string
}

/**
 * Tests of deciders without a log: given events, when a command, then events or a refusal. Works with any test runner;
 * what does not hold throws an `Error` that says what was expected and what came. Positions of given events count from 1.
 */
export function specification<const Catalogues extends readonly AnyCatalogue[] = readonly []>(
  options: SpecificationOptions<Catalogues> = {},
): { given(...events: readonly GivenEvent[]): Given<PlanningCommand | CommandOf<Catalogues[number]>> } {
  const { clock = fixedClock('2021-12-31T12:00:00.000Z'), timeZone = 'UTC' } = options
  let count = 0
  const newId = options.newId ?? (() => `new-${++count}`)
  const catalogues = new CatalogueSet([planning, ...(options.catalogues ?? [])])

  const given = (...events: readonly GivenEvent[]) => {
    const workspace = workspaceOf(events, catalogues)
    const decide = (command: AnyCommand) =>
      decideCommands(catalogues.checkCommands([command]), workspace, catalogues, {
        nowMs: clock.now(),
        timeZone,
        newId,
        by: undefined,
      })
    const when = (command: AnyCommand): When => ({
      // biome-ignore lint/suspicious/noThenProperty: given / when / then is how such a test reads; nobody awaits it.
      then(...expected) {
        expectSame(expected.map(comparable), accepted(expected, () => decide(command)).events.map(comparable))
      },
      thenRefused(code, data = {}) {
        const refusal = refusalOf(() => decide(command))
        if (!hasCode(refusal, code))
          throw new Error(`Expected ${code}, came ${describe(refusal)}`, { cause: refusal })
        const carried = (refusal as { data?: Record<string, unknown> }).data ?? {}
        expectSame(data, Object.fromEntries(Object.keys(data).map((key) => [key, carried[key]])))
      },
      thenOvertakes(...positions) {
        expectSame(positions, accepted(positions, () => decide(command)).overtaken)
      },
    })
    return { when }
  }
  return {
    given: given as (
      ...events: readonly GivenEvent[]
    ) => Given<PlanningCommand | CommandOf<Catalogues[number]>>,
  }
}

/** `specification()` with the clock at the end of 2021. */
export const { given } = specification()

function workspaceOf(events: readonly GivenEvent[], catalogues: CatalogueSet): Workspace {
  const workspace = new Workspace(catalogues)
  for (const [index, { type }] of events.entries()) {
    if (catalogues.definitionOf(type) === undefined)
      throw new Error(`given event ${index + 1}: no catalogue has ${type}`)
  }
  const recorded = events.map((event, index) => catalogues.upcast({ ...event, position: index + 1 } as never))
  const [first] = recorded
  const commit = {
    commit: 1,
    position: 1,
    id: 'given',
    at: '2021-01-01T00:00:00.000Z',
    events: recorded,
    sha256: '',
  }
  if (first !== undefined) workspace.apply(commit)
  workspace.endReplay()
  return workspace
}

function comparable({ type, v = 1, on, data }: GivenEvent): object {
  return { type, v, on, data }
}

function accepted<Result>(expected: unknown, decide: () => Result): Result {
  try {
    return decide()
  } catch (refusal) {
    throw new Error(`Expected ${describe(expected)}, came ${describe(refusal)}`, { cause: refusal })
  }
}

function refusalOf(decide: () => unknown): unknown {
  let events: unknown
  try {
    events = decide()
  } catch (refusal) {
    return refusal
  }
  throw new Error(`Expected a refusal, came ${describe(events)}`)
}

function expectSame(expected: unknown, actual: unknown): void {
  if (!sameJson(expected as Json, actual as Json)) {
    throw new Error(`Expected ${describe(expected)}, came ${describe(actual)}`)
  }
}

function describe(value: unknown): string {
  return value instanceof Error
    ? `${(value as { code?: string }).code ?? value.name}: ${value.message}`
    : JSON.stringify(value)
}
