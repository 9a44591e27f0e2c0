import { InputError, type InputErrorCode } from '../errors.ts'
import type { Schema, SchemaIssue } from './catalogue.ts'

/**
 * What a schema makes of a value.
 *
 * @throws {InputError} with `code` and the path of the first fault
 */
export function validate(schema: Schema, value: unknown, code: InputErrorCode, path: string): unknown {
  const result = schema['~standard'].validate(value)
  if (result instanceof Promise)
    throw new InputError(code, path, 'an asynchronous schema cannot be used here')
  const issue = mostTelling(result.issues ?? [])
  if (issue === undefined) return result.value
  const { keys = [] } = issue
  const steps = [
    ...(issue.path ?? []).map((key) => (typeof key === 'object' ? key.key : key)),
    ...keys.slice(0, 1),
  ]
  throw new InputError(
    code,
    steps.reduce<string>((at, key) => pathTo(at, key), path),
    reasonOf(issue, value),
  )
}

/**
 * A field that there is none of is often the misspelt name of one that is missing, and says more. Of the forms that a value
 * could have, the one that it misses least was meant.
 */
function mostTelling(issues: readonly DetailedIssue[]): DetailedIssue | undefined {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
  const [best, next] = (issue?.errors ?? []).toSorted((one, other) => one.length - other.length)
  if (issue === undefined || best === undefined || best.length === next?.length) return issue
  const inner = mostTelling(best)
  return inner === undefined ? issue : { ...inner, path: [...(issue.path ?? []), ...(inner.path ?? [])] }
}

export function pathTo(path: string, key: PropertyKey): string {
  if (typeof key === 'number') return `${path}[${key}]`
  return path === '' ? String(key) : `${path}.${String(key)}`
}

/** What zod tells beyond the standard; its small build has no texts of its own. */
interface DetailedIssue extends SchemaIssue {
  readonly code?: string
  readonly expected?: string
  readonly keys?: readonly string[]
  readonly values?: readonly unknown[]
  /** Of a union, what is wrong with the value as each of its forms. */
  readonly errors?: readonly (readonly DetailedIssue[])[]
}

function reasonOf(
  { message, path = [], code, expected, values = [] }: DetailedIssue,
  value: unknown,
): string {
  if (message !== 'Invalid input') return message
  switch (code) {
    case 'invalid_type':
      if (isMissing(value, path)) return 'is missing'
      return `must be of type ${expected}`
    case 'invalid_value':
      if (isMissing(value, path)) return 'is missing'
      return `must be ${values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'unrecognized_keys':
      return 'is not a field of this'
    case 'invalid_union':
      return 'has none of the forms that are allowed here'
    default:
      return 'is not valid'
  }
}

function isMissing(value: unknown, path: NonNullable<SchemaIssue['path']>): boolean {
  const found = path.reduce<unknown>((at, step) => {
    const key = typeof step === 'object' ? step.key : step
    return typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined
  }, value)
  return found === undefined
}
