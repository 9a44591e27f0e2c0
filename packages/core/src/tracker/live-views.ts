import { type Explanation, explainFigure, type FigureName, type TaskEvidence } from '../completion/explain.ts'
import { checkQuestion, type Question } from '../completion/question.ts'
import { checkOptions, InputError, type LogError } from '../errors.ts'
import { keyOf } from '../planning/aggregates.ts'
import type { Figures, ResolvedQuestion } from '../planning/figures-format.ts'
import { birthOf, type TaskHistory } from '../planning/task-history.ts'
import { type LiveView, liveView, type Source, type Subscriptions } from '../projection/live-view.ts'
import type { Projection } from '../projection/projection.ts'
import { share } from '../projection/share.ts'
import type { ExplainOptions, Inquiry } from './inquiry.ts'
import type { Workspace } from './workspace.ts'

interface Surroundings {
  readonly workspace: Workspace
  readonly inquiry: Inquiry
  readonly projections: readonly Projection[]
  readonly subscriptions: Subscriptions
  readonly fault: () => LogError | undefined
}

/** What figures and explanations have in common. */
interface Answer {
  readonly question: ResolvedQuestion
  readonly position: number
}

/** Views of a workspace that follow the log. Each keeps what it showed last and computes only what may have changed. */
export class LiveViews {
  readonly #in: Surroundings

  constructor(surroundings: Surroundings) {
    this.#in = surroundings
  }

  state<State extends object>(projection: Projection<State>, key: string): LiveView<State | undefined> {
    const { workspace, projections } = this.#in
    if (!projections.includes(projection)) {
      throw new InputError('INVALID_PROJECTION', projection.name, 'the tracker was not opened with it')
    }
    const state = () => workspace.projected(projection.name, key) as State | undefined
    return this.#view({ stamp: state, read: state })
  }

  figures(question: Question): LiveView<Figures> {
    const { answers } = this.#in.inquiry
    return this.#answer(question, (resolved, isProjection) => answers.figures(resolved, isProjection))
  }

  explanation(question: Question, figure: FigureName, options: ExplainOptions): LiveView<Explanation> {
    checkOptions(options, ['view'])
    const { view } = options
    return this.#answer(question, (resolved) => explainFigure(this.#in.workspace, resolved, figure, view))
  }

  task(task: string, occurrence: string | undefined): LiveView<TaskEvidence | undefined> {
    const { workspace, inquiry } = this.#in
    const { table } = workspace
    let known: { readonly changedAt: number; readonly plan?: string | undefined; readonly state?: unknown } =
      {
        changedAt: -1,
      }
    // Closing its plan changes how a task stands.
    const stamp = () => {
      const number = table.names.find(task)
      const changedAt = table.changedAt(number)
      const plan = known.changedAt === changedAt ? known.plan : birthPlanOf(table.historyOf(number))
      const state = plan && workspace.read('planning', keyOf.plan(plan))
      if (known.changedAt !== changedAt || known.state !== state) known = { changedAt, plan, state }
      return known
    }
    let seen: { readonly stamp: unknown; readonly asked: string } | undefined
    return this.#view({
      stamp,
      read: (previous: TaskEvidence | undefined) => {
        workspace.ensureReadable('planning')
        const { plan } = stamp()
        if (plan === undefined) return undefined
        // As of today in the zone of the plan. A task may name a plan that was never issued.
        const { question } = inquiry.resolve(workspace.plans.has(plan) ? { plan } : {})
        const asked = openEnded(question)
        if (seen?.stamp === known && seen.asked === asked) return previous
        seen = { stamp: known, asked }
        const tasks = {
          at: (position: number) => workspace.at(position),
          of: () => [table.historyOf(table.names.find(task)) as TaskHistory],
          read: (catalogue: 'planning', key: string) => workspace.read(catalogue, key),
          plans: workspace.plans,
        }
        const evidence = (['assigned', 'outOfScope'] as const)
          .flatMap((figure) => explainFigure(tasks, question, figure, undefined).tasks)
          .find((each) => each.occurrence === occurrence)
        return share(previous, evidence)
      },
    })
  }

  /** An answer is computed again where the question resolves to another one, or planning was added to since. */
  #answer<T extends Answer>(
    question: Question,
    answer: (question: ResolvedQuestion, isProjection: boolean) => T,
  ): LiveView<T> {
    const { workspace, inquiry } = this.#in
    const asked = checkQuestion(question)
    const stamp = () => workspace.changedAt('planning')
    let seen: { readonly asked: string; readonly knownAt: number } | undefined
    return this.#view({
      stamp,
      read: (previous: T | undefined) => {
        const resolved = inquiry.resolve(asked)
        const { knownAt } = resolved.question
        const now = { asked: openEnded(resolved), knownAt }
        const isSameQuestion = seen?.asked === now.asked
        const isKnown = seen !== undefined && (seen.knownAt === knownAt || stamp() <= seen.knownAt)
        if (previous !== undefined && isSameQuestion && isKnown) return previous
        const next = answer(resolved.question, resolved.isProjection)
        seen = now
        return previous === undefined ? next : latest(previous, next)
      },
    })
  }

  #view<T>(source: Source<T>): LiveView<T> {
    return liveView(source, this.#in.subscriptions, this.#in.fault)
  }
}

function birthPlanOf(history: TaskHistory | undefined): string | undefined {
  return history && birthOf(history, Number.POSITIVE_INFINITY)?.plan
}

/** Everything that a resolved question says, but for the position. */
function openEnded(resolved: object): string {
  return JSON.stringify(resolved, (name, value) => (name === 'knownAt' ? undefined : value))
}

/** `previous` where only the position is another one, otherwise `next` with what is equal shared. */
function latest<T extends Answer>(previous: T, next: T): T {
  const shared = share(previous, next)
  const isSame = (Object.keys(shared) as (keyof T)[]).every((key) => {
    if (key === 'question') return openEnded(shared.question) === openEnded(previous.question)
    return key === 'position' || shared[key] === previous[key]
  })
  return isSame && Object.keys(previous).length === Object.keys(shared).length ? previous : shared
}
