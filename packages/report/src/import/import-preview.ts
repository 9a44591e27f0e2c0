import { type DryRun, type Executed, sha256, type Tracker } from '@tiendo/core'
import type { Finding } from './finding.ts'
import type { Changes, ImportCommands, ImportOptions } from './import-commands.ts'
import { ImportError } from './import-error.ts'
import type { IndicatorReading } from './indicator-reading.ts'
import { planChanges } from './plan-commands.ts'
import type { PlanReading } from './plan-reading.ts'
import { progressChanges } from './progress-commands.ts'
import type { ProgressReading } from './progress-reading.ts'
import { tryOut } from './trial.ts'

/** What a table says, told apart by its `kind`. */
export type Reading = PlanReading | ProgressReading | IndicatorReading

/**
 * What an import would record, and what of the file was not understood. Nothing was recorded. `commands` are those that
 * are left without the rows that were refused.
 */
export interface ImportPreview<Of extends Reading = PlanReading> extends ImportCommands {
  readonly reading: Of
  /** Of the reading, of the comparison and of the trial. */
  readonly findings: readonly Finding[]
  /** What would be appended; empty where there is nothing that could be. */
  readonly events: DryRun['events']
  /**
   * Records all of it as one commit, or nothing. `undefined` where there is nothing to record. The id of the commit is
   * made of what it records and of the place in the log at which it was prepared, so doing it twice is doing it once, and
   * what was retracted since can be imported anew.
   *
   * @throws {ImportError} `IMPORT_REFUSED` where there are `refused` findings and skipping their rows is not accepted, or
   * one that is about no row; `PREVIEW_OUTDATED`
   * @throws {Rejection} @throws {LogError} as `tracker.executeAll`
   */
  readonly commit: (options?: CommitOptions) => Promise<Executed | undefined>
}

export interface CommitOptions {
  readonly skipRefused?: boolean
  readonly by?: string
}

/** The dry run of an import: of a plan, a progress list or indicators. Reads nothing more of the file, records nothing. */
export async function prepareImport<Of extends Reading>(
  reading: Of,
  tracker: Tracker,
  options: ImportOptions,
): Promise<ImportPreview<Of>> {
  await tracker.catchUp()
  const { position } = tracker.head
  const changes = await changesIn(reading, tracker, options)
  const { commands, rows, keptTexts, events, findings: tried } = await tryOut(changes, tracker)
  const findings = [...reading.findings, ...changes.findings, ...tried]
  const commit = async ({ skipRefused = false, by }: CommitOptions = {}) => {
    const refused = findings.filter(({ severity }) => severity === 'refused')
    if (refused.some(({ row }) => row === undefined || !skipRefused))
      throw new ImportError('IMPORT_REFUSED', { rows: refused.map(({ row }) => row ?? null) })
    if (commands.length === 0) return undefined
    await tracker.catchUp()
    if (tracker.head.position !== position) throw new ImportError('PREVIEW_OUTDATED', { position })
    const commitId = `import-${sha256(JSON.stringify([position, commands, keptTexts])).slice(0, 32)}`
    return tracker.executeAll(commands, {
      commitId,
      meta: { keptTexts },
      ...(by === undefined ? {} : { by }),
    })
  }
  const { unchanged, missing } = changes
  return { reading, commands, rows, keptTexts, unchanged, missing, findings, events, commit }
}

function changesIn(reading: Reading, tracker: Tracker, options: ImportOptions): Changes | Promise<Changes> {
  return reading.kind === 'progress'
    ? progressChanges(reading, tracker, options)
    : planChanges(reading, tracker, options)
}
