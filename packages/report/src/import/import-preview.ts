import { type DryRun, type Executed, Rejection, sha256, type Tracker } from '@tiendo/core'
import type { Finding } from './finding.ts'
import { ImportError } from './import-error.ts'
import { type PlanCommands, type PlanCommandsOptions, planCommands } from './plan-commands.ts'
import type { PlanReading } from './plan-reading.ts'

/** What an import would record, and what of the file was not understood. Nothing was recorded. */
export interface ImportPreview extends PlanCommands {
  readonly reading: PlanReading
  /** Of the reading, of the comparison and of the trial. */
  readonly findings: readonly Finding[]
  /** What would be appended; empty where the trial was refused. */
  readonly events: DryRun['events']
  /**
   * Records all of it as one commit, or nothing. `undefined` where there is nothing to record. The id of the commit is
   * made of what it records, so doing it twice is doing it once.
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

/** The dry run of an import of a plan: reads nothing more, records nothing. */
export async function prepareImport(
  reading: PlanReading,
  tracker: Tracker,
  options: PlanCommandsOptions,
): Promise<ImportPreview> {
  await tracker.catchUp()
  const { position } = tracker.head
  const planned = planCommands(reading, tracker, options)
  const { commands, rows, keptTexts } = planned
  const tried = await trial(tracker, planned)
  const findings = [...reading.findings, ...planned.findings, ...tried.findings]
  const commit = async ({ skipRefused = false, by }: CommitOptions = {}) => {
    const refused = findings.filter(({ severity }) => severity === 'refused')
    if (refused.some(({ row }) => row === undefined || !skipRefused) || tried.findings.length > 0)
      throw new ImportError('IMPORT_REFUSED', { rows: refused.map(({ row }) => row ?? null) })
    if (commands.length === 0) return undefined
    await tracker.catchUp()
    const commitId = `import-${sha256(JSON.stringify([commands, keptTexts])).slice(0, 32)}`
    if (tracker.head.position !== position) throw new ImportError('PREVIEW_OUTDATED', { position })
    return tracker.executeAll(commands, {
      commitId,
      meta: { keptTexts },
      ...(by === undefined ? {} : { by }),
    })
  }
  return { ...planned, rows, reading, findings, events: tried.events, commit }
}

async function trial(
  tracker: Tracker,
  { commands, rows, findings }: PlanCommands,
): Promise<{ events: DryRun['events']; findings: Finding[] }> {
  const isBlocked = findings.some(({ row, severity }) => severity === 'refused' && row === undefined)
  if (commands.length === 0 || isBlocked) return { events: [], findings: [] }
  try {
    return { events: (await tracker.dryRun(commands)).events, findings: [] }
  } catch (error) {
    if (!(error instanceof Rejection)) throw error
    const index = error.data['command']
    const row = typeof index === 'number' ? rows[index] : undefined
    const about = { code: error.code, severity: 'refused' as const, text: '' }
    return { events: [], findings: [row === undefined ? about : { row, ...about }] }
  }
}
