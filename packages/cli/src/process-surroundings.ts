import { buffer } from 'node:stream/consumers'
import type { Surroundings } from './surroundings.ts'

/** The world as a process has it. */
export function processSurroundings(): Surroundings {
  const { env, stdin, stdout, stderr } = process
  // A reader that closes its end, as `head` does, has read enough.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  return {
    // npm runs scripts in the folder of the package and says where it was called.
    folder: env['INIT_CWD'] ?? process.cwd(),
    environment: env,
    print: (text) => void stdout.write(text),
    complain: (text) => void stderr.write(text),
    readInput: async () => new Uint8Array(await buffer(stdin)),
    isTerminal: { output: stdout.isTTY === true, errors: stderr.isTTY === true },
    now: () => Date.now(),
  }
}
