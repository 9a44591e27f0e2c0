import type { CivilDate, events } from '@tiendo/core'
import type { Field } from './headings.ts'
import type { IndicatorReading, ReadIndicator } from './indicator-reading.ts'
import type { PlanReading, ReadTask } from './plan-reading.ts'
import type { WrittenDeadline } from './written-deadline.ts'

/** A task as a row of a plan or of indicators states it. What the table has no column for, it says nothing about. */
export interface PlannedTask {
  readonly row: number
  readonly id?: string
  readonly code: string
  readonly group?: string
  readonly title: string
  readonly lead?: { readonly units: readonly string[]; readonly collective?: string }
  readonly coordinating?: { readonly units: readonly string[]; readonly text?: string }
  readonly deliverable?: string
  readonly start?: CivilDate
  readonly deadline?: { readonly written: WrittenDeadline; readonly text: string }
  readonly target?: events.TargetRevised['target']
  /** The targets of the quarters as written. */
  readonly quarters?: readonly string[]
}

export function plannedTasks(reading: PlanReading | IndicatorReading): readonly PlannedTask[] {
  const fields = new Set(reading.mapping.columns.flatMap(({ field }) => field ?? []))
  return reading.kind === 'plan'
    ? reading.tasks.map((task) => ofTask(task, fields))
    : reading.indicators.map((indicator) => ofIndicator(indicator, fields))
}

function ofTask(task: ReadTask, fields: ReadonlySet<Field>): PlannedTask {
  const { coordinatingUnits, coordinatingText, deliverable, start, deadline, deadlineText } = task
  return {
    ...named(task, fields),
    ...(fields.has('coordinating')
      ? {
          coordinating: {
            units: coordinatingUnits,
            ...(coordinatingText === undefined ? {} : { text: coordinatingText }),
          },
        }
      : {}),
    ...(deliverable === undefined ? {} : { deliverable }),
    ...(start === undefined ? {} : { start }),
    ...(fields.has('deadline') ? { deadline: { written: deadline, text: deadlineText } } : {}),
  }
}

function ofIndicator(indicator: ReadIndicator, fields: ReadonlySet<Field>): PlannedTask {
  const { annual, unit, kind, quarterTexts } = indicator
  return {
    ...named(indicator, fields),
    target: { quantity: annual, unit, kind },
    quarters: quarterTexts,
  }
}

function named(
  { row, id, code, group, title, leadUnits, collective }: ReadTask | ReadIndicator,
  fields: ReadonlySet<Field>,
) {
  const lead = { units: leadUnits, ...(collective === undefined ? {} : { collective }) }
  return {
    row,
    ...(id === undefined ? {} : { id }),
    code,
    ...(group === undefined ? {} : { group }),
    title,
    ...(fields.has('lead') ? { lead } : {}),
  }
}
