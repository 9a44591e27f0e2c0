import { freeze, produce } from 'immer'
import type { CatalogueEvent } from '../planning/catalogue.ts'

/** How a state begins and what an event makes of it: what catalogues and projections have in common. */
export interface StateRules {
  initial(key: string): object
  evolve(draft: object, event: CatalogueEvent, key: string): void
}

/** States under keys, each the smallest thing that an event changes. Immutable once `endReplay` was called. */
export class KeyedStates {
  readonly #rules: StateRules
  readonly #states: Map<string, object>
  #isReplaying = true

  constructor(rules: StateRules, saved: readonly (readonly [key: string, state: object])[] = []) {
    this.#rules = rules
    this.#states = new Map(saved)
  }

  get(key: string): object | undefined {
    return this.#states.get(key)
  }

  entries(): [key: string, state: object][] {
    return [...this.#states]
  }

  apply(event: CatalogueEvent, keys: readonly string[]): void {
    for (const key of keys) {
      const before = this.#states.get(key)
      if (this.#isReplaying) {
        const state = before ?? this.#rules.initial(key)
        this.#rules.evolve(state, event, key)
        if (before === undefined) this.#states.set(key, state)
      } else {
        this.#states.set(key, evolved(this.#rules, before, event, key))
      }
    }
  }

  /** While replaying, states are changed in place, which is what makes replay fast; from here on they are not. */
  endReplay(): void {
    this.#isReplaying = false
    for (const state of this.#states.values()) freeze(state, true)
  }
}

/** The next state; the one before stays as it was. */
export function evolved(
  rules: StateRules,
  before: object | undefined,
  event: CatalogueEvent,
  key: string,
): object {
  return produce(before ?? rules.initial(key), (draft) => rules.evolve(draft, event, key))
}
