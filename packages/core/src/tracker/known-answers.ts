import { type Breakdown, breakDown, type Dimension } from '../completion/breakdown.ts'
import { countAll, figuresFrom, onOne } from '../completion/figures.ts'
import { Reckoning, type Sheet } from '../completion/reckoning.ts'
import type { Figures, ResolvedQuestion } from '../planning/figures-format.ts'
import type { Workspace } from './workspace.ts'

interface Known<Answer> {
  readonly question: ResolvedQuestion
  readonly isProjection: boolean
  readonly answer: Answer
}

interface KnownFigures extends Known<Figures> {
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
  readonly #figures = new Map<string, KnownFigures>()
  readonly #breakdowns = new Map<string, Known<Breakdown>>()

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  figures(question: ResolvedQuestion, isProjection: boolean): Figures {
    const key = keyOf(question)
    const known = this.#figures.get(key)
    if (known !== undefined && isSame(known, question, isProjection)) return known.answer
    const sheet = (known && this.#counted(known, question)) ?? countAll(this.#workspace, question)
    const answer = figuresFrom(sheet, question, isProjection)
    keep(this.#figures, key, { question, isProjection, answer, sheet })
    return answer
  }

  breakdown(question: ResolvedQuestion, by: Dimension): Breakdown {
    const key = `${by} ${keyOf(question)}`
    const known = this.#breakdowns.get(key)
    if (known !== undefined && isSame(known, question, false)) return known.answer
    const answer = breakDown(this.#workspace, question, by)
    keep(this.#breakdowns, key, { question, isProjection: false, answer })
    return answer
  }

  /** The sheet of an earlier position brought up to date; `undefined` where all has to be counted. */
  #counted({ question: earlier, sheet }: KnownFigures, question: ResolvedQuestion): Sheet | undefined {
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

function isSame(
  { question, isProjection }: Known<unknown>,
  asked: ResolvedQuestion,
  projection: boolean,
): boolean {
  return question.knownAt === asked.knownAt && isProjection === projection
}

/** Everything that a question says, but for the position. */
function keyOf(question: ResolvedQuestion): string {
  return JSON.stringify({ ...question, knownAt: 0 })
}

/** The answer asked for last is forgotten last. */
function keep<Answer>(answers: Map<string, Answer>, key: string, answer: Answer): void {
  answers.delete(key)
  answers.set(key, answer)
  const [oldest] = answers.keys()
  if (answers.size > maxAnswers) answers.delete(oldest as string)
}
