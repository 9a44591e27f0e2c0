import { hasCode } from '@tiendo/core'

/** What a case found to be otherwise; test runners show `expected` and `actual` side by side. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError'
  readonly expected: unknown
  readonly actual: unknown

  constructor(what: string, actual: unknown, expected: unknown) {
    super(`${what}: expected ${shown(expected)}, came ${shown(actual)}`)
    this.expected = expected
    this.actual = actual
  }
}

export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new ConformanceError(what, false, true)
}

/** Equality of JSON, down to the order of keys. */
export function equal(actual: unknown, expected: unknown, what: string): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) throw new ConformanceError(what, actual, expected)
}

/** Equality of texts in order; says where the first difference is, because pages are long. */
export function equalLines(actual: readonly string[], expected: readonly string[], what: string): void {
  const length = Math.max(actual.length, expected.length)
  for (let index = 0; index < length; index++) {
    if (actual[index] === expected[index]) continue
    throw new ConformanceError(`${what}, line ${index + 1}`, actual[index], expected[index])
  }
}

/** A failure by its code; messages are nobody's promise. */
export async function rejectsWith(code: string, call: () => unknown, what: string): Promise<unknown> {
  let result: unknown
  try {
    // Not every method returns a promise: one that throws at once fails just as well.
    result = await call()
  } catch (error) {
    if (hasCode(error, code)) return error
    throw new ConformanceError(what, error, code)
  }
  throw new ConformanceError(what, result, code)
}

export async function rejectsWithVery(
  error: unknown,
  promise: Promise<unknown>,
  what: string,
): Promise<void> {
  const result = await promise.then(
    () => 'a value',
    (reason: unknown) => reason,
  )
  if (result !== error) throw new ConformanceError(what, result, error)
}

const shownLength = 300

function shown(value: unknown): string {
  const text =
    value instanceof Error
      ? `${(value as { code?: string }).code ?? value.name} (${value.message})`
      : (JSON.stringify(value) ?? String(value))
  return text.length <= shownLength ? text : `${text.slice(0, shownLength)}… (${text.length} characters)`
}
