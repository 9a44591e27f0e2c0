import { indexedDbStorage } from '@tiendo/storage-indexeddb'
import { type Played, play, reopen } from './play.ts'
import type { Scenario } from './scenario.ts'
import { scenarios } from './scenarios.ts'

/** What the page offers to the one that drives it. */
export interface ScenarioPage {
  play(name: string): Promise<Played>
  reopen(name: string): Promise<Played>
}

const page: ScenarioPage = {
  play: (name) => play(named(name), indexedDbStorage({ name })),
  reopen: (name) => reopen(named(name), indexedDbStorage({ name })),
}

Object.assign(globalThis, { scenarioPage: page })

function named(name: string): Scenario {
  const scenario = scenarios.find((each) => each.name === name)
  if (scenario === undefined) throw new Error(`There is no scenario "${name}"`)
  return scenario
}
