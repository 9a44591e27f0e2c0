import { CommanderError } from 'commander'
import { type ExitCode, exitCodes, type Failure, failureOf } from './failure.ts'
import { plainJson } from './plain-json.ts'
import { programOf } from './program.ts'
import type { Surroundings } from './surroundings.ts'
import { version } from './version.ts'

/** Answers one command line. Returns the exit code; an error that nobody foresaw is thrown. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const isJson = args.includes('--json')
  try {
    const program = await programOf(surroundings, version, args[0])
    if (args.length === 0) {
      surroundings.print(program.helpInformation())
      return exitCodes.usage
    }
    await program.parseAsync([...args], { from: 'user' })
    return exitCodes.done
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done
    const failure = error instanceof CommanderError ? wrongLine(error) : failureOf(error)
    if (failure === undefined) throw error
    await complain(failure, isJson, surroundings)
    return failure.exitCode
  }
}

function wrongLine({ message }: CommanderError): Failure {
  return {
    code: 'USAGE',
    message: message.replace(/^error: /, ''),
    exitCode: exitCodes.usage,
    hint: 'tiendo COMMAND --help tells more',
  }
}

async function complain(
  { exitCode: _, ...failure }: Failure,
  isJson: boolean,
  { complain: write }: Surroundings,
): Promise<void> {
  const { plainText } = await import('@tiendo/report')
  if (isJson) write(`${plainJson({ v: 1, error: failure })}\n`)
  else {
    // Messages of the library begin with the code, some after the place of the fault.
    const message = plainText(failure.message).replace(`${failure.code}: `, '')
    write(`${failure.code}: ${message}\n`)
    if (failure.hint !== undefined) write(`  ${plainText(failure.hint)}\n`)
  }
}
