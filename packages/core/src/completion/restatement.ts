import { InputError } from '../errors.ts'
import {
  type Figures,
  type Ratio,
  type ResolvedQuestion,
  type Status,
  type Totals,
  type ViewName,
  viewNames,
} from '../planning/figures-format.ts'
import { type Day, parseDay } from '../time/civil-date.ts'
import { type EventRef, referenceTo } from './explain.ts'
import { computeFigures, deepFreeze } from './figures.ts'
import { causesBeside } from './restatement-causes.ts'
import type { Standing } from './status.ts'
import { type Finding, survey } from './survey.ts'
import { Tally } from './tally.ts'
import type { TabledTasks, Tasks } from './tasks.ts'

/** What one question is answered at two positions of the log, and why. */
export interface Restatement {
  readonly from: number
  readonly to: number
  /** The figures that differ, as paths: `counts.openOverdue`, `views.dueIn.ratios.onTimeOfDue`. */
  readonly changes: readonly FigureChange[]
  /** The tasks that made them differ. */
  readonly tasks: readonly TaskChange[]
}

export interface FigureChange {
  readonly figure: string
  readonly before: number | Ratio | null
  readonly after: number | Ratio | null
}

export interface TaskChange {
  readonly plan: string
  readonly task: string
  /** Of recurring work the occurrence. */
  readonly occurrence?: string
  readonly code: string
  readonly title: string
  /** `undefined` where the task was not known, or the question was not about it. */
  readonly before: Status | undefined
  readonly after: Status | undefined
  /** The views of the period that it came into, and those that it is not in any more. */
  readonly entered: readonly ViewName[]
  readonly left: readonly ViewName[]
  /** What was recorded in between and counts by then: about it, or about what decides where it counts. */
  readonly events: readonly EventRef[]
}

/** @throws {InputError} `INVALID_QUESTION` where the two do not answer the same question */
export function restate(tasks: TabledTasks, before: Figures, after: Figures): Restatement {
  const [from, to] = [before.question.knownAt, after.question.knownAt]
  const asked = ({ question }: Figures) => JSON.stringify({ ...question, knownAt: 0, running: false })
  if (asked(before) !== asked(after)) {
    throw new InputError('INVALID_QUESTION', 'question', 'the two figures do not answer the same question')
  }
  if (from > to)
    throw new InputError('INVALID_QUESTION', 'knownAt', 'the first figures know more than the second')
  const first = findingsBy(tasks, before.question)
  const second = findingsBy(tasks, after.question)
  const causesOf = causesBeside(tasks, before.question, after.question)
  const changes: TaskChange[] = []
  for (const task of new Set([...first.keys(), ...second.keys()])) {
    const [known, found] = [first.get(task), second.get(task)]
    if (contributionOf(known) !== contributionOf(found))
      changes.push(taskChange(tasks, known, found, causesOf, after.question, from))
  }
  return deepFreeze({
    from,
    to,
    changes: differences(
      computeFigures(tasks, before.question, before.projection),
      computeFigures(tasks, after.question, after.projection),
    ),
    tasks: changes,
  })
}

function findingsBy(tasks: Tasks, question: ResolvedQuestion): Map<string, Finding> {
  const findings = new Map<string, Finding>()
  for (const finding of survey(tasks, question)) {
    const { task, occurrence } = finding.standing.state
    findings.set(JSON.stringify([task, occurrence]), finding)
  }
  return findings
}

/** Everything about a task that some figure counts. */
function contributionOf(finding: Finding | undefined): string {
  if (finding === undefined) return ''
  const { standing, isMeant, inPeriod } = finding
  return JSON.stringify([
    isMeant && tallied(standing),
    inPeriod && tallied(inPeriod.standing),
    inPeriod?.views,
  ])
}

function tallied(standing: Standing): unknown {
  const tally = new Tally()
  tally.add(standing, 1)
  return tally.totals()
}

function taskChange(
  tasks: Tasks,
  known: Finding | undefined,
  found: Finding | undefined,
  causesOf: (finding: Finding) => readonly EventRef[],
  { asOf, knownAt }: ResolvedQuestion,
  from: number,
): TaskChange {
  const { history, standing } = (found ?? known) as Finding
  const { plan, task, occurrence, code, title } = standing.state
  const last = parseDay(asOf) as Day
  const events = history.entries
    .filter(({ position, day, type }) => {
      const isBetween = position > from && position <= knownAt
      // A birth makes a task known and a retraction acts on every date, whatever their own.
      return isBetween && (day <= last || type === 'TaskAdded' || type === 'EventRetracted')
    })
    .map((entry) => referenceTo(entry, tasks))
  const [wasIn, isIn] = [known, found].map((finding) =>
    viewNames.filter((name) => finding?.inPeriod?.views[name] === true),
  ) as [ViewName[], ViewName[]]
  return {
    plan,
    task,
    ...(occurrence === undefined ? {} : { occurrence }),
    code,
    title,
    before: known?.isMeant ? known.standing.status : undefined,
    after: found?.isMeant ? found.standing.status : undefined,
    entered: isIn.filter((name) => !wasIn.includes(name)),
    left: wasIn.filter((name) => !isIn.includes(name)),
    events: [...events, ...causesOf((found ?? known) as Finding)].sort((a, b) => a.position - b.position),
  }
}

function differences(before: Figures, after: Figures): FigureChange[] {
  const values = flatten(before)
  return [...flatten(after)]
    .map(([figure, value]): FigureChange => ({ figure, before: values.get(figure) ?? null, after: value }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
}

function flatten({ views, ...totals }: Figures): Map<string, number | Ratio | null> {
  const values = new Map<string, number | Ratio | null>()
  const add = (prefix: string, { counts, ratios, weighted }: Totals) => {
    for (const [part, figures] of Object.entries({ counts, ratios, weighted }))
      for (const [name, value] of Object.entries(figures)) values.set(`${prefix}${part}.${name}`, value)
  }
  add('', totals)
  for (const [name, view] of Object.entries(views ?? {})) {
    values.set(`views.${name}.count`, view.count)
    add(`views.${name}.`, view)
  }
  return values
}
