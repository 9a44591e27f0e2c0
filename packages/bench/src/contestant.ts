/**
 * Whoever takes part in a race. Each lives in a child process of its own, so that the heap and the compiled code of one
 * are not those of another. `prepare` is not timed; `run` is asked once for each repetition and times itself.
 */
export interface Contestant {
  run(): Measured | Promise<Measured>
}

export interface Measured {
  readonly ms: number
  /**
   * What was computed; absent for a floor that computes nothing. Times are only shown where all contestants have
   * computed the same.
   */
  readonly answer?: string
  /** Whatever else was measured. */
  readonly figures?: Readonly<Record<string, number>>
}

export type Prepare<Parameters> = (parameters: Parameters) => Contestant | Promise<Contestant>

/** What a contestant needs is not there: nothing is wrong, and nothing is measured. */
export class NotAvailable extends Error {}

export async function timed<Result>(
  task: () => Result | Promise<Result>,
): Promise<{ ms: number; result: Result }> {
  const start = performance.now()
  const result = await task()
  return { ms: performance.now() - start, result }
}

export function collectGarbage(): void {
  ;(globalThis as { gc?: () => void }).gc?.()
}

/** A text that is the same for equal answers. */
export function answerOf(value: unknown): string {
  return JSON.stringify(value)
}
