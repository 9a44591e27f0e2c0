import { type Executed, openTracker, type PlanningCommand, type Tracker } from '@tiendo/core'
import { fixedClock, seededIds } from '@tiendo/core/testing'
import { type Programme, readProgramme } from './programme.ts'
import {
  amended,
  amendProgramme,
  issued,
  issueProgramme,
  type KeptTexts,
  registerUnits,
  textsKeptAtAmendment,
  textsKeptAtIssue,
} from './programme-commands.ts'
import {
  type DateReading,
  issueProgressPlan,
  type ListedTask,
  list,
  readProgressList,
  recordProgress,
} from './progress-list.ts'

/** A workspace into which the data was recorded, and what its log keeps of the cells beside the events. */
export interface Recorded {
  readonly tracker: Tracker
  readonly keptTexts: readonly { readonly position: number; readonly texts: KeptTexts }[]
}

export interface RecordedProgramme extends Recorded {
  readonly programme: Programme
  readonly commits: { readonly issue: Executed; readonly reissue: Executed; readonly amendment: Executed }
}

export interface RecordedList extends Recorded {
  readonly tasks: readonly ListedTask[]
  readonly commits: { readonly plan: Executed; readonly progress: Executed }
  /** The code with which a completion on a day after the list is refused. */
  readonly refusalOfFuture: string
}

const timeZone = 'Asia/Ho_Chi_Minh'

async function openWorkspace() {
  const clock = fixedClock(issued.recordedAt)
  const tracker = await openTracker({ clock, timeZone, newId: seededIds(2025, clock) })
  const keptTexts: { position: number; texts: KeptTexts }[] = []
  tracker.on('committed', ({ position, meta }) => {
    const texts = meta?.['keptTexts']
    if (texts !== undefined) keptTexts.push({ position, texts: texts as KeptTexts })
  })
  await tracker.executeAll(registerUnits())
  return { clock, tracker, keptTexts }
}

export async function recordProgramme(folder: string): Promise<RecordedProgramme> {
  const programme = readProgramme(folder)
  const { clock, tracker, keptTexts } = await openWorkspace()
  const importIssued = () =>
    tracker.executeAll(issueProgramme(programme), {
      commitId: 'import-programme',
      meta: { keptTexts: textsKeptAtIssue(programme) },
    })
  const issue = await importIssued()
  const reissue = await importIssued()
  clock.set(amended.recordedAt)
  const amendment = await tracker.executeAll(amendProgramme(programme), {
    commitId: 'import-amendments',
    meta: { keptTexts: textsKeptAtAmendment(programme) },
  })
  // Questions name what was known; the clock only has to be past all of it.
  clock.advance(365 * 24 * 60 * 60 * 1000)
  return { tracker, keptTexts, programme, commits: { issue, reissue, amendment } }
}

export async function recordList(folder: string, reading: DateReading): Promise<RecordedList> {
  const tasks = readProgressList(folder)
  const { clock, tracker, keptTexts } = await openWorkspace()
  clock.set(list.recordedAt)
  const plan = await tracker.executeAll(issueProgressPlan(tasks))
  const [first] = recordProgress(tasks, reading)
  const tooEarly = { ...first, on: '2025-05-28' } as PlanningCommand
  const refusalOfFuture = await tracker.dryRun([tooEarly]).then(
    () => 'accepted',
    (error: { readonly code: string }) => error.code,
  )
  const progress = await tracker.executeAll(recordProgress(tasks, reading))
  return { tracker, keptTexts, tasks, commits: { plan, progress }, refusalOfFuture }
}
