export { type ExitCode, exitCodes } from './failure.ts'
export { run } from './run.ts'
export type { Surroundings } from './surroundings.ts'
