import type { Authority, CivilDate, commands, PlanningCommand } from '@tiendo/core'
import type { Finding } from './finding.ts'
import { joinedTexts, type KeptTexts, type TaskTexts } from './kept-texts.ts'
import type { UnitDictionary } from './unit-dictionary.ts'

/** What an import has to know beside what was read. A progress list needs `plan` and `on` alone. */
export interface ImportOptions {
  readonly plan: string
  /** The day on which what the file says became true; of a progress list its day. */
  readonly on: CivilDate
  /** Units that are named and not registered are registered by it. */
  readonly dictionary?: UnitDictionary
  /** Who decided; an amendment needs it and a reason. */
  readonly authority?: Authority
  readonly reason?: string
  /** How to issue the plan where there is none yet. */
  readonly issue?: Pick<
    commands.IssuePlan,
    'title' | 'owner' | 'period' | 'calendar' | 'timeZone' | 'parent' | 'confirmation'
  >
  /** What the log keeps so far, by `keptTextsOf`: a text that alone has changed is noticed then. */
  readonly keptTexts?: KeptTexts
}

/** What an import asks of a workspace. */
export interface ImportCommands {
  readonly commands: readonly PlanningCommand[]
  /** The row behind each command; `undefined` for those of the plan as a whole. */
  readonly rows: readonly (number | undefined)[]
  /** Recorded in the meta of the commit. */
  readonly keptTexts: KeptTexts
  /** Ids of tasks that are what the file says. */
  readonly unchanged: readonly string[]
  /** Ids of tasks of the plan that the file does not have: nothing becomes of them. */
  readonly missing: readonly string[]
  readonly findings: readonly Finding[]
}

/** What becomes of one row: all of it or nothing. */
export interface RowChange {
  readonly row: number
  readonly commands: readonly PlanningCommand[]
  readonly kept?: readonly [task: string, texts: TaskTexts]
}

/** What becomes of all rows, before it is one list of commands: rows can still be left out. */
export interface Changes extends Pick<ImportCommands, 'unchanged' | 'missing' | 'findings'> {
  readonly changes: readonly RowChange[]
  /** The commands about no row that those of these rows need before them. */
  readonly before: (changes: readonly RowChange[]) => readonly PlanningCommand[]
}

export function commandsOf(
  { before, unchanged, missing, findings }: Changes,
  changes: readonly RowChange[],
): ImportCommands {
  const first = before(changes)
  return {
    commands: [...first, ...changes.flatMap(({ commands }) => commands)],
    rows: [...first.map(() => undefined), ...changes.flatMap(({ row, commands }) => commands.map(() => row))],
    keptTexts: joinedTexts(changes.flatMap(({ kept }) => (kept === undefined ? [] : [kept]))),
    unchanged,
    missing,
    findings,
  }
}
