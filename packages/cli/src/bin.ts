import { processSurroundings } from './process-surroundings.ts'
import { run } from './run.ts'

// A reader that closes its end, as `head` does, has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2), processSurroundings())
