import type { Played } from './play.ts'
import type { Scenario } from './scenario.ts'

/** A storage on which scenarios are played, each on a log of its own. */
export interface Stage {
  readonly name: string
  play(scenario: Scenario, recorded: Played): Promise<Performance>
  close(): Promise<void>
}

/** What came of a scenario, and what its log gave when it was opened again. */
export interface Performance {
  readonly played: Played
  readonly reopened: Played
}
