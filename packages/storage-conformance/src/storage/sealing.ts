import type { Head, Page } from '@tiendo/core'
import { equal, equalLines, holds } from '../assertions.ts'
import { LineWriter } from '../line-writer.ts'
import { foreignHead, headOf, linesAfter, readLog, someText, someTexts } from '../lines.ts'
import type { Case, OpenPlace } from '../open-place.ts'
import { pause } from '../time.ts'

/** A log of some length, and a writer that knows all of it. */
async function begun(place: OpenPlace, lineCount: number): Promise<LineWriter> {
  const writer = new LineWriter(place.storage)
  for (let left = lineCount; left > 0; left -= 100) await writer.append(someTexts(Math.min(left, 100)))
  return writer
}

const rivalCount = 3
const appendsOfRival = 6

/** Appends one line while others append two at a time, first onto a head that is not the log's, and tells every tail. */
async function race(place: OpenPlace, known: Head, log: readonly string[]): Promise<readonly Page[]> {
  const [ours = place.storage, ...theirs] = await place.callers(1 + rivalCount)
  const rivals = theirs.map(async (storage, index) => {
    const rival = new LineWriter(storage, log)
    for (let turn = 0; turn < appendsOfRival; turn++)
      await rival.append(someTexts(2, `rival ${index} ${turn}`))
  })
  const tails: Page[] = []
  const append = ours.append(known, (tail) => {
    tails.push({ lines: [...tail.lines], head: tail.head })
    return linesAfter(tails.length === 1 ? foreignHead(0) : tail.head, [someText('ours')])
  })
  await Promise.all([append, ...rivals])
  return tails
}

export const sealing: readonly Case[] = [
  [
    'A1 seals onto the head that seal was shown, with many appends at once',
    async (place) => {
      const writers = (await place.callers(8)).map((storage) => new LineWriter(storage))
      await Promise.all(
        writers.map(async (writer, index) => {
          for (let turn = 0; turn < 5; turn++) await writer.append([someText(`${index} ${turn}`)])
        }),
      )
      equal((await readLog(place.storage)).length, 40, 'lines in one chain')
    },
  ],
  [
    'A1 calls seal before it resolves and never afterwards',
    async (place) => {
      const writer = await begun(place, 2)
      let callCount = 0
      await writer.append([someText('once')], () => {
        callCount++
      })
      holds(callCount >= 1, 'seal was called')
      const callCountThen = callCount
      await new LineWriter(place.storage, writer.seen).append([someText('next')])
      await pause(5)
      equal(callCount, callCountThen, 'calls of seal')
    },
  ],
  [
    'A2 shows what follows the known head, without a gap',
    async (place) => {
      const log = [...(await begun(place, 12)).seen]
      for (const known of [0, 1, 5, 11, 12]) {
        const behind = new LineWriter(place.storage, log.slice(0, known))
        log.push(...(await behind.append([someText(`after ${known}`)])))
        equalLines(behind.seen, log, `what was shown after line ${known}`)
      }
    },
  ],
  [
    'A2 shows the head of the log with the tail',
    async (place) => {
      const writer = await begun(place, 3)
      const heads: Head[] = []
      await place.storage.append(headOf(writer.seen.slice(0, 1)), (tail) => {
        heads.push(tail.head)
        // A storage that only compares and appends shows the known head until it has compared.
        return heads.length === 1 ? linesAfter(foreignHead(0), [someText('stale')]) : []
      })
      equal(heads.at(-1), writer.head, 'the head that was shown last')
    },
  ],
  [
    'A2 lets a writer catch up that is several pages behind',
    async (place) => {
      const writer = await begun(place, 1300)
      const behind = new LineWriter(place.storage, writer.seen.slice(0, 7))
      const written = await behind.append(someTexts(2, 'behind'))
      equalLines(behind.seen, [...writer.seen, ...written], 'what was shown')
      equalLines(await readLog(place.storage), behind.seen, 'what is read')
    },
  ],
  [
    'A2 shows everything to a writer that lost several races',
    async (place) => {
      const first = await begun(place, 4)
      const known = headOf(first.seen.slice(0, 2))
      const tails = await race(place, known, first.seen)
      const log = await readLog(place.storage)
      let shown = known.commit
      for (const { lines, head } of tails) {
        const start = lines.length === 0 ? shown : log.indexOf(lines[0] as string)
        holds(start >= 0 && start <= shown, 'a tail starts right after the head that was shown before')
        equalLines(lines, log.slice(start, start + lines.length), 'a tail holds the lines of the log')
        holds(start + lines.length <= head.commit, 'a tail ends at its head or before it')
        shown = head.commit
      }
      holds(shown >= first.seen.length, 'the last tail reaches what was there')
      equal(log.length, first.seen.length + 1 + 2 * rivalCount * appendsOfRival, 'lines in the log')
    },
  ],
]
