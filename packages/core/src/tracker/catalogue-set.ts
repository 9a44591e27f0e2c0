import { deepFreeze } from '../completion/figures.ts'
import { InputError } from '../errors.ts'
import type { RecordedEvent } from '../log/commit.ts'
import { type JsonObject, strictJson } from '../log/json.ts'
import { maxEventsPerCommit, tooManyEvents } from '../log/line.ts'
import type {
  AnyCatalogue,
  AnyCommand,
  CatalogueEvent,
  DecidedEvent,
  EventDefinition,
  Schema,
} from '../planning/catalogue.ts'
import { pathTo, validate } from '../planning/validate.ts'

interface Owned {
  readonly catalogue: AnyCatalogue
  readonly definition: EventDefinition
}

/** A command that its schema allows, and the catalogue that decides it. */
export interface CheckedCommand {
  readonly catalogue: AnyCatalogue
  readonly command: AnyCommand
}

/** The catalogues that a tracker knows, found by the types of their events and commands. */
export class CatalogueSet {
  readonly #events = new Map<string, Owned>()
  readonly #commands = new Map<string, { readonly catalogue: AnyCatalogue; readonly schema: Schema }>()
  readonly #byName = new Map<string, AnyCatalogue>()

  /** @throws {InputError} `INVALID_CATALOGUE` where names collide, are not prefixed, or an upcast is missing */
  constructor(catalogues: readonly AnyCatalogue[]) {
    for (const catalogue of catalogues) this.#add(catalogue)
  }

  /** @throws {InputError} `INVALID_CATALOGUE` */
  ensureLoaded(name: string): void {
    if (!this.#byName.has(name))
      throw new InputError('INVALID_CATALOGUE', name, 'this catalogue is not loaded')
  }

  get all(): readonly AnyCatalogue[] {
    return [...this.#byName.values()]
  }

  /** The catalogue of a command, and the command with nothing in it but what its schema allows. */
  checkCommand(command: unknown, path: string): CheckedCommand {
    const plain = strictJson(withoutUndefined(command), 'INVALID_COMMAND', path) as JsonObject
    const type = typeof plain === 'object' && plain !== null ? plain['type'] : undefined
    const known = typeof type === 'string' ? this.#commands.get(type) : undefined
    if (known === undefined) throw notACommand(type, path)
    const checked = deepFreeze(validate(known.schema, plain, 'INVALID_COMMAND', path)) as AnyCommand
    return { catalogue: known.catalogue, command: checked }
  }

  /** @throws {InputError} `INVALID_COMMAND` */
  checkCommands(commands: readonly unknown[]): readonly CheckedCommand[] {
    if (!Array.isArray(commands) || commands.length === 0) {
      throw new InputError('INVALID_COMMAND', 'commands', 'not a list of at least one command')
    }
    // Every command leads to an event, so this many cannot fit, and need not be decided to find that out.
    if (commands.length > maxEventsPerCommit) throw tooManyEvents()
    const [first] = commands
    if (commands.length === 1) return [this.checkCommand(first, '')]
    return Array.from(commands, (command, index) => this.checkCommand(command, `commands[${index}]`))
  }

  /** A decided event as it will be recorded. */
  checkDecided(event: DecidedEvent, decider: AnyCatalogue): DecidedEvent & { readonly v: number } {
    const owned = this.#events.get(event.type)
    if (owned?.catalogue !== decider)
      throw new InputError('INVALID_EVENT', 'type', `not an event of ${decider.name}`)
    const { v, schema } = owned.definition
    const data = validate(schema, event.data, 'INVALID_EVENT', `${event.type}.data`) as object
    return { type: event.type, v, on: event.on, data }
  }

  definitionOf(type: string): EventDefinition | undefined {
    return this.#events.get(type)?.definition
  }

  /** The catalogue that evolves by an event; `undefined` where none that is loaded does. */
  ownerOf(event: CatalogueEvent): AnyCatalogue | undefined {
    return this.#events.get(event.type)?.catalogue
  }

  /** The loaded catalogue to which an event belongs that it cannot read, because both are older than the event. */
  tooOldFor(event: CatalogueEvent): string | undefined {
    const owned = this.#events.get(event.type)
    if (owned !== undefined) return (event.v ?? 1) > owned.definition.v ? owned.catalogue.name : undefined
    const prefix = event.type.includes('.') ? event.type.slice(0, event.type.indexOf('.')) : planningName
    return this.#byName.has(prefix) ? prefix : undefined
  }

  /**
   * An event of the log as its catalogue writes it today. Events of catalogues that are not loaded, and events that
   * are too new, pass unchanged.
   *
   * @throws {InputError} `INVALID_EVENT` where the data is not what the schema asks for
   */
  readonly upcast = (event: RecordedEvent): RecordedEvent => {
    const owned = this.#events.get(event.type)
    const from = event.v ?? 1
    if (owned === undefined || from > owned.definition.v) return event
    const { v, schema, upcasts } = owned.definition
    let data: object = event.data
    for (let version = from; version < v; version++) data = upcasts?.[version]?.(data) ?? data
    const checked = validate(schema, data, 'INVALID_EVENT', `${event.type}.data`)
    if (from === v) return event
    return Object.freeze({ ...event, v, data: strictJson(checked, 'INVALID_EVENT', 'data') as JsonObject })
  }

  readonly tagsOf = (event: RecordedEvent): readonly string[] => {
    const isReadable = this.tooOldFor(event) === undefined
    return isReadable ? (this.#events.get(event.type)?.catalogue.tagsOf(event) ?? []) : []
  }

  #add(catalogue: AnyCatalogue): void {
    const { name } = catalogue
    const fault = (reason: string) => new InputError('INVALID_CATALOGUE', name, reason)
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw fault('the name is not a word')
    if (this.#byName.has(name)) throw fault('two catalogues have this name')
    this.#byName.set(name, catalogue)
    const isNamed = (type: string) => name === planningName || type.startsWith(`${name}.`)
    for (const [type, definition] of Object.entries(catalogue.events)) {
      if (!isNamed(type)) throw fault(`the type ${type} does not start with the name`)
      if (this.#events.has(type)) throw fault(`the type ${type} is taken`)
      for (let version = 1; version < definition.v; version++) {
        if (definition.upcasts?.[version] === undefined)
          throw fault(`${type} has no upcast of version ${version}`)
      }
      this.#events.set(type, { catalogue, definition })
    }
    for (const [type, schema] of Object.entries(catalogue.commands as Record<string, Schema>)) {
      if (!isNamed(type)) throw fault(`the command ${type} does not start with the name`)
      this.#commands.set(type, { catalogue, schema })
    }
  }
}

/** The one catalogue whose types carry no prefix. */
const planningName = 'planning'

/** A field that a caller left `undefined` is one that it left out. */
function withoutUndefined(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  return entries.length === Object.keys(value).length ? value : Object.fromEntries(entries)
}

function notACommand(type: unknown, path: string): InputError {
  const name =
    typeof type === 'string' && type.length <= 64 ? `${JSON.stringify(type)} is no` : 'is not the name of a'
  return new InputError('INVALID_COMMAND', pathTo(path, 'type'), `${name} command of a loaded catalogue`)
}
