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
  const [issue] = result.issues ?? []
  if (issue === undefined) return result.value
  const { keys = [] } = issue as DetailedIssue
  const steps = [
    ...(issue.path ?? []).map((key) => (typeof key === 'object' ? key.key : key)),
    ...keys.slice(0, 1),
  ]
  throw new InputError(
    code,
    steps.reduce<string>((at, key) => pathTo(at, key), path),
    reasonOf(issue),
  )
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
}

function reasonOf({ message, code, expected, values = [] }: DetailedIssue): string {
  if (message !== 'Invalid input') return message
  switch (code) {
    case 'invalid_type':
      return `must be of type ${expected}`
    case 'invalid_value':
      return `must be ${values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'unrecognized_keys':
      return 'is not a field of this'
    case 'invalid_union':
      return 'has none of the forms that are allowed here'
    default:
      return 'is not valid'
  }
}
