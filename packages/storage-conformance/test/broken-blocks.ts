import type { CommitStorage } from '@tiendo/core'
import { type BrokenStorage, memory } from './altered-memory.ts'

/** The lines after a line, so many in a block, in a buffer that is used again for the block after the next one. */
async function* blocksOf(
  storage: CommitStorage,
  after: number,
  change: (lines: readonly string[]) => readonly string[] = (lines) => lines,
): AsyncGenerator<Uint8Array> {
  const buffers = [Buffer.alloc(4 << 20), Buffer.alloc(4 << 20)]
  for (let next = after; ; next += 7) {
    const { lines } = await storage.read(next, 7)
    if (lines.length === 0) return
    const text = change(lines).map((line) => `${line}\n`)
    const buffer = buffers.reverse()[0] as Buffer
    yield buffer.subarray(0, buffer.write(text.join('')))
  }
}

export function memoryInBlocks(storage: CommitStorage): CommitStorage {
  return { ...storage, blocks: (after) => blocksOf(storage, after) }
}

const broken = (
  wrong: string,
  blocks: (storage: CommitStorage, after: number) => AsyncIterable<Uint8Array>,
) => memory('R4', wrong, (storage) => ({ blocks: (after) => blocks(storage, after) }))

export const brokenBlocks: readonly BrokenStorage[] = [
  broken('gives the whole log whatever line is named', (storage) => blocksOf(storage, 0)),
  broken('leaves a line out', (storage, after) => blocksOf(storage, after, (lines) => lines.slice(-6))),
  broken('gives lines in another order', (storage, after) =>
    blocksOf(storage, after, (lines) => [...lines].reverse()),
  ),
  broken('gives lines of its own', (storage, after) =>
    blocksOf(storage, after, (lines) => ['{"file":"synced"}', ...lines]),
  ),
  broken('gives another text', (storage, after) =>
    blocksOf(storage, after, (lines) => lines.map((line) => line.normalize('NFD'))),
  ),
  broken('breaks a line off', async function* (storage, after) {
    for await (const block of blocksOf(storage, after)) yield block.subarray(0, -1)
  }),
  broken('ends before what was acknowledged', async function* (storage, after) {
    const { head } = await storage.read(0, 0)
    let count = after
    for await (const block of blocksOf(storage, after)) {
      count += 7
      if (count < head.commit) yield block
    }
  }),
]
