import { InputError, type InputErrorCode } from '../errors.ts'

/** What a line can hold without loss. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

const maxDepth = 64
/** More than fit into the longest line; objects that refer to each other can stand for far more than they are. */
const maxValues = 2_000_000

/** Rules out most texts in a third of the time that looking for a lone one takes. */
const surrogate = /[\ud800-\udfff]/
const loneSurrogate = /\p{Surrogate}/u
/** Keys that reach a prototype where somebody assigns them to a plain object. */
const refusedKeys = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * A frozen copy of a value that is strict JSON: what is read back from the log is equal to it.
 *
 * @throws {InputError} with `code` and the path of the first value that would not survive: `undefined`, a non-finite
 * number, an integer beyond ±(2^53 − 1), a Date or any other object that is not plain, a function, a symbol, a bigint,
 * a lone surrogate, a key that reaches a prototype, or nesting deeper than 64.
 */
export function strictJson(value: unknown, code: InputErrorCode, path: string): Json {
  return copy(value, code, path, 0, { left: maxValues })
}

function copy(
  value: unknown,
  code: InputErrorCode,
  path: string,
  depth: number,
  budget: { left: number },
): Json {
  if (--budget.left < 0) throw new InputError(code, path, `more than ${maxValues} values`)
  switch (typeof value) {
    case 'string':
      checkText(value, code, path)
      return value
    case 'number':
      if (!Number.isFinite(value)) throw new InputError(code, path, 'not a finite number')
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
        throw new InputError(code, path, 'an integer beyond ±(2^53 − 1)')
      }
      return value
    case 'boolean':
      return value
    case 'object':
      if (value === null) return null
      if (depth >= maxDepth) throw new InputError(code, path, `nested deeper than ${maxDepth}`)
      return Array.isArray(value)
        ? copyArray(value, code, path, depth, budget)
        : copyObject(value, code, path, depth, budget)
    default:
      throw new InputError(code, path, `${typeof value} is not JSON`)
  }
}

function copyArray(
  value: readonly unknown[],
  code: InputErrorCode,
  path: string,
  depth: number,
  budget: { left: number },
): Json {
  // A loop over indexes, not `map`, so that holes are seen.
  const result: Json[] = []
  for (let index = 0; index < value.length; index++) {
    result.push(copy(value[index], code, `${path}[${index}]`, depth + 1, budget))
  }
  return Object.freeze(result)
}

function copyObject(
  value: object,
  code: InputErrorCode,
  path: string,
  depth: number,
  budget: { left: number },
): Json {
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new InputError(code, path, 'not a plain object')
  }
  if (Object.getOwnPropertySymbols(value).length > 0)
    throw new InputError(code, path, 'has a symbol as a key')
  const result: Record<string, Json> = {}
  for (const [key, entry] of Object.entries(value)) {
    const entryPath = path === '' ? key : `${path}.${key}`
    if (refusedKeys.has(key)) throw new InputError(code, entryPath, 'a key that reaches a prototype')
    checkText(key, code, entryPath)
    result[key] = copy(entry, code, entryPath, depth + 1, budget)
  }
  return Object.freeze(result)
}

function checkText(text: string, code: InputErrorCode, path: string): void {
  if (surrogate.test(text) && loneSurrogate.test(text))
    throw new InputError(code, path, 'has a lone surrogate')
}

/** Equality by value; the order of keys does not count. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((entry, i) => sameJson(entry, b[i]))
    )
  }
  const left = a as JsonObject
  const right = b as JsonObject
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
  )
}
