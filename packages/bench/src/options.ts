import { parseArgs } from 'node:util'

export interface Options {
  readonly quick: boolean
  readonly only: readonly string[]
  readonly json: boolean
  readonly write: boolean
  readonly help: boolean
}

/** A mistake of whoever typed the command. */
export class UsageError extends Error {}

/** @throws {UsageError} for an option or a line that there is none */
export function parseOptions(args: readonly string[], lineNames: readonly string[]): Options {
  const known = `lines: ${lineNames.join(', ')}`
  const { quick, json, write, help, only } = parse(args, known)
  for (const name of only)
    if (!lineNames.includes(name)) throw new UsageError(`There is no line "${name}". ${known}`)
  if (write && (quick || only.length > 0))
    throw new UsageError('--write needs a whole run: leave out --quick and --only')
  return { quick, only, json, write, help }
}

function parse(args: readonly string[], known: string) {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    return values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${usage}\n${known}`)
  }
}

export const usage = `npm run bench -- [--quick] [--only <line>]… [--json] [--write]
  --quick   small sizes, few repetitions, installs nothing: that everything runs and answers agree
  --only    this line; may be given more than once
  --json    results as JSON on standard output
  --write   writes docs/reference/benchmarks.md and its chart`
