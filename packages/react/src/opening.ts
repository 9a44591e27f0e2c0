import type { Tracker } from '@tiendo/core'

/** How long a tracker may be open without being shown, for content that suspends on something else as well. */
const unclaimedMs = 10_000

export type Open = () => Promise<Tracker>

const openings = new WeakMap<Open, Opening>()
const closings = new WeakMap<Open, Promise<unknown>>()

/** The one opening of a function that is under way or in use. */
export function openingOf(open: Open): Opening {
  const known = openings.get(open)
  if (known !== undefined) return known
  const opening = new Opening(open)
  openings.set(open, opening)
  return opening
}

/**
 * A call of `open`, and how many show what came of it. Rendering begins it, because a component that suspends before it
 * was ever mounted keeps no state and runs no effect; so a rendering that comes to nothing is found out by time alone.
 */
export class Opening {
  readonly #open: Open
  readonly #settled: Promise<void>
  #result: { readonly tracker: Tracker } | { readonly error: unknown } | undefined
  #holderCount = 0
  #ending: ReturnType<typeof setTimeout> | undefined
  #isOver = false

  constructor(open: Open) {
    this.#open = open
    this.#settled = this.#run()
  }

  /** Whether the tracker was closed, or the failure forgotten: whoever still shows it asks for another opening. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** The tracker. Suspends while it is being opened, and throws what opening failed with. */
  read(): Tracker {
    if (this.#result === undefined) throw this.#settled
    if ('tracker' in this.#result) return this.#result.tracker
    // React renders what failed once more before it gives up, in the same task.
    this.#endAfter(0)
    throw this.#result.error
  }

  /** Keeps the tracker open until the returned function is called. */
  hold(): () => void {
    this.#holderCount++
    clearTimeout(this.#ending)
    return () => {
      this.#holderCount--
      // StrictMode and Fast Refresh mount again at once what they unmount.
      if (this.#holderCount === 0) this.#endAfter(0)
    }
  }

  async #run(): Promise<void> {
    // What the tracker before it holds, such as a lock, may be what this one needs.
    await closings.get(this.#open)
    try {
      this.#result = { tracker: await this.#open() }
    } catch (error) {
      this.#result = { error }
    }
    this.#endAfter(unclaimedMs)
  }

  #endAfter(ms: number): void {
    clearTimeout(this.#ending)
    this.#ending = setTimeout(() => this.#end(), ms)
    // On a server it would keep the process from ending.
    ;(this.#ending as { unref?: () => void }).unref?.()
  }

  #end(): void {
    if (this.#isOver) return
    this.#isOver = true
    openings.delete(this.#open)
    if (this.#result === undefined || 'error' in this.#result) return
    const closing = this.#result.tracker.close()
    closings.set(this.#open, Promise.allSettled([closing]))
    // A failure to close surfaces unhandled, although the next opening waits for it.
    void closing.then()
  }
}
