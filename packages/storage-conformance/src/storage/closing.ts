import { type CommitStorage, emptyHead } from '@tiendo/core'
import { equal, equalLines, holds, rejectsWith } from '../assertions.ts'
import { LineWriter } from '../line-writer.ts'
import { headOf, lineAfter, readLog, someText, someTexts } from '../lines.ts'
import type { Case } from '../open-place.ts'
import { pause, until } from '../time.ts'

/** Every call that a closed storage must refuse. */
function callsOf(storage: CommitStorage): Record<string, () => unknown> {
  const { cache } = storage
  return {
    append: () => storage.append(emptyHead, () => []),
    read: () => storage.read(0, 1),
    'read of the head': () => storage.read(0, 0),
    watch: () => storage.watch(() => {}),
    ...(cache && {
      'cache.get': () => cache.get('key'),
      ...(cache.put && { 'cache.put': () => cache.put?.('key', Uint8Array.of(1)) }),
      ...(cache.delete && { 'cache.delete': () => cache.delete?.('key') }),
    }),
  }
}

const closing: readonly Case[] = [
  [
    'C1 refuses every call after it was closed',
    async ({ storage }) => {
      await new LineWriter(storage).append(someTexts(2))
      await storage.close()
      for (const [name, call] of Object.entries(callsOf(storage))) await rejectsWith('closed', call, name)
    },
  ],
  [
    'C1 calls no seal after it was closed',
    async ({ storage }) => {
      await storage.close()
      let callCount = 0
      const append = () => storage.append(emptyHead, () => [`${++callCount}`])
      await rejectsWith('closed', append, 'append')
      equal(callCount, 0, 'calls of seal')
    },
  ],
  [
    'C1 can be closed again, also while it is being closed',
    async ({ storage }) => {
      await Promise.all([storage.close(), storage.close()])
      await storage.close()
    },
  ],
  [
    'C1 waits for the appends and reads that are pending',
    async (place) => {
      const { storage } = place
      const writer = new LineWriter(storage)
      await writer.append(someTexts(2))
      const settled: string[] = []
      const known = writer.head
      const sealed: string[] = []
      const append = storage.append(known, (tail) => {
        sealed.splice(0, sealed.length, lineAfter(tail.head.sha256, someText('pending')))
        return sealed
      })
      const pending = Promise.all([
        append.then(() => settled.push('append')),
        storage.read(0, 5).then(() => settled.push('read')),
      ])
      // That it fails is seen below, but not before close has resolved.
      pending.catch(() => {})
      await storage.close()
      equal(settled.length, 2, 'what has settled when close resolves')
      await pending
      const reopened = await place.reopen()
      if (reopened !== undefined) equalLines(await readLog(reopened), [...writer.seen, ...sealed], 'the log')
    },
  ],
  [
    'C1 wakes nobody after it was closed',
    async (place) => {
      const [ours, theirs] = await place.pair()
      let isClosed = false
      let lateCount = 0
      ours.watch(() => {
        if (isClosed) lateCount++
      })
      await new LineWriter(theirs).append([someText('before')])
      await ours.close()
      isClosed = true
      if (theirs !== ours) await new LineWriter(theirs).append([someText('after')])
      await pause(25)
      equal(lateCount, 0, 'wakes after the end')
    },
  ],
  [
    'C1 leaves the other handles of a shared storage open',
    async (place) => {
      const [ours, theirs] = await place.pair()
      if (theirs === ours) return
      const writer = new LineWriter(theirs)
      let wakeCount = 0
      theirs.watch(() => wakeCount++)
      await ours.close()
      await writer.append(someTexts(2))
      await until(() => wakeCount > 0, 'a wake of the handle that is open')
      equalLines(await readLog(theirs), writer.seen, 'the log')
    },
  ],
]

const failing: readonly Case[] = [
  [
    'E1 fails with a LogError',
    async ({ storage }) => {
      await storage.close()
      for (const [name, call] of Object.entries(callsOf(storage))) {
        const error = (await rejectsWith('closed', call, name)) as {
          readonly name?: unknown
          readonly data?: unknown
        }
        equal(error.name, 'LogError', `the name of the failure of ${name}`)
        equal(typeof error.data, 'object', `the data of the failure of ${name}`)
      }
    },
  ],
  [
    'E1 takes a line over the length that it declares whole, or refuses it with a code and goes on',
    async ({ storage }) => {
      const writer = new LineWriter(storage)
      await writer.append(someTexts(2))
      const tooLong = lineAfter(writer.head.sha256, `{${'x'.repeat(storage.info.maxLineBytes)}`)
      const outcome = await storage
        .append(writer.head, () => [tooLong])
        .then(
          () => 'written',
          (error: unknown) => error,
        )
      if (outcome === 'written') {
        writer.seen.push(tooLong)
      } else {
        const { name, data } = outcome as {
          readonly name?: unknown
          readonly data?: { readonly outcome?: unknown }
        }
        equal(name, 'LogError', 'the name of the failure')
        holds(data?.outcome !== 'unknown', 'a refusal is no unknown outcome')
      }
      await writer.append([someText('after')])
      equalLines(await readLog(storage), writer.seen, 'the log')
      equal((await storage.read(0, 0)).head, headOf(writer.seen), 'the head')
    },
  ],
]

export const closingAndFailing: readonly Case[] = [...closing, ...failing]
