import { type CommitStorage, emptyHead, type Head } from '@tiendo/core'
import { equal, equalLines, holds, rejectsWithVery } from '../assertions.ts'
import { LineWriter } from '../line-writer.ts'
import { foreignHead, headOf, linesAfter, readLog, someText, someTexts } from '../lines.ts'
import type { Case, OpenPlace } from '../open-place.ts'

async function threeLines({ storage }: OpenPlace): Promise<LineWriter> {
  const writer = new LineWriter(storage)
  await writer.append(someTexts(3))
  return writer
}

/** Seals once onto the given head, then gives up. Returns how often seal was called. */
async function sealOnceOnto(storage: CommitStorage, head: Head, known = head): Promise<number> {
  let callCount = 0
  await storage.append(known, () => (++callCount === 1 ? linesAfter(head, [someText('intruder')]) : []))
  return callCount
}

/** Each head of which a line could be written at a wrong place, and what makes it wrong. */
const wrongHeads: readonly (readonly [what: string, head: (log: readonly string[]) => Head])[] = [
  ['onto another head of the same length', (log) => foreignHead(log.length)],
  ['onto a head that the log has outgrown', (log) => headOf(log.slice(0, -1))],
  ['onto the empty log when it is not empty', () => emptyHead],
  ['onto a head of a longer log', (log) => foreignHead(log.length + 2)],
]

const comparing: readonly Case[] = [
  ...wrongHeads.map(
    ([what, wrongHead]): Case => [
      `A3 writes nothing ${what}, and calls seal again`,
      async (place) => {
        const { seen, head } = await threeLines(place)
        const wrong = wrongHead(seen)
        for (const known of [wrong, head]) {
          holds((await sealOnceOnto(place.storage, wrong, known)) > 1, 'seal was called again')
          equalLines(await readLog(place.storage), seen, 'the log')
        }
      },
    ],
  ),
  [
    'A3 writes nothing into an empty log that is believed to be longer',
    async ({ storage }) => {
      holds((await sealOnceOnto(storage, foreignHead(2))) > 1, 'seal was called again')
      equal(await storage.read(0, 10), { lines: [], head: emptyHead }, 'the log')
    },
  ],
  [
    'A3 writes only what the last call of seal returned',
    async (place) => {
      const writer = await threeLines(place)
      let callCount = 0
      let last: readonly string[] = []
      await place.storage.append(headOf(writer.seen.slice(0, 1)), (tail) => {
        callCount++
        const isStale = callCount === 1
        last = linesAfter(isStale ? foreignHead(3) : tail.head, [someText(`call ${callCount}`)])
        return last
      })
      equalLines(await readLog(place.storage), [...writer.seen, ...last], 'the log')
    },
  ],
  [
    'A3 rejects with a TypeError where seal never follows the head that it is shown',
    async (place) => {
      const { seen, head } = await threeLines(place)
      const foreign = foreignHead(3)
      const failure = await place.storage
        .append(head, () => linesAfter(foreign, [someText('stale')]))
        .catch((error: unknown) => error)
      holds(failure instanceof TypeError, 'the failure is a TypeError')
      equalLines(await readLog(place.storage), seen, 'the log')
    },
  ],
  [
    'A3 writes onto its own head for a writer that knew another log of the same length',
    async (place) => {
      const { seen } = await threeLines(place)
      let last: readonly string[] = []
      await place.storage.append(foreignHead(3), (tail) => {
        last = linesAfter(tail.head, [someText('newcomer')])
        return last
      })
      equalLines(await readLog(place.storage), [...seen, ...last], 'the log')
    },
  ],
  [
    'A3 compares at the instant of writing: of writers that know the same head one is first',
    async (place) => {
      const { head, seen } = await threeLines(place)
      const callers = await place.callers(6)
      const sealed = await Promise.all(
        callers.map(async (storage, index) => {
          const mine = linesAfter(head, [someText(`caller ${index}`)])
          let callCount = 0
          await storage.append(head, () => (++callCount === 1 ? mine : []))
          return mine
        }),
      )
      const [, , , ...added] = await readLog(place.storage)
      equal(added.length, 1, 'lines added')
      holds(sealed.flat().includes(added[0] as string), 'the line of one of them was added')
      equalLines((await readLog(place.storage)).slice(0, 3), seen, 'the lines before')
    },
  ],
]

const refraining: readonly Case[] = [
  [
    'A4 writes nothing where seal returns no lines, and resolves',
    async (place) => {
      const { seen, head } = await threeLines(place)
      for (const known of [emptyHead, head]) await place.storage.append(known, () => [])
      equalLines(await readLog(place.storage), seen, 'the log')
    },
  ],
  [
    'A4 rejects with the very error that seal throws, and writes nothing',
    async (place) => {
      const { seen, head } = await threeLines(place)
      const refusal = new RangeError('seal refuses')
      for (const throwingCall of [1, 2]) {
        let callCount = 0
        const append = place.storage.append(head, () => {
          if (++callCount === throwingCall) throw refusal
          return linesAfter(foreignHead(3), [someText('stale')])
        })
        await rejectsWithVery(refusal, append, `seal throws in call ${throwingCall}`)
        equalLines(await readLog(place.storage), seen, 'the log')
      }
    },
  ],
  [
    'A4 lets others go on when a seal throws or returns nothing',
    async (place) => {
      const callers = await place.callers(6)
      const refusal = new RangeError('seal refuses')
      const refuse = (): never => {
        throw refusal
      }
      await Promise.all(
        callers.map(async (storage, index) => {
          const writer = new LineWriter(storage)
          if (index % 3 === 0)
            await rejectsWithVery(refusal, storage.append(emptyHead, refuse), 'seal throws')
          else if (index % 3 === 1) await storage.append(emptyHead, () => [])
          await writer.append([someText(index)])
        }),
      )
      equal((await readLog(place.storage)).length, 6, 'lines in the log')
    },
  ],
]

export const comparingAndRefraining: readonly Case[] = [...comparing, ...refraining]
