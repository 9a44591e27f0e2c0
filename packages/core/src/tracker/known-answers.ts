import { type Breakdown, breakDown, type Dimension } from '../completion/breakdown.ts'
import { countAll, figuresFrom, onOne } from '../completion/figures.ts'
import { Reckoning, type Sheet } from '../completion/reckoning.ts'
import type { Figures, ResolvedQuestion } from '../planning/figures-format.ts'
import type { Workspace } from './workspace.ts'

/** A question, and what was counted for it. */
interface Counted {
  readonly question: ResolvedQuestion
  readonly sheet: Sheet
}

/** As many answers as a page of a portal shows. */
const maxAnswers = 128

/**
 * Answers that were given: the same question is answered by the same object, and one at a later position by counting anew
 * only the tasks about which something was recorded in between. A task contributes to figures by itself, and what it
 * contributed at a position can be found out at any later time; so it is counted out as it was, and in as it is.
 */
export class KnownAnswers {
  readonly #workspace: Workspace
  readonly #figures = new Map<string, Figures>()
  readonly #breakdowns = new Map<string, Breakdown>()
  /** By what questions say but for the position, the one at the last position. */
  readonly #latest = new Map<string, Counted>()

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  figures(question: ResolvedQuestion, isProjection: boolean): Figures {
    const key = `${isProjection} ${JSON.stringify(question)}`
    const known = this.#figures.get(key)
    if (known !== undefined) return known
    const answer = figuresFrom(this.#count(question), question, isProjection)
    keep(this.#figures, key, answer)
    return answer
  }

  breakdown(question: ResolvedQuestion, by: Dimension): Breakdown {
    const key = `${by} ${JSON.stringify(question)}`
    const known = this.#breakdowns.get(key)
    if (known !== undefined) return known
    const answer = breakDown(this.#workspace, question, by)
    keep(this.#breakdowns, key, answer)
    return answer
  }

  /** Counted on from where the same question was counted last, where it was before that position. */
  #count(question: ResolvedQuestion): Sheet {
    const key = JSON.stringify({ ...question, knownAt: 0 })
    const latest = this.#latest.get(key)
    const sheet = (latest && this.#counted(latest, question)) ?? countAll(this.#workspace, question)
    if (latest === undefined || latest.question.knownAt <= question.knownAt)
      keep(this.#latest, key, { question, sheet })
    return sheet
  }

  /** The sheet of an earlier position brought up to date; `undefined` where all has to be counted. */
  #counted({ question: earlier, sheet }: Counted, question: ResolvedQuestion): Sheet | undefined {
    const { table, frameChangedAt } = this.#workspace
    // In a roll-up tasks stand for others.
    if (question.rollUp === true || question.knownAt < earlier.knownAt || frameChangedAt > earlier.knownAt)
      return undefined
    const changed = table.changedSince(earlier.knownAt)
    if (changed === undefined) return undefined
    new Reckoning(this.#workspace, earlier, onOne(sheet)).some(changed, -1)
    new Reckoning(this.#workspace, question, onOne(sheet)).some(changed, 1)
    return sheet
  }
}

/** The answer asked for last is forgotten last. */
function keep<Answer>(answers: Map<string, Answer>, key: string, answer: Answer): void {
  answers.delete(key)
  answers.set(key, answer)
  const [oldest] = answers.keys()
  if (answers.size > maxAnswers) answers.delete(oldest as string)
}
