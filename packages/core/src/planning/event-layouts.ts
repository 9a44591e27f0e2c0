import { utf8Of } from '../columns/utf8.ts'
import { type RowType, rowTypes } from './task-rows.ts'

/** What stands in a field, and where it goes. */
const valueNames = [
  'plan',
  'task',
  'percent',
  'prose',
  'deadline',
  'line',
  'id',
  'obstacle',
  'evidence',
  'authority',
  'code',
  'kind',
  'group',
  'assignment',
  'date',
  'weight',
  'cause',
  'dateUnknown',
] as const
type Value = (typeof valueNames)[number]
export const [
  planValue,
  taskValue,
  percentValue,
  proseValue,
  deadlineValue,
  lineValue,
  idValue,
  obstacleValue,
  evidenceValue,
  authorityValue,
  codeValue,
  kindValue,
  groupValue,
  assignmentValue,
  dateValue,
  weightValue,
  causeValue,
  dateUnknownValue,
] = valueNames.keys() as unknown as readonly number[]

export interface Field {
  readonly key: Uint8Array
  /** A number of `valueNames`. */
  readonly value: number
  readonly isOptional: boolean
}

/**
 * The fields of events in the order in which they are written: those of the schemas but for rare ones, with which an event
 * is read as a whole. A name with `?` may be missing.
 */
const layouts: {
  readonly [Type in RowType | 'GroupAdded']?: readonly (readonly [name: string, value: Value])[]
} = {
  ProgressReported: [
    ['plan', 'plan'],
    ['task', 'task'],
    ['percent?', 'percent'],
    ['note?', 'prose'],
    ['evidence?', 'evidence'],
  ],
  TaskAdded: [
    ['plan', 'plan'],
    ['task', 'task'],
    ['code', 'code'],
    ['title', 'line'],
    ['kind', 'kind'],
    ['group?', 'group'],
    ['leadUnits', 'assignment'],
    ['start?', 'date'],
    ['deadline?', 'deadline'],
    ['weight?', 'weight'],
    ['deliverable?', 'line'],
    ['implements?', 'id'],
  ],
  TaskCompleted: [
    ['plan', 'plan'],
    ['task', 'task'],
    ['dateUnknown?', 'dateUnknown'],
    ['confirmedOn?', 'date'],
    ['note?', 'prose'],
    ['evidence?', 'evidence'],
  ],
  DeadlineChanged: [
    ['plan', 'plan'],
    ['task', 'task'],
    ['from?', 'date'],
    ['to', 'deadline'],
    ['reason', 'line'],
    ['authority', 'authority'],
  ],
  TaskReopened: [
    ['plan', 'plan'],
    ['task', 'task'],
    ['reason', 'line'],
    ['deadline?', 'deadline'],
  ],
  ObstacleRaised: [
    ['plan', 'plan'],
    ['task', 'task'],
    ['obstacle', 'obstacle'],
    ['description', 'prose'],
    ['cause?', 'cause'],
  ],
  ObstacleResolved: [
    ['plan', 'plan'],
    ['task', 'task'],
    ['obstacle', 'obstacle'],
    ['note?', 'prose'],
  ],
  TaskWithdrawn: [
    ['plan', 'plan'],
    ['task', 'task'],
    ['reason', 'line'],
    ['authority?', 'authority'],
  ],
  TaskSuspended: [
    ['plan', 'plan'],
    ['task', 'task'],
    ['reason', 'line'],
    ['authority?', 'authority'],
  ],
  TaskResumed: [
    ['plan', 'plan'],
    ['task', 'task'],
    ['deadline?', 'deadline'],
  ],
  CompletionSubmitted: [
    ['plan', 'plan'],
    ['task', 'task'],
    ['dateUnknown?', 'dateUnknown'],
    ['note?', 'prose'],
    ['evidence?', 'evidence'],
  ],
  CompletionReturned: [
    ['plan', 'plan'],
    ['task', 'task'],
    ['reason', 'line'],
  ],
  GroupAdded: [
    ['plan', 'plan'],
    ['group', 'id'],
    ['title', 'line'],
    ['ordinal?', 'code'],
  ],
}

/** The types with a layout by number: those of rows, and one that has none, of which there is one for each group of a plan. */
export const scannedTypes = [...rowTypes, 'GroupAdded'] as const

/** By the number of a type its fields; `undefined` where events of the type are read as a whole. */
export const fieldsOf: readonly (readonly Field[] | undefined)[] = scannedTypes.map((type) =>
  layouts[type]?.map(([name, value]) => ({
    key: utf8Of(`${JSON.stringify(name.replace('?', ''))}:`),
    value: valueNames.indexOf(value),
    isOptional: name.endsWith('?'),
  })),
)
