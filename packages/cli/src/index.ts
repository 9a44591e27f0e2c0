export { type ExitCode, exitCodes } from './failure.ts'
export { processSurroundings } from './process-surroundings.ts'
export { run } from './run.ts'
export type { Surroundings } from './surroundings.ts'
