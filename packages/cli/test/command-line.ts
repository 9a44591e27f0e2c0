import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, type Surroundings } from '@tiendo/cli'
import { afterAll, beforeAll } from 'vitest'

export interface Answer {
  readonly exitCode: number
  readonly out: string
  readonly err: string
}

export interface CommandLine {
  /** A folder that is gone after the tests. */
  readonly folder: () => string
  readonly answer: (args: readonly string[], more?: Partial<Surroundings>) => Promise<Answer>
}

/** The command in a temporary folder, at a fixed time, without a terminal. */
export function commandLine(now = '2021-07-09T02:00:00Z'): CommandLine {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiendo-cli-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  return {
    folder: () => folder,
    answer: async (args, more = {}) => {
      let [out, err] = ['', '']
      const exitCode = await run(args, {
        folder,
        environment: {},
        print: (text) => {
          out += typeof text === 'string' ? text : `<${text.length} bytes>`
        },
        complain: (text) => {
          err += text
        },
        readInput: async () => new Uint8Array(),
        isTerminal: { output: false, errors: false },
        now: () => Date.parse(now),
        ...more,
      })
      return { exitCode, out, err }
    },
  }
}
