import type { Breakdown, Dimension } from '../completion/breakdown.ts'
import type { Explanation, FigureName } from '../completion/explain.ts'
import type { Question } from '../completion/question.ts'
import type { Restatement } from '../completion/restatement.ts'
import { InputError } from '../errors.ts'
import type { Commit, LogHead } from '../log/commit.ts'
import { emptyLogHead, openLine } from '../log/line.ts'
import { LogFollower } from '../log/log-follower.ts'
import type { AnyCatalogue } from '../planning/catalogue.ts'
import type { Figures } from '../planning/figures-format.ts'
import { planning } from '../planning/planning.ts'
import type { LiveView } from '../projection/live-view.ts'
import { checkProjections, type Projection } from '../projection/projection.ts'
import { CatalogueSet } from '../tracker/catalogue-set.ts'
import type { UnitSummary } from '../tracker/directory.ts'
import { type ExplainOptions, Inquiry, type UnitsOptions } from '../tracker/inquiry.ts'
import { Workspace } from '../tracker/workspace.ts'

export interface ReplayOptions {
  /** Only what was recorded up to this position; everything unless stated. */
  readonly upTo?: number
  readonly catalogues?: readonly AnyCatalogue[]
  /** Read models that `live` shows. */
  readonly projections?: readonly Projection[]
  readonly timeZone?: string
}

/** A log folded into memory, to be asked. Its clock stands at the time of the last commit. */
export interface Replayed {
  readonly head: LogHead
  figures(question: Question): Figures
  breakdown(question: Question, by: Dimension): Breakdown
  explain(question: Question, figure: FigureName, options?: ExplainOptions): Explanation
  restatement(before: Figures, after: Figures): Restatement
  /** As those of `Tracker`. */
  ensureReadable(catalogue: string): void
  positionAt(knownAt: Question['knownAt']): number
  units(options?: UnitsOptions): readonly UnitSummary[]
  /** The state of a projection, which no longer changes. */
  live<State extends object>(
    projection: Projection<State>,
    key: string,
  ): Pick<LiveView<State | undefined>, 'getSnapshot'>
}

/**
 * Replays the lines of a log, each verified, and answers questions about it: a tracker that needs no storage, no
 * promise and no clean-up.
 *
 * @throws {LogError} `corrupt`, `too-new`
 */
export function replay(lines: Iterable<string>, options: ReplayOptions = {}): Replayed {
  if (typeof lines === 'string') {
    throw new InputError('INVALID_OPTION', 'lines', 'a text has to be split into its lines first')
  }
  const { upTo = Number.POSITIVE_INFINITY, timeZone = 'UTC', projections = [] } = options
  checkProjections(projections)
  const catalogues = new CatalogueSet([planning, ...(options.catalogues ?? [])])
  const follower = new LogFollower(catalogues)
  const workspace = new Workspace(catalogues, projections)
  let head = emptyLogHead
  for (const line of lines) {
    const opened = openLine(line, head)
    const known = knownPart(opened.commit, upTo)
    if (known === undefined) break
    workspace.apply(follower.read(known))
    // Where only a part of the commit is known, so is only that part of its positions.
    head = { ...opened.head, position: known.events.at(-1)?.position as number }
    if (known.events.length < opened.commit.events.length) break
  }
  workspace.endReplay()
  const inquiry = new Inquiry(workspace, { now: () => Date.parse(head.at) }, timeZone)
  return {
    head,
    figures: (question) => inquiry.figures(question),
    breakdown: (question, by) => inquiry.breakdown(question, by),
    explain: (question, figure, explainOptions) => inquiry.explain(question, figure, explainOptions),
    restatement: (before, after) => inquiry.restatement(before, after),
    ensureReadable(catalogue) {
      catalogues.ensureLoaded(catalogue)
      workspace.ensureReadable(catalogue)
    },
    positionAt: (knownAt) => inquiry.positionAt(knownAt),
    units: (unitsOptions = {}) => inquiry.units(unitsOptions),
    live(projection, key) {
      if (!projections.includes(projection as Projection)) throw notReplayed(projection.name)
      return { getSnapshot: () => workspace.projected(projection.name, key) as never }
    },
  }
}

function notReplayed(name: string): InputError {
  return new InputError('INVALID_PROJECTION', name, 'the log was not replayed with this projection')
}

function knownPart(commit: Commit, upTo: number): Commit | undefined {
  const events = commit.events.filter(({ position }) => position <= upTo)
  return events.length === 0 ? undefined : { ...commit, events }
}
