import { InputError, LogError, Rejection } from '@tiendo/core'
import { plainText } from '../print/plain-text.ts'

/** What this program itself refuses, with a code like those of the library. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  /** 2 where the command line is wrong whatever the log holds, 1 otherwise. */
  readonly exitCode: 1 | 2

  constructor(code: string, message: string, exitCode: 1 | 2 = 1) {
    super(message)
    this.code = code
    this.exitCode = exitCode
  }
}

/** One line for people, and the exit code; `undefined` for an error that nobody foresaw. */
export function lineOf(error: unknown): { readonly line: string; readonly exitCode: 1 | 2 } | undefined {
  if (error instanceof Refusal) return { line: written(error.code, error.message), exitCode: error.exitCode }
  if (error instanceof LogError || error instanceof InputError || error instanceof Rejection)
    return { line: written(error.code, error.message), exitCode: 1 }
  return undefined
}

function written(code: string, message: string): string {
  return `${code}: ${plainText(message)}`
}
