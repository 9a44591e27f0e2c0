export { type FixedClock, fixedClock } from './clock.ts'
export { generateWorkspace, type WorkspaceShape } from './generate.ts'
export {
  type Given,
  type GivenEvent,
  given,
  type SpecificationOptions,
  specification,
  type When,
} from './given.ts'
export {
  badDates,
  badIds,
  badInstants,
  badLines,
  badPercents,
  hostileTexts,
  notStrictJson,
  oddIds,
} from './hostile.ts'
export { type Random, seededIds, seededRandom } from './random.ts'
export { type Replayed, type ReplayOptions, replay } from './replay.ts'
export { type SealableCommit, sealLines } from './seal.ts'
