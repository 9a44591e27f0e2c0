import { InputError } from '../errors.ts'
import { addDecimals } from '../planning/decimal.ts'
import type { Correction, PlanningEventData, Target, TaskKind } from '../planning/events.ts'
import {
  type RatioName,
  type ResolvedQuestion,
  type Status,
  statuses,
  type ViewName,
  viewNames,
} from '../planning/figures-format.ts'
import type { TaskEntry } from '../planning/task-history.ts'
import { type CivilDate, type Day, formatDay } from '../time/civil-date.ts'
import type { Instant } from '../time/clock.ts'
import { type Attainment, attainmentOf } from './attainment.ts'
import { deepFreeze } from './figures.ts'
import { isDone, type Standing } from './status.ts'
import { type Finding, survey } from './survey.ts'
import { isAssigned, ratioTerms } from './tally.ts'
import type { Tasks } from './tasks.ts'

/** A figure that can be explained: a status, `assigned`, `done`, a view of the period, or a ratio. */
export type FigureName = Status | 'assigned' | 'done' | ViewName | RatioName

export interface Explanation {
  readonly figure: FigureName
  /** The view within which it was asked for. */
  readonly view?: ViewName
  readonly question: ResolvedQuestion
  readonly position: number
  /** The tasks that are counted; for a ratio, those that its numerator counts. */
  readonly tasks: readonly TaskEvidence[]
  /** For a ratio, all tasks that it is about. */
  readonly denominator?: readonly TaskEvidence[]
}

/** A task as a figure sees it, and the events that made it so. */
export interface TaskEvidence {
  readonly plan: string
  readonly task: string
  /** Of recurring work the occurrence. */
  readonly occurrence?: string
  readonly code: string
  readonly title: string
  readonly kind: TaskKind
  readonly group?: string
  readonly leadUnits: readonly string[]
  readonly collective?: string
  readonly coordinatingUnits: readonly string[]
  readonly deliverable?: string
  readonly implements?: string
  readonly weight?: number
  readonly target?: Target
  readonly attainment?: Attainment
  readonly status: Status
  /** By the policy of the question. */
  readonly deadline?: CivilDate
  readonly originalDeadline?: CivilDate
  readonly start?: CivilDate
  /** A completion that awaits confirmation. */
  readonly submittedOn?: CivilDate
  readonly suspendedOn?: CivilDate
  readonly completedOn?: CivilDate
  /** Days since the deadline at the close of the day asked about. */
  readonly daysOverdue?: number
  /** What was last reported. */
  readonly percent?: number
  readonly quantity?: number
  /** With a period in the question: what the quantity grew by in it. */
  readonly quantityInPeriod?: number
  readonly lastWorkOn?: CivilDate
  readonly openObstacles: readonly string[]
  /** The events that decide the status. */
  readonly because: readonly EventRef[]
  /** Changes of the deadline that were approved too late to be in force. */
  readonly retroactive: readonly EventRef[]
  /** Events that have no effect, because the task was in another phase at their place. */
  readonly ineffective: readonly EventRef[]
}

/** An event of the log. */
export interface EventRef {
  readonly position: number
  readonly type: keyof PlanningEventData
  /** The date on which it became true. */
  readonly on: CivilDate
  /** When it was recorded. */
  readonly at: Instant
  /** Why it changes what was sealed or closed. */
  readonly correction?: Correction
}

const names: ReadonlySet<string> = new Set<FigureName>([
  ...statuses,
  'outOfScope',
  'assigned',
  'done',
  ...viewNames,
  ...(Object.keys(ratioTerms) as RatioName[]),
])
const ofPeriod: ReadonlySet<string> = new Set(viewNames)

/** @throws {InputError} `INVALID_QUESTION` for a figure that there is none, or a view without a period */
export function explainFigure(
  tasks: Tasks,
  question: ResolvedQuestion,
  figure: FigureName,
  view: ViewName | undefined,
): Explanation {
  if (!names.has(figure)) throw new InputError('INVALID_QUESTION', 'figure', 'not a figure')
  if (view !== undefined && !ofPeriod.has(view))
    throw new InputError('INVALID_QUESTION', 'view', 'not a view')
  if ((view !== undefined || ofPeriod.has(figure)) && question.period === undefined) {
    throw new InputError('INVALID_QUESTION', 'period', 'a view needs a period')
  }
  const terms = figure in ratioTerms ? ratioTerms[figure as RatioName] : undefined
  const references = new References(tasks)
  const counted: TaskEvidence[] = []
  const denominator: TaskEvidence[] = []
  for (const finding of survey(tasks, question)) {
    const { inPeriod, isMeant } = finding
    const isOfWhole = view === undefined && !ofPeriod.has(figure)
    const standing = isOfWhole ? (isMeant ? finding.standing : undefined) : inPeriod?.standing
    if (standing === undefined || (view !== undefined && inPeriod?.views[view] !== true)) continue
    if (terms?.isAbout(standing) === false) continue
    const evidence = evidenceOf(finding, standing, references)
    if (terms !== undefined) denominator.push(evidence)
    if (terms?.counts(standing) ?? isCounted(figure, standing, finding)) counted.push(evidence)
  }
  return deepFreeze({
    figure,
    ...(view === undefined ? {} : { view }),
    question,
    position: question.knownAt,
    tasks: counted,
    ...(terms === undefined ? {} : { denominator }),
  })
}

function isCounted(figure: FigureName, standing: Standing, { inPeriod }: Finding): boolean {
  if (figure === 'assigned') return isAssigned(standing)
  if (figure === 'done') return isDone(standing)
  if (ofPeriod.has(figure)) return inPeriod?.views[figure as ViewName] === true
  return standing.status === figure
}

function evidenceOf(
  { history, ineffective, inPeriod }: Pick<Finding, 'history' | 'ineffective' | 'inPeriod'>,
  standing: Standing,
  references: References,
): TaskEvidence {
  const decisive = decisivePositions(standing)
  const { state, status, deadline, completion, day } = standing
  const { leadUnits, collective, coordinatingUnits } = state.assignment
  const original = state.deadlines.original
  return {
    plan: state.plan,
    task: state.task,
    ...defined({ occurrence: state.occurrence }),
    code: state.code,
    title: state.title,
    kind: state.kind,
    ...defined({ group: state.group }),
    leadUnits,
    ...defined({ collective }),
    coordinatingUnits,
    ...defined({
      deliverable: state.deliverable,
      implements: state.implements,
      weight: state.weight,
      target: state.target,
      attainment: attainmentOf(state),
    }),
    status,
    ...defined({
      start: dateOf(state.start),
      deadline: dateOf(deadline?.day),
      originalDeadline: dateOf(original?.day),
      submittedOn: dateOf(state.submission?.day),
      suspendedOn: dateOf(state.suspension?.day),
      completedOn: dateOf(completion?.day),
      daysOverdue: status === 'openOverdue' ? day - (deadline?.day as Day) : undefined,
      percent: state.percent,
      quantity: state.quantity,
      quantityInPeriod: inPeriod && growthIn(inPeriod),
      lastWorkOn: dateOf(state.lastWorkOn),
    }),
    openObstacles: state.openObstacles,
    because: references.to(history.entries.filter(({ position }) => decisive.includes(position))),
    retroactive: references.to(state.retroactive),
    ineffective: references.to(ineffective),
  }
}

/** References to lists of entries. All occurrences of a task have one list of what had no effect, and so one here. */
class References {
  readonly #tasks: Pick<Tasks, 'at'>
  readonly #known = new Map<readonly TaskEntry[], readonly EventRef[]>()

  constructor(tasks: Pick<Tasks, 'at'>) {
    this.#tasks = tasks
  }

  to(entries: readonly TaskEntry[]): readonly EventRef[] {
    const known = this.#known.get(entries) ?? entries.map((entry) => referenceTo(entry, this.#tasks))
    this.#known.set(entries, known)
    return known
  }
}

function growthIn({ before, standing }: NonNullable<Finding['inPeriod']>): number | undefined {
  const { quantity } = standing.state
  return quantity === undefined ? undefined : addDecimals(quantity, before?.state.quantity ?? 0, -1)
}

function decisivePositions({ state, deadline, completion }: Standing): readonly (number | undefined)[] {
  const restart = completion === undefined ? state.restart : undefined
  return [
    state.birthPosition,
    deadline?.position,
    completion?.position,
    restart?.position,
    completion === undefined ? state.submission?.position : undefined,
    state.suspension?.position,
    state.exit?.position,
  ]
}

export function referenceTo(
  { position, type, day, on = day, correction }: TaskEntry,
  tasks: Pick<Tasks, 'at'>,
): EventRef {
  return { position, type, on: formatDay(on), at: tasks.at(position), ...defined({ correction }) }
}

function dateOf(day: Day | undefined): CivilDate | undefined {
  return day === undefined ? undefined : formatDay(day)
}

function defined<T extends object>(value: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T
}
