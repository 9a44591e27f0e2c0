import { appendFile } from './lines/append-file.ts'
import { appendMemory } from './lines/append-memory.ts'
import { coldStart } from './lines/cold-start.ts'
import { indexedDb } from './lines/indexeddb.ts'
import { live } from './lines/live.ts'
import { memory } from './lines/memory.ts'
import { question } from './lines/question.ts'
import { replay } from './lines/replay.ts'
import type { Line } from './line.ts'

/** In the order in which they run. */
export const lines: readonly Line[] = [appendMemory, appendFile, replay, coldStart, question, live, indexedDb, memory]
