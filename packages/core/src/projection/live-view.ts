import type { LogError } from '../errors.ts'

/**
 * A value that follows the log, in the shape of React's `useSyncExternalStore`; both functions may be passed on without
 * the view. Computed when somebody asks, not when something is recorded, and without subscribers held by nobody.
 */
export interface LiveView<T> {
  /** The value now: frozen, and the identical object for as long as nothing that it shows has changed. */
  readonly getSnapshot: () => T
  /**
   * Calls `listener` after each commit that may have changed the value, when every answer takes the commit into account.
   * Returns what ends it. One that throws keeps no other from being called; its error surfaces unhandled.
   */
  readonly subscribe: (listener: () => void) => () => void
}

/** What a view shows. */
export interface Source<T> {
  /** Anything that is another one once a commit may have changed the value. Cheap: it is asked after every commit. */
  stamp(): unknown
  /** The value now; `previous` itself where that is equal. */
  read(previous: T | undefined): T
}

interface Subscription {
  readonly stamp: () => unknown
  readonly listener: () => void
  seen: unknown
}

/** Everybody who wants to hear of changes. */
export class Subscriptions {
  readonly #all = new Set<Subscription>()

  add(stamp: () => unknown, listener: () => void): () => void {
    if (typeof listener !== 'function')
      throw new TypeError('Cannot subscribe: the listener is not a function')
    const subscription = { stamp, listener, seen: stamp() }
    this.#all.add(subscription)
    return () => void this.#all.delete(subscription)
  }

  /** To be called after each commit. */
  notify(): void {
    for (const subscription of this.#all) {
      const stamp = subscription.stamp()
      if (stamp === subscription.seen) continue
      subscription.seen = stamp
      try {
        subscription.listener()
      } catch (error) {
        void Promise.reject(error)
      }
    }
  }
}

/** A view of a source that is followed until `fault` names what ended that; from then on it shows what it showed last. */
export function liveView<T>(
  source: Source<T>,
  subscriptions: Subscriptions,
  fault: () => LogError | undefined,
): LiveView<T> {
  let last: { readonly value: T } | undefined
  return {
    getSnapshot() {
      const ended = fault()
      if (ended !== undefined && last === undefined) throw ended
      if (ended === undefined) last = { value: source.read(last?.value) }
      return (last as { readonly value: T }).value
    },
    subscribe: (listener) => subscriptions.add(source.stamp, listener),
  }
}

/**
 * A part of what a view shows, or something made of it: memoised. `selector` runs once for each value of the view, and
 * for as long as `isEqual` says that it gives the same, `getSnapshot` gives the object that it gave first.
 */
export function select<T, Selected>(
  view: LiveView<T>,
  selector: (value: T) => Selected,
  isEqual: (a: Selected, b: Selected) => boolean = Object.is,
): LiveView<Selected> {
  let last: { readonly from: T; readonly selected: Selected } | undefined
  return {
    getSnapshot() {
      const from = view.getSnapshot()
      if (last !== undefined && Object.is(last.from, from)) return last.selected
      const selected = selector(from)
      last = {
        from,
        selected: last !== undefined && isEqual(last.selected, selected) ? last.selected : selected,
      }
      return last.selected
    },
    subscribe: view.subscribe,
  }
}
