import { type DryRun, hasCode, type Tracker } from '@tiendo/core'
import type { Finding } from './finding.ts'
import { type Changes, commandsOf, type ImportCommands } from './import-commands.ts'

/** Each refused row costs one more dry run. */
const maxRefused = 200

export interface Trial extends Pick<ImportCommands, 'commands' | 'rows' | 'keptTexts'> {
  /** What would be appended; empty where there is nothing that could be. */
  readonly events: DryRun['events']
  /** Of the reading and the comparison aside. */
  readonly findings: readonly Finding[]
}

/**
 * Tries what an import asks for, and goes on without each row that core refuses, so that all of them are found. Past 200
 * the rest is not tried: one more finding, about no row, says so.
 */
export async function tryOut(changes: Changes, tracker: Tracker): Promise<Trial> {
  const isBlocked = changes.findings.some(({ row, severity }) => severity === 'refused' && row === undefined)
  const findings: Finding[] = []
  let left = changes.changes
  for (;;) {
    const asked = commandsOf(changes, left)
    if (isBlocked || asked.commands.length === 0) return { ...asked, events: [], findings }
    try {
      return { ...asked, events: (await tracker.dryRun(asked.commands)).events, findings }
    } catch (error) {
      const { row, code } = refusalIn(error, asked)
      const isLast = findings.length === maxRefused
      findings.push({
        ...(row === undefined || isLast ? {} : { row }),
        code: isLast ? 'MORE_REFUSED' : code,
        severity: 'refused',
        text: '',
      })
      if (row === undefined || isLast) return { ...asked, events: [], findings }
      left = left.filter((change) => change.row !== row)
    }
  }
}

/** The row behind the command that was refused: by a rule, or because a cell is not what a field takes. */
function refusalIn(
  error: unknown,
  { commands, rows }: Pick<ImportCommands, 'commands' | 'rows'>,
): { readonly row: number | undefined; readonly code: string } {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error
  if (error.name === 'Rejection' && 'data' in error) {
    // Of a single command no index is told.
    const index = commands.length === 1 ? 0 : (error.data as Readonly<Record<string, unknown>>)['command']
    return { row: typeof index === 'number' ? rows[index] : undefined, code: error.code }
  }
  if (hasCode(error, 'INVALID_COMMAND') && 'path' in error) {
    const index = /^commands\[(\d+)\]/.exec(String(error.path))?.[1]
    return { row: index === undefined ? undefined : rows[Number(index)], code: error.code }
  }
  throw error
}
