import type { CivilDate } from '../time/civil-date.ts'
import type { Instant } from '../time/clock.ts'
import type { Figures, SettledQuestion } from './figures-format.ts'

/**
 * An event catalogue is data: which events there are, what state they make, which commands lead to them and what each
 * command has to be sure of. Planning is one; a portal adds its own beside it, built from the same parts. Types of
 * events and commands of a catalogue other than planning start with its name: `assessment.SelfScored`.
 *
 * State is a set of aggregates, each under a key, each the smallest thing that a rule looks at. `evolve` and `decide`
 * are pure: same input, same output, no clock, no randomness but what `DecideContext` hands them.
 */
export interface Catalogue<Command extends AnyCommand = AnyCommand> {
  readonly name: string
  /**
   * 1 where absent. Raised when tags, keys, upcasts or `evolve` make anything else of an event that was recorded
   * before: snapshots of before are outdated.
   */
  readonly version?: number
  readonly events: { readonly [type: string]: EventDefinition }
  readonly commands: { readonly [Type in Command['type']]: Schema }
  /** What an event is about, as `kind:id`. Depends on the event alone and never changes for a recorded event. */
  readonly tagsOf: (event: CatalogueEvent) => readonly string[]
  /** The keys of the aggregates that an event changes. */
  readonly touches: (event: CatalogueEvent) => readonly string[]
  /** An aggregate before its first event: a plain object, made anew at each call. */
  readonly initial: (key: string) => object
  /** Changes the draft of one aggregate. Total: there is no event of the right shape for which it throws. */
  readonly evolve: (draft: object, event: CatalogueEvent, key: string) => void
  /** What must not have changed between deciding and recording: it covers every key that `decide` reads; none, nothing. */
  readonly boundary: (command: Command, read: Read) => Boundary
  /** Throws a `Rejection` where the domain says no. */
  readonly decide: (command: Command, context: DecideContext) => Decision
}

/** A catalogue of whatever commands. */
export type AnyCatalogue = Catalogue<never>
export type CommandOf<Known extends AnyCatalogue> = Known extends Catalogue<infer Command> ? Command : never

export interface AnyCommand {
  readonly type: string
}

export interface CatalogueEvent {
  readonly type: string
  readonly v?: number
  readonly on: CivilDate
  readonly data: object
  /** Its place in the log; while deciding, a provisional one after every recorded event. */
  readonly position: number
}

/** An event that a decision leads to. */
export interface DecidedEvent {
  readonly type: string
  readonly on: CivilDate
  readonly data: object
}

export interface EventDefinition {
  /** The version of the schema in which the event is written; raised when its meaning or shape changes. */
  readonly v: number
  readonly schema: Schema
  /** `upcasts[n]` turns data of version n into data of version n + 1. Every version below `v` has one. */
  readonly upcasts?: { readonly [from: number]: (data: object) => object }
}

/**
 * The synchronous part of a Standard Schema (standardschema.dev); a schema of zod, valibot or arktype is one. What it
 * returns for valid input is what is recorded, with its keys in the order in which they are written.
 */
export interface Schema {
  readonly '~standard': { readonly validate: (value: unknown) => SchemaResult | Promise<SchemaResult> }
}
export interface SchemaResult {
  readonly value?: unknown
  readonly issues?: readonly SchemaIssue[] | undefined
}
export interface SchemaIssue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/** The aggregate under a key, or `undefined` where no event has touched it. */
export type Read = (key: string) => unknown

export interface DecideContext {
  readonly read: Read
  /** The aggregate of another catalogue. What is read through it is covered by the boundary as well. */
  readonly readFrom: (catalogue: string, key: string) => unknown
  /**
   * Figures as of a date, as known at a recorded position. No boundary has to cover them: whatever is recorded in the
   * meantime, their answer stays. Throws `INVALID_QUESTION` for a position beyond `position`, and what `Tracker.figures`
   * throws.
   */
  readonly figures: (question: SettledQuestion) => Figures
  /** The last recorded position that was known then, as `Tracker.positionAt`. */
  readonly positionAt: (knownAt: number | Instant | CivilDate) => number
  readonly now: Instant
  /** Today's date in a time zone. */
  readonly today: (timeZone: string) => CivilDate
  /** The zone of whoever executes the command, for what does not name one. */
  readonly timeZone: string
  readonly newId: () => string
  /** The last recorded position. What the commands before this one lead to stands after it, at places yet to be given. */
  readonly position: number
  readonly by?: string
}

export interface Decision {
  readonly events: readonly DecidedEvent[]
  /** Positions of events that these leave without effect, where the rules allow that. */
  readonly overtaken?: readonly number[]
}

/** Events that match one of the items: one of its types, all of its tags. */
export type Boundary = readonly { readonly types?: readonly string[]; readonly tags?: readonly string[] }[]
