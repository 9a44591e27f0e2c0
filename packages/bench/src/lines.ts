import { appendMemory } from './lines/append-memory.ts'
import { replay } from './lines/replay.ts'
import type { Line } from './line.ts'

/** In the order in which they run. */
export const lines: readonly Line[] = [appendMemory, replay]
