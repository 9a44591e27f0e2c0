import { addDays, type CivilDate } from '@tiendo/core'
import type { Random } from '@tiendo/core/testing'
import type { Entry } from './scenario.ts'
import { workDayUpTo } from './work-days.ts'

export interface Completion {
  readonly task: string
  /** The account that reports it. */
  readonly by: string
  readonly doneOn: CivilDate
  /** The day of the report; the same day unless stated. */
  readonly recordedOn?: CivilDate | undefined
}

/** Done up to nine days before the deadline, and reported on the day or up to three days later. */
export function doneInTime(
  { task, by, deadline }: { readonly task: string; readonly by: string; readonly deadline: CivilDate },
  random: Random,
): Completion {
  const doneOn = workDayUpTo(addDays(deadline, -random.int(0, 9)))
  const daysToReport = random.chance(0.3) ? random.int(1, 3) : 0
  return { task, by, doneOn, recordedOn: workDayUpTo(addDays(doneOn, daysToReport)) }
}

/** Reports a completion some time between 8 and 17 o'clock. */
export function reported({ task, by, doneOn, recordedOn = doneOn }: Completion, random: Random): Entry {
  const [hour, minute] = [random.int(8, 16), random.int(0, 59)].map((part) => String(part).padStart(2, '0'))
  return {
    recordedAt: `${recordedOn}T${hour}:${minute}`,
    by,
    commands: [{ type: 'CompleteTask', task, on: doneOn }],
  }
}
