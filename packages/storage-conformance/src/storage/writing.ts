import { type CommitStorage, prevOf, shaOf } from '@tiendo/core'
import { equal, equalLines, holds } from '../assertions.ts'
import { LineWriter } from '../line-writer.ts'
import { headOf, readLog, someText, someTexts } from '../lines.ts'
import type { Case } from '../open-place.ts'

const writerCount = 4
const appendsInAll = 400
const saturationMs = 3000

/** Keeps every writer appending as fast as it can, until all together have appended enough. */
async function saturate(callers: readonly CommitStorage[]): Promise<readonly number[]> {
  const counts = callers.map(() => 0)
  const endsAt = Date.now() + saturationMs
  const total = () => counts.reduce((sum, count) => sum + count, 0)
  await Promise.all(
    callers.map(async (storage, index) => {
      const writer = new LineWriter(storage)
      while (total() < appendsInAll && Date.now() < endsAt) {
        await writer.append([someText(`writer ${index}`)])
        counts[index] = (counts[index] as number) + 1
      }
    }),
  )
  return counts
}

export const writing: readonly Case[] = [
  [
    'A5 writes the lines of a batch in order, whole and next to each other',
    async ({ storage }) => {
      const writer = new LineWriter(storage)
      for (const size of [1, 2, 3, 700, 1]) await writer.append(someTexts(size))
      equalLines(await readLog(storage), writer.seen, 'the log')
    },
  ],
  [
    'A5 keeps a batch of several mebibytes in order',
    async ({ storage }) => {
      const writer = new LineWriter(storage)
      const length = Math.min(800_000, Math.floor(storage.info.maxLineBytes / 2))
      await writer.append(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `{${letter.repeat(length)}`))
      equalLines(await readLog(storage), writer.seen, 'the log')
    },
  ],
  [
    'A5 keeps batches apart when many are appended at once',
    async (place) => {
      const writers = (await place.callers(5)).map((storage) => new LineWriter(storage))
      const batches = await Promise.all(
        writers.flatMap(async (writer, index) => [
          await writer.append(someTexts(7, `first of ${index}`)),
          await writer.append(someTexts(3, `second of ${index}`)),
        ]),
      )
      const log = await readLog(place.storage)
      equal(log.length, 50, 'lines in the log')
      for (const batch of batches.flat()) {
        const start = log.indexOf(batch[0] as string)
        equalLines(log.slice(start, start + batch.length), batch, 'a batch in the log')
      }
    },
  ],
  [
    'A5 shows a reader a prefix of a batch and never a hole',
    async (place) => {
      const [ours, theirs] = await place.pair()
      const writer = new LineWriter(ours)
      let isWriting = true
      const write = async () => {
        try {
          for (let turn = 0; turn < 20; turn++) await writer.append(someTexts(10, `turn ${turn}`))
        } finally {
          isWriting = false
        }
      }
      const readAll = async () => {
        while (isWriting) {
          const { lines } = await theirs.read(0, 1000)
          lines.forEach((line, index) => {
            equal(
              prevOf(line),
              headOf(lines.slice(0, index)).sha256,
              `line ${index + 1} follows the one before`,
            )
          })
        }
      }
      await Promise.all([write(), readAll()])
      equalLines(await readLog(theirs), writer.seen, 'the log')
    },
  ],
  [
    'A6 has the lines in the log when it resolves',
    async (place) => {
      const [ours, theirs] = await place.pair()
      const writer = new LineWriter(ours)
      for (let turn = 0; turn < 20; turn++) {
        const written = await writer.append(someTexts(2))
        const page = await theirs.read(writer.seen.length - 2, 2)
        equalLines(page.lines, written, 'what was read at once')
        equal(page.head.sha256, shaOf(written[1] as string), 'the head')
      }
    },
  ],
  [
    'A6 has the same log after it was closed and opened again, unless its durability is none',
    async (place) => {
      const writer = new LineWriter(place.storage)
      for (const size of [1, 5, 50]) await writer.append(someTexts(size, 'đê bao 👩🏽‍🌾 \u2028'))
      const reopened = await place.reopen()
      if (reopened === undefined) return
      equalLines(await readLog(reopened), writer.seen, 'the log')
      const again = new LineWriter(reopened, writer.seen)
      await again.append([someText('after opening')])
      equalLines(await readLog(reopened), again.seen, 'the log after an append')
    },
  ],
  [
    'A7 lets each of several saturating writers have a quarter of its share, where it declares to be fair',
    async (place) => {
      const counts = await saturate(await place.callers(writerCount))
      const total = counts.reduce((sum, count) => sum + count, 0)
      equal((await readLog(place.storage)).length, total, 'lines in the log')
      if (!place.storage.info.fair) return
      const least = Math.min(...counts)
      holds(least >= total / writerCount / 4, `appends of each writer (${counts.join(', ')})`)
    },
  ],
]
