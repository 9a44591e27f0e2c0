import type { CommitStorage, Head, Page } from '@tiendo/core'
import { equal, equalLines, holds } from '../assertions.ts'
import { LineWriter } from '../line-writer.ts'
import { headOf, readLog, someText, someTexts } from '../lines.ts'
import type { Case, OpenPlace } from '../open-place.ts'
import { pause } from '../time.ts'

async function written(place: OpenPlace, lineCount: number): Promise<readonly string[]> {
  const writer = new LineWriter(place.storage)
  for (let left = lineCount; left > 0; left -= 5) await writer.append(someTexts(Math.min(left, 5)))
  return writer.seen
}

const appendCount = 150

/** Calls `look` over and over while one caller appends; whatever was looked at last is the whole log. */
async function whileAppending(
  place: OpenPlace,
  look: (storages: readonly CommitStorage[], writtenCount: number) => Promise<void>,
): Promise<readonly string[]> {
  const [writing = place.storage, ...reading] = await place.callers(3)
  const writer = new LineWriter(writing)
  let isWriting = true
  const write = async () => {
    try {
      for (let turn = 0; turn < appendCount; turn++) {
        await writer.append(someTexts((turn % 3) + 1, `turn ${turn}`))
        // Now and then readers reach the end before it moves on.
        if (turn % 10 === 0) await pause(1)
      }
    } finally {
      isWriting = false
    }
  }
  const keepLooking = async () => {
    for (let count = 1; isWriting; count++) {
      await look(reading, writer.seen.length)
      // A storage that answers within the turn would leave no turn to timers.
      if (count % 10 === 0) await pause(0)
    }
  }
  await Promise.all([write(), ...Array.from({ length: 4 }, keepLooking)])
  return writer.seen
}

function checkSnapshot(after: number, { lines, head }: Page): void {
  const end = after + lines.length
  holds(end <= Math.max(after, head.commit), 'the head is not older than the lines')
  holds(lines.length > 0 || head.commit <= after, 'the lines are not older than the head')
  if (lines.length > 0 && end === head.commit) {
    equal(head.sha256, headOf(lines).sha256, 'the head is that of the last line')
  }
}

export const reading: readonly Case[] = [
  [
    'R1 returns at most as many lines as asked for, and at least one',
    async (place) => {
      const log = await written(place, 23)
      for (const after of [0, 1, 10, 22]) {
        for (const limit of [1, 2, 7, 22, 23, 24, 5000]) {
          const { lines, head } = await place.storage.read(after, limit)
          holds(lines.length >= 1, `at least one line after ${after}`)
          equalLines(
            lines,
            log.slice(after, after + Math.min(limit, lines.length)),
            `${limit} after ${after}`,
          )
          equal(head, headOf(log), 'the head')
        }
      }
    },
  ],
  [
    'R1 gives the head alone where the limit is 0',
    async (place) => {
      equal(await place.storage.read(0, 0), { lines: [], head: headOf([]) }, 'an empty log')
      const log = await written(place, 6)
      for (const after of [0, 3, 6]) {
        equal(await place.storage.read(after, 0), { lines: [], head: headOf(log) }, `after ${after}`)
      }
    },
  ],
  [
    'R1 returns no line after the last one',
    async (place) => {
      const log = await written(place, 6)
      for (const after of [6, 7, 600]) {
        equal(await place.storage.read(after, 10), { lines: [], head: headOf(log) }, `after ${after}`)
      }
    },
  ],
  [
    'R1 gives the whole log in pages of any size',
    async (place) => {
      const log = await written(place, 40)
      for (const pageLines of [1, 3, 39, 40, 41]) {
        equalLines(await readLog(place.storage, pageLines), log, `in pages of ${pageLines}`)
      }
    },
  ],
  [
    'R2 returns lines and head of one snapshot while others append',
    async (place) => {
      const seen = await whileAppending(place, async ([storage], writtenCount) => {
        // At the very end a page is empty as long as its head says that nothing is there.
        const page = await (storage as CommitStorage).read(writtenCount, 500)
        checkSnapshot(writtenCount, page)
      })
      equalLines(await readLog(place.storage), seen, 'the log')
    },
  ],
  [
    'R2 can read every line up to a head that it gave',
    async (place) => {
      await whileAppending(place, async ([storage]) => {
        const { head } = await (storage as CommitStorage).read(0, 0)
        const lines = await readUpTo(storage as CommitStorage, head)
        equal(headOf(lines), head, 'the head of the lines up to it')
      })
    },
  ],
  [
    'R2 never lets a later line be read before an earlier one',
    async (place) => {
      const reader = new LineWriter(place.storage)
      const seen = await whileAppending(place, async ([storage]) => {
        const own = new LineWriter(storage as CommitStorage, reader.seen)
        await own.catchUp(3)
        if (own.seen.length > reader.seen.length) reader.seen.splice(0, Number.POSITIVE_INFINITY, ...own.seen)
      })
      equalLines(reader.seen, seen.slice(0, reader.seen.length), 'what was seen')
    },
  ],
  [
    'R3 shows each append that has resolved to everybody',
    async (place) => {
      const callers = await place.callers(3)
      const log: string[] = []
      for (let turn = 0; turn < 30; turn++) {
        const writer = new LineWriter(callers[turn % callers.length] as CommitStorage, log)
        log.push(...(await writer.append([someText(turn)])))
        for (const storage of callers) equal((await storage.read(0, 0)).head, headOf(log), `turn ${turn}`)
      }
    },
  ],
  [
    'R3 returns no page that is older than one returned before',
    async (place) => {
      let newest = 0
      await whileAppending(place, async (storages) => {
        for (const storage of storages) {
          const before = newest
          const { head } = await storage.read(0, 0)
          holds(head.commit >= before, `the head ${head.commit} is not older than ${before}`)
          newest = Math.max(newest, head.commit)
        }
      })
    },
  ],
  [
    'R4 gives the lines after any line as bytes, if it gives bytes',
    async (place) => {
      if (place.storage.blocks === undefined) return
      const writer = new LineWriter(place.storage)
      equalLines(await blocksAfter(place.storage, 0), [], 'blocks of the empty log')
      for (const texts of [
        someTexts(1),
        someTexts(40),
        ['đê bao 👩🏽‍🌾 \u2028', 'x'.repeat(300_000)],
        someTexts(3),
      ])
        await writer.append(texts)
      const { seen } = writer
      for (const after of [0, 1, 2, 41, 42, seen.length - 1, seen.length, seen.length + 1])
        equalLines(await blocksAfter(place.storage, after), seen.slice(after), `blocks after ${after}`)
    },
  ],
  [
    'R4 gives as bytes what was there at the call, while others append',
    async (place) => {
      const seen = await whileAppending(place, async ([storage]) => {
        if (storage?.blocks === undefined) return
        const { head } = await storage.read(0, 0)
        const lines = await blocksAfter(storage, 0)
        holds(lines.length >= head.commit, `${lines.length} lines are not less than ${head.commit}`)
      })
      const { storage } = place
      if (storage.blocks !== undefined) equalLines(await blocksAfter(storage, 0), seen, 'the log')
    },
  ],
]

declare const TextDecoder: new (label: string, options: object) => { decode(bytes: Uint8Array): string }

/** The lines of the blocks after a line, with each block looked at before the next one is asked for. */
async function blocksAfter(storage: CommitStorage, after: number): Promise<string[]> {
  const lines: string[] = []
  for await (const block of storage.blocks?.(after) ?? []) {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(block)
    holds(text.endsWith('\n'), 'a block ends with a line feed')
    lines.push(...text.slice(0, -1).split('\n'))
  }
  return lines
}

async function readUpTo(storage: CommitStorage, head: Head): Promise<string[]> {
  const lines: string[] = []
  while (lines.length < head.commit) {
    const page = await storage.read(lines.length, head.commit - lines.length)
    holds(page.lines.length > 0, `line ${lines.length + 1} can be read, because the head lay beyond it`)
    lines.push(...page.lines)
  }
  return lines
}
