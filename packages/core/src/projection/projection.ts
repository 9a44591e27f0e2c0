import { InputError } from '../errors.ts'
import type { CatalogueEvent } from '../planning/catalogue.ts'

/**
 * A read model: states under keys, made of the events of every loaded catalogue, in the order of the log and brought up
 * to date. Events of catalogues that are not loaded, or too new for one that is, are not given to it.
 *
 * Its functions are pure: no clock, no randomness. States are plain objects of strict JSON where they are to be part of
 * a snapshot.
 */
export interface Projection<State extends object = object> {
  /** A word, another one for each projection of a tracker. */
  readonly name: string
  /** A whole number from 1 on, raised when the others make anything else of an event: snapshots of before are outdated. */
  readonly version: number
  /** The keys of the states that an event changes; none for an event that it is not about. */
  readonly keysOf: (event: CatalogueEvent) => readonly string[]
  /** A state before its first event, made anew at each call. */
  readonly initial: (key: string) => State
  /** Changes the draft of one state. Total: there is no event of the right shape for which it throws. */
  evolve(draft: State, event: CatalogueEvent, key: string): void
}

/** @throws {InputError} `INVALID_PROJECTION` where names collide or are not words, or a version is none */
export function checkProjections(projections: readonly Projection[]): void {
  const names = new Set<string>()
  for (const { name, version } of projections) {
    const fault = (reason: string) => new InputError('INVALID_PROJECTION', name, reason)
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw fault('the name is not a word')
    if (names.has(name)) throw fault('two projections have this name')
    if (!Number.isSafeInteger(version) || version < 1)
      throw fault('the version is not a whole number from 1 on')
    names.add(name)
  }
}
