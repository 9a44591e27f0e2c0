import { digits, id, list, literal, numberOf, objectEnd, text, unproved } from '../columns/canonical.ts'
import { Integers } from '../columns/integers.ts'
import { Names } from '../columns/names.ts'
import { textOf, utf8Of } from '../columns/utf8.ts'
import type { RecordedEvent } from '../log/commit.ts'
import { maxEventsPerCommit, readEvent } from '../log/line.ts'
import type { EventScanner } from '../log/line-scan.ts'
import type { TagIndex } from '../log/tag-index.ts'
import { keyOf } from '../planning/aggregates.ts'
import {
  assignmentValue,
  authorityValue,
  causeValue,
  codeValue,
  dateUnknownValue,
  dateValue,
  deadlineValue,
  evidenceValue,
  type Field,
  fieldsOf,
  groupValue,
  idValue,
  kindValue,
  lineValue,
  obstacleValue,
  percentValue,
  planValue,
  proseValue,
  scannedTypes,
  taskValue,
  weightValue,
} from '../planning/event-layouts.ts'
import { authorityEnd, dateAt, dateLength, lineEnd, oneOf, unitsEnd } from '../planning/field-bytes.ts'
import { planning } from '../planning/planning.ts'
import { rowTypes } from '../planning/task-rows.ts'
import { noDay, nothing, type TaskTable, taskKinds } from '../planning/task-table.ts'
import type { Day } from '../time/civil-date.ts'
import type { CatalogueSet } from './catalogue-set.ts'
import type { Workspace } from './workspace.ts'

const typeNames = new Names()
for (const type of scannedTypes) typeNames.intern(type)
const addedType = rowTypes.indexOf('TaskAdded')

const typeKey = utf8Of('{"type":"')
const onKey = utf8Of('","on":')
const dataKey = utf8Of(',"data":')
const collectiveKey = utf8Of(',"collective":')
const coordinatingKey = utf8Of(',"coordinatingUnits":')
const trueText = utf8Of('true')
const [comma, braceOpen, braceClose] = [0x2c, 0x7b, 0x7d]
const kindTexts = taskKinds.map((kind) => utf8Of(JSON.stringify(kind)))
const causeTexts = ['objective', 'subjective'].map((cause) => utf8Of(JSON.stringify(cause)))

const maxCodeLength = 64
const maxEvidence = 100

/**
 * What is remembered of an event: type (`nothing` where it is read as a whole), day, plan, task, value, deadline, group,
 * kind, assignment, and where it begins, where its data begins and ends, and where its code does.
 */
const eventSize = 14

/**
 * Takes in events of planning from their bytes: those that have a row in the table of tasks without making an object or a
 * string of them, the others one by one as a whole. It accepts what the schemas accept and nothing else; what it cannot
 * prove to be acceptable it leaves to them.
 */
export class PlanningScanner implements EventScanner {
  readonly #workspace: Workspace
  readonly #table: TaskTable
  readonly #index: TagIndex
  readonly #catalogues: CatalogueSet
  readonly #typeTags: readonly number[]
  readonly #taskTags = new Integers()
  readonly #planTags = new Integers()
  /** By the number of an assignment the tags of its units. */
  readonly #unitTags: (readonly number[])[] = []
  /** Room for the events of a line. */
  readonly #scanned = new Int32Array(maxEventsPerCommit * eventSize)
  #scannedEnd = 0
  /** Room for a tag. */
  readonly #tag = new Uint8Array(512)
  #whole: RecordedEvent[] = []
  #bytes: Uint8Array = new Uint8Array()
  #position = 0
  /** What the fields of the event being scanned say. */
  #plan = nothing
  #task = nothing
  #group = nothing
  #kind = 0
  #deadline: Day = noDay
  #assignment = nothing
  #value = nothing
  #codeStart = 0
  #codeEnd = 0

  constructor(workspace: Workspace, index: TagIndex, catalogues: CatalogueSet) {
    this.#workspace = workspace
    this.#table = workspace.table
    this.#index = index
    this.#catalogues = catalogues
    this.#typeTags = rowTypes.map((type) => index.typeNumber(type))
  }

  scan(bytes: Uint8Array, start: number, end: number, position: number): number {
    this.#bytes = bytes
    this.#position = position
    this.#scannedEnd = 0
    this.#whole = []
    let count = 0
    for (let at = start; ; at++) {
      const next = this.#scanRow(at)
      at = next === unproved ? this.#scanWhole(at, end, position + count) : next
      if (at === unproved || at > end) return unproved
      count++
      if (at === end) return count
      if (count === maxEventsPerCommit) return unproved
      if (bytes[at] !== comma) return unproved
    }
  }

  take(ms: number): void {
    const values = this.#scanned
    let position = this.#position
    let whole = 0
    for (let at = 0; at < this.#scannedEnd; at += eventSize) {
      const type = values[at] as number
      if (type === nothing) this.#takeWhole(this.#whole[whole++] as RecordedEvent)
      else if (type < rowTypes.length) this.#takeRow(at, position)
      else this.#takeWhole(this.#eventAt(at, position))
      position++
    }
    this.#workspace.endCommit(position - 1, ms)
  }

  /** An event that has a row, from its bytes. Returns the index after it. */
  #scanRow(start: number): number {
    const bytes = this.#bytes
    let at = literal(bytes, start, typeKey)
    if (at === unproved) return unproved
    const typeStart = at
    while (isLetter(bytes[at] as number)) at++
    const type = typeNames.findBytes(bytes, typeStart, at)
    const fields = fieldsOf[type]
    at = fields === undefined ? unproved : literal(bytes, at, onKey)
    if (fields === undefined || at === unproved) return unproved
    const day = dateAt(bytes, at)
    at = day === noDay ? unproved : literal(bytes, at + 12, dataKey)
    if (at === unproved || bytes[at] !== braceOpen) return unproved
    const dataStart = at
    this.#group = this.#value = nothing
    this.#deadline = noDay
    let next = at + 1
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index] as Field
      const keyStart = index === 0 ? next : bytes[next] === comma ? next + 1 : unproved
      const valueStart = keyStart === unproved ? unproved : literal(bytes, keyStart, field.key)
      if (valueStart === unproved) {
        if (field.isOptional) continue
        return unproved
      }
      next = this.#scanValue(valueStart, field.value)
      if (next === unproved) return unproved
    }
    if (bytes[next] !== braceClose || bytes[next + 1] !== braceClose) return unproved
    this.#note(type, day, start, dataStart, next + 1)
    return next + 2
  }

  #note(type: number, day: Day, start: number, dataStart: number, dataEnd: number): void {
    const values = this.#scanned
    const at = this.#scannedEnd
    values[at] = type
    values[at + 1] = day
    values[at + 2] = this.#plan
    values[at + 3] = this.#task
    values[at + 4] = this.#value
    values[at + 5] = this.#deadline
    values[at + 6] = this.#group
    values[at + 7] = this.#kind
    values[at + 8] = this.#assignment
    values[at + 9] = start
    values[at + 10] = dataStart
    values[at + 11] = dataEnd
    values[at + 12] = this.#codeStart
    values[at + 13] = this.#codeEnd
    this.#scannedEnd = at + eventSize
  }

  /** The end of a value, which is remembered where a row needs it. */
  #scanValue(at: number, value: number): number {
    const bytes = this.#bytes
    const table = this.#table
    switch (value) {
      case planValue: {
        const end = id(bytes, at)
        if (end !== unproved) this.#plan = table.plans.internBytes(bytes, at + 1, end - 1)
        return end
      }
      case taskValue: {
        const end = id(bytes, at)
        if (end !== unproved) this.#task = table.names.internBytes(bytes, at + 1, end - 1)
        return end
      }
      case groupValue: {
        const end = id(bytes, at)
        if (end !== unproved) this.#group = table.groups.internBytes(bytes, at + 1, end - 1)
        return end
      }
      case obstacleValue: {
        const end = id(bytes, at)
        if (end !== unproved) this.#value = table.obstacles.internBytes(bytes, at + 1, end - 1)
        return end
      }
      case idValue:
        return id(bytes, at)
      case codeValue:
        this.#codeStart = at + 1
        this.#codeEnd = text(bytes, at, maxCodeLength) - 1
        return this.#codeEnd < 0 ? unproved : this.#codeEnd + 1
      case lineValue:
      case proseValue:
        return lineEnd(bytes, at)
      case evidenceValue:
        return list(bytes, at, maxEvidence, lineEnd)
      case authorityValue:
        return authorityEnd(bytes, at)
      case kindValue:
        this.#kind = kindTexts.findIndex((each) => literal(bytes, at, each) !== unproved)
        return this.#kind < 0 ? unproved : at + (kindTexts[this.#kind] as Uint8Array).length
      case causeValue:
        return oneOf(bytes, at, causeTexts)
      case assignmentValue:
        return this.#scanAssignment(at)
      case dateValue:
        return dateAt(bytes, at) === noDay ? unproved : at + dateLength
      case deadlineValue:
        this.#deadline = dateAt(bytes, at)
        return this.#deadline === noDay ? unproved : at + dateLength
      case percentValue:
        return this.#scanNumber(at, 1, 100)
      case weightValue:
        return this.#scanNumber(at, 1000, 1_000_000)
      case dateUnknownValue:
        this.#value = 1
        return literal(bytes, at, trueText)
      default:
        return unproved
    }
  }

  /** A whole number up to a greatest one. */
  #scanNumber(at: number, scale: number, max: number): number {
    const end = digits(this.#bytes, at)
    if (end === unproved) return unproved
    const number = numberOf(this.#bytes, at, end)
    this.#value = number * scale
    return number <= max ? end : unproved
  }

  #scanAssignment(start: number): number {
    const bytes = this.#bytes
    let at = unitsEnd(bytes, start)
    const collectiveStart = at === unproved ? unproved : literal(bytes, at, collectiveKey)
    if (collectiveStart !== unproved) at = lineEnd(bytes, collectiveStart)
    at = at === unproved ? unproved : literal(bytes, at, coordinatingKey)
    const end = at === unproved ? unproved : unitsEnd(bytes, at)
    if (end !== unproved) this.#assignment = this.#table.assignments.internBytes(bytes, start, end)
    return end
  }

  /** An event of which only the schemas can tell. Returns the index after it. */
  #scanWhole(start: number, end: number, position: number): number {
    const eventEnd = objectEnd(this.#bytes, start, end)
    if (eventEnd === unproved || this.#bytes[start] !== braceOpen) return unproved
    try {
      this.#whole.push(this.#readWhole(start, eventEnd, position))
    } catch {
      return unproved
    }
    this.#scanned[this.#scannedEnd] = nothing
    this.#scannedEnd += eventSize
    return eventEnd
  }

  /** @throws where it is not what a writer writes, or of a catalogue whose states may fail on it */
  #readWhole(start: number, end: number, position: number): RecordedEvent {
    const event = readEvent(textOf(this.#bytes, start, end), position)
    const owner = this.#catalogues.ownerOf(event)
    if (owner !== undefined && owner.name !== planning.name) throw new Error('Only a whole commit can fail')
    return this.#catalogues.upcast(event)
  }

  #takeWhole(event: RecordedEvent): void {
    this.#index.add(event.position, event.type, this.#catalogues.tagsOf(event))
    this.#workspace.applyEvent(event)
  }

  #takeRow(at: number, position: number): void {
    const values = this.#scanned
    const type = values[at] as number
    const day = values[at + 1] as number
    const plan = values[at + 2] as number
    const task = values[at + 3] as number
    this.#index.addType(position, this.#typeTags[type] as number)
    this.#index.addTag(position, this.#tagOf(this.#taskTags, taskPrefix, this.#table.names, task))
    this.#index.addTag(position, this.#tagOf(this.#planTags, planPrefix, this.#table.plans, plan))
    if (type === addedType) this.#tagAdded(at, position, plan)
    const isTaken =
      type === addedType
        ? this.#takeBirth(at, position)
        : this.#table.recordRow(
            task,
            plan,
            day,
            position,
            type,
            values[at + (isDeadlineRow[type] === true ? 5 : 4)] as number,
          )
    if (isTaken) this.#workspace.noteTaskEvent(position)
    else this.#workspace.applyEvent(this.#eventAt(at, position))
  }

  /** An event that was proved to be what its schema asks for. */
  #eventAt(at: number, position: number): RecordedEvent {
    const [start, end] = [this.#scanned[at + 9] as number, (this.#scanned[at + 11] as number) + 1]
    return Object.freeze({ ...JSON.parse(textOf(this.#bytes, start, end)), position })
  }

  #takeBirth(at: number, position: number): boolean {
    const values = this.#scanned
    const birth = {
      task: values[at + 3] as number,
      plan: values[at + 2] as number,
      kind: values[at + 7] as number,
      group: values[at + 6] as number,
      deadline: values[at + 5] as number,
      assignment: values[at + 8] as number,
      weight: values[at + 4] as number,
    }
    const day = values[at + 1] as number
    return this.#table.recordBirth(
      birth,
      day,
      position,
      this.#bytes,
      values[at + 10] as number,
      values[at + 11] as number,
    )
  }

  /** The tags that an added task has beside itself and its plan. */
  #tagAdded(at: number, position: number, plan: number): void {
    const values = this.#scanned
    this.#index.addTag(position, this.#codeTag(plan, values[at + 12] as number, values[at + 13] as number))
    const assignment = values[at + 8] as number
    let units = this.#unitTags[assignment]
    if (units === undefined) {
      const { leadUnits, coordinatingUnits } = this.#table.assignmentOf(assignment)
      units = [...leadUnits, ...coordinatingUnits].map((unit) => this.#index.tagNumber(keyOf.unit(unit)))
      this.#unitTags[assignment] = units
    }
    for (const unit of units) this.#index.addTag(position, unit)
  }

  #codeTag(plan: number, start: number, end: number): number {
    const bytes = this.#bytes
    this.#tag.set(codePrefix)
    let to = this.#table.plans.write(plan, this.#tag, codePrefix.length)
    this.#tag[to++] = slash
    for (let from = start; from < end; from++) {
      const byte = bytes[from] as number
      // Codes are compared in a normal form, of which plain characters are a part.
      if (byte >= 0x80)
        return this.#index.tagNumber(keyOf.code(this.#table.plans.text(plan), textOf(bytes, start, end)))
      this.#tag[to++] = byte
    }
    return this.#index.tagNumberOf(this.#tag, 0, to)
  }

  /** The tag of a name, which is looked for once. */
  #tagOf(known: Integers, prefix: Uint8Array, names: Names, number: number): number {
    while (known.length <= number) known.push(nothing)
    const tag = known.values[number] as number
    if (tag !== nothing) return tag
    this.#tag.set(prefix)
    const end = names.write(number, this.#tag, prefix.length)
    const found = this.#index.tagNumberOf(this.#tag, 0, end)
    known.values[number] = found
    return found
  }
}

const [taskPrefix, planPrefix, codePrefix] = [utf8Of('task:'), utf8Of('plan:'), utf8Of('code:')]
const slash = 0x2f

const isDeadlineRow = rowTypes.map((type) =>
  ['DeadlineChanged', 'TaskReopened', 'TaskResumed'].includes(type),
)

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
}
