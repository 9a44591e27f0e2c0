import type { CivilDate, commands, PlanningCommand, TaskEvidence, Tracker } from '@tiendo/core'
import type { Finding } from './finding.ts'
import { type Changes, commandsOf, type ImportCommands, type ImportOptions } from './import-commands.ts'
import type { ProgressReading, ReadReport } from './progress-reading.ts'
import { RecordedWork } from './recorded-work.ts'
import { hasEnded, TasksOfPlan } from './tasks-of-plan.ts'

/**
 * What a progress list asks of a plan on the day of the list. A row is reported where it differs from what is known as of
 * that day, or where nothing was reported for that day: that the work is where it was is news too. A completion without a
 * day is recorded on that of the list with `dateUnknown`. What contradicts the log is a finding, and not recorded.
 */
export async function progressCommands(
  reading: ProgressReading,
  tracker: Tracker,
  options: Pick<ImportOptions, 'plan' | 'on'>,
): Promise<ImportCommands> {
  const changes = await progressChanges(reading, tracker, options)
  return commandsOf(changes, changes.changes)
}

export async function progressChanges(
  { reports }: ProgressReading,
  tracker: Tracker,
  { plan, on }: Pick<ImportOptions, 'plan' | 'on'>,
): Promise<Changes> {
  const nothing = { changes: [], before: () => [], unchanged: [], missing: [] }
  if (!tracker.plans().some((known) => known.plan === plan))
    return { ...nothing, findings: [{ code: 'UNKNOWN_PLAN', severity: 'refused', text: plan }] }
  const tasks = new TasksOfPlan(tracker, plan, on)
  const list = {
    on,
    later: new TasksOfPlan(tracker, plan, endOfTime),
    work: await RecordedWork.of(tracker, plan),
  }
  const found = new Set<string>()
  const compared = reports.map((report) => {
    const there = tasks.of(report)
    if (there !== undefined) found.add(there.task)
    return { report, there, ...comparedWith(report, there, list) }
  })
  return {
    before: () => [],
    changes: compared.flatMap(({ report: { row }, commands, refusal }) =>
      refusal === undefined && commands.length > 0 ? [{ row, commands }] : [],
    ),
    unchanged: compared.flatMap(({ there, commands, refusal }) =>
      there !== undefined && refusal === undefined && commands.length === 0 ? [there.task] : [],
    ),
    // A list is often about some of the tasks alone, so that the others are missing is no finding.
    missing: tasks.all.flatMap(({ task, status }) =>
      status === 'outOfScope' || found.has(task) ? [] : [task],
    ),
    findings: compared.flatMap(({ report: { row }, refusal, doubt }): Finding[] => [
      ...(refusal === undefined ? [] : [{ row, severity: 'refused' as const, ...refusal }]),
      ...(doubt === undefined ? [] : [{ row, severity: 'note' as const, ...doubt }]),
    ]),
  }
}

const endOfTime = '9999-12-31'

interface List {
  readonly on: CivilDate
  /** The tasks with all that was ever recorded of them. */
  readonly later: TasksOfPlan
  readonly work: RecordedWork
}

interface About {
  readonly code: string
  readonly text: string
}

interface Compared {
  readonly commands: readonly PlanningCommand[]
  readonly refusal?: About
  readonly doubt?: About
}

function comparedWith(report: ReadReport, there: TaskEvidence | undefined, list: List): Compared {
  const { status, completedOn, note = '' } = report
  const refused = (code: string, text: string): Compared => ({ commands: [], refusal: { code, text } })
  if (there === undefined) return refused('UNKNOWN_TASK', report.id ?? report.code)
  if (hasEnded(there)) return refused('TASK_ENDED', report.code)
  // Which of its occurrences is meant no column says.
  if (there.occurrence !== undefined) return refused('OCCURRENCE_MISSING', report.code)
  if (completedOn !== undefined && completedOn > list.on) return refused('COMPLETED_AFTER_LIST', completedOn)
  const isOpen = status !== undefined && status !== 'completed'
  if (isOpen && there.completedOn !== undefined) return refused('STATUS_CONTRADICTS_LOG', note)
  const { task } = there
  const doneOn = doneOnOf(there) ?? doneOnOf(list.later.of({ id: task, code: '' }))
  const isDone = doneOn !== undefined && doneOn <= list.on
  if (status === 'completed' && doneOn !== undefined && (!isDone || (completedOn ?? doneOn) !== doneOn))
    return refused('COMPLETED_ON_ANOTHER_DAY', doneOn)
  const day = status === 'completed' ? (completedOn ?? doneOn ?? list.on) : list.on
  const news = newsIn(report, there, { ...list, day, isDone })
  if (news === undefined) return refused('INCREMENT_CONTRADICTS_LOG', report.code)
  if (status === 'completed' && !isDone) return { commands: completionOf(task, news, report, day) }
  const commands: PlanningCommand[] =
    Object.keys(news).length === 0 ? [] : [{ type: 'ReportProgress', task, ...news, on: list.on }]
  const isDoubtful = isOpen && (status === 'overdue') !== (there.status === 'openOverdue')
  return isDoubtful ? { commands, doubt: { code: 'STATUS_CONTRADICTS_LOG', text: note } } : { commands }
}

function doneOnOf(task: TaskEvidence | undefined): CivilDate | undefined {
  return task?.completedOn ?? task?.submittedOn
}

type News = Pick<commands.ReportProgress, 'percent' | 'quantity' | 'note' | 'evidence'>

/** What of a row is not known yet as of `on`; `undefined` where another increment was reported for that day or `day`. */
function newsIn(
  { percent, quantity, note, evidence }: ReadReport,
  { task, ...there }: TaskEvidence,
  { on, work, day, isDone }: List & { readonly day: CivilDate; readonly isDone: boolean },
): News | undefined {
  const ofDay = [...new Set([day, on])].flatMap((each) => work.on(task, each))
  const increments = ofDay.flatMap((event) =>
    event.quantity !== undefined && 'increment' in event.quantity ? [event.quantity.increment] : [],
  )
  const isIncrement = quantity !== undefined && 'increment' in quantity
  if (isIncrement && increments.some((increment) => increment !== quantity.increment)) return undefined
  const isNew = !isDone && ofDay.length === 0
  const isKnownQuantity = isIncrement ? increments.length > 0 : quantity?.total === there.quantity
  return {
    ...(percent === undefined || (!isNew && percent === work.last(task, 'percent', on)) ? {} : { percent }),
    ...(quantity === undefined || (!isNew && isKnownQuantity) ? {} : { quantity }),
    ...(note === undefined || (!isNew && note === work.last(task, 'note', on)) ? {} : { note }),
    ...(evidence === undefined ||
    (!isNew && evidence.join('\n') === work.last(task, 'evidence', on)?.join('\n'))
      ? {}
      : { evidence }),
  }
}

/** Figures are reported before the completion, of the same day: no event of a completion has them. */
function completionOf(
  task: string,
  { percent, quantity, note, evidence }: News,
  { completedOn }: ReadReport,
  on: CivilDate,
): readonly PlanningCommand[] {
  const figures = {
    ...(percent === undefined ? {} : { percent }),
    ...(quantity === undefined ? {} : { quantity }),
  }
  const said = {
    ...(note === undefined ? {} : { note }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(completedOn === undefined ? { dateUnknown: true as const } : {}),
  }
  return [
    ...(Object.keys(figures).length === 0 ? [] : [{ type: 'ReportProgress' as const, task, ...figures, on }]),
    { type: 'CompleteTask', task, ...said, on },
  ]
}
