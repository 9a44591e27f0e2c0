import type { CivilDate, DeadlinePolicy, Figures, Question, Tracker } from '@tiendo/core'
import type { ByKind } from './progress-report.ts'

interface Asked {
  readonly asOf?: CivilDate | undefined
  readonly knownAt?: Question['knownAt']
  readonly policy?: DeadlinePolicy | undefined
}

/** Asks about one plan, as of one day and as known at one position. */
export class Inquirer {
  readonly asOf: CivilDate
  readonly position: number
  readonly policy: DeadlinePolicy
  readonly isProjection: boolean
  /** What tables are about: planned tasks, or all where the plan has no planned ones. */
  readonly kind: 'planned' | undefined
  readonly #tracker: Tracker
  readonly #plan: string
  readonly #isRunning: boolean

  constructor(tracker: Tracker, plan: string, { asOf, knownAt, policy }: Asked) {
    this.#tracker = tracker
    this.#plan = plan
    const { question, position, projection } = tracker.figures({ plan, asOf, knownAt, policy })
    this.asOf = question.asOf
    this.position = position
    this.policy = question.policy
    this.isProjection = projection
    this.#isRunning = question.running
    const { assigned, outOfScope } = this.figures(this.asOf, { kind: 'planned' }).counts
    this.kind = assigned + outOfScope === 0 ? undefined : 'planned'
  }

  figures(day: CivilDate, more: Partial<Question> = {}): Figures {
    return this.#tracker.figures(this.question(day, more))
  }

  byKind(day: CivilDate, more: Partial<Question> = {}): ByKind {
    return {
      planned: this.figures(day, { ...more, kind: 'planned' }),
      regular: this.figures(day, { ...more, kind: 'regular' }),
      adHoc: this.figures(day, { ...more, kind: 'adHoc' }),
    }
  }

  question(day: CivilDate, more: Partial<Question> = {}): Question {
    const running = this.#isRunning && day === this.asOf
    const { policy, position: knownAt } = this
    return { plan: this.#plan, asOf: day, knownAt, policy, running, ...more }
  }
}
