import type { Line } from './line.ts'
import { appendFile } from './lines/append-file.ts'
import { appendMemory } from './lines/append-memory.ts'
import { coldStart } from './lines/cold-start.ts'
import { growth } from './lines/growth.ts'
import { importing } from './lines/import.ts'
import { indexedDb } from './lines/indexeddb.ts'
import { live } from './lines/live.ts'
import { memory } from './lines/memory.ts'
import { question } from './lines/question.ts'
import { replay } from './lines/replay.ts'
import { size } from './lines/size.ts'

/** In the order in which they run. */
export const lines: readonly Line[] = [
  appendMemory,
  appendFile,
  replay,
  coldStart,
  question,
  live,
  indexedDb,
  memory,
  size,
  importing,
  growth,
]
