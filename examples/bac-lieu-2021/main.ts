import { run } from './run.ts'

// A reader that closes its end, as `head` does, has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const { env, stdout } = process
process.exitCode = await run(process.argv.slice(2), {
  folder: env['INIT_CWD'] ?? process.cwd(),
  hasColor: stdout.isTTY === true && env['NO_COLOR'] === undefined,
  print: (text) => void stdout.write(text),
  complain: (line) => void process.stderr.write(`${line}\n`),
})
