import type { Json, JsonObject } from '@tiendo/core'

/** Where two values differ first, with its path and what is there; `undefined` where they are equal. */
export function firstDifference(
  expected: Json | undefined,
  found: Json | undefined,
  path: string,
): string | undefined {
  if (isComposite(expected) && isComposite(found) && Array.isArray(expected) === Array.isArray(found)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      const [one, other] = [expected, found].map((value) => (value as JsonObject)[key])
      const place = Array.isArray(expected) ? `${path}[${key}]` : `${path}.${key}`
      const difference = firstDifference(one, other, place)
      if (difference !== undefined) return difference
    }
    return undefined
  }
  return expected === found ? undefined : `${path}: expected ${shown(expected)}, found ${shown(found)}`
}

/** Where two logs differ first: by number of the line and, where both lines are JSON, by the path in it. */
export function firstLineDifference(expected: readonly string[], found: readonly string[]) {
  const length = Math.max(expected.length, found.length)
  const index = Array.from({ length }).findIndex((_, at) => expected[at] !== found[at])
  if (index === -1) return undefined
  const path = `line ${index + 1}`
  const [one, other] = [parsed(expected[index]), parsed(found[index])]
  return firstDifference(one, other, path) ?? `${path}: the same values, other bytes`
}

/** How many single values there are to compare. */
export function valueCount(value: Json): number {
  return isComposite(value)
    ? Object.values<Json>(value).reduce<number>((sum, inner) => sum + valueCount(inner), 0)
    : 1
}

function isComposite(value: Json | undefined): value is JsonObject | readonly Json[] {
  return typeof value === 'object' && value !== null
}

function parsed(line: string | undefined): Json | undefined {
  if (line === undefined) return undefined
  try {
    return JSON.parse(line)
  } catch {
    return line
  }
}

function shown(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
