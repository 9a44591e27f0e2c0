import { LogError } from '@tiendo/core'
import { lineAfter } from '../src/lines.ts'
import {
  type BrokenStorage,
  later,
  memory,
  reading,
  returning,
  showing,
  taking,
  waking,
} from './altered-memory.ts'

const wrapped = (cause: unknown) =>
  new LogError('unavailable', 'failed', { data: { outcome: 'not-written' }, cause })

const brokenLines = [
  memory(
    'L1',
    'returns texts in composed form',
    returning((line) => line.normalize('NFC')),
  ),
  memory(
    'L1',
    'returns texts without the separators of Unicode',
    returning((line) => line.replace(/[\u2028\u0085]/g, ' ')),
  ),
  memory(
    'L1',
    'keeps no more than the first mebibyte of a text',
    returning((line) => line.slice(-1024 * 1024)),
  ),
  memory(
    'L1',
    'reads the lines as JSON',
    taking((lines) => lines.filter((line) => JSON.parse(line))),
  ),
]

const brokenAppends = [
  memory('A1', 'calls seal once more when it has written', (storage) => ({
    async append(known, seal) {
      await storage.append(known, seal)
      later(() => {
        try {
          seal({ lines: [], head: known })
        } catch {
          // Whatever seal makes of the call, that there was one is what is wrong.
        }
      })
    },
  })),
  memory(
    'A2',
    'leaves out the first line that was not seen',
    showing((tail) => ({ ...tail, lines: tail.lines.slice(1) })),
  ),
  memory('A2', 'shows the known head as that of the log', (storage) => ({
    append: (known, seal) => storage.append(known, (tail) => seal({ ...tail, head: known })),
  })),
  memory(
    'A4',
    'writes a line where seal returns none',
    taking((lines, { head }) => (lines.length > 0 ? lines : [lineAfter(head.sha256, '{"nothing":1,')])),
  ),
  memory('A4', 'rejects with an error of its own', (storage) => ({
    append: (known, seal) => storage.append(known, seal).catch((error) => Promise.reject(wrapped(error))),
  })),
  memory('A4', 'resolves where seal throws', (storage) => ({
    append: (known, seal) => storage.append(known, seal).catch(() => {}),
  })),
  memory(
    'A5',
    'loses the last line of a batch',
    taking((lines) => (lines.length > 1 ? lines.slice(0, -1) : lines)),
  ),
  memory(
    'A5',
    'leaves a hole in a batch',
    taking((lines) => lines.filter((_, index) => index !== 1)),
  ),
  memory(
    'A5',
    'writes the rest of a batch backwards',
    taking(([first, ...rest]) => (first === undefined ? [] : [first, ...rest.reverse()])),
  ),
  memory(
    'A5',
    'keeps no more than 500 lines of a batch',
    taking((lines) => lines.slice(0, 500)),
  ),
  memory('A6', 'resolves before it writes', (storage) => ({
    async append(known, seal) {
      setTimeout(() => void storage.append(known, seal).catch(() => {}), 1)
    },
  })),
  memory('A6', 'declares to outlive the process and does not', () => ({
    info: { durability: 'process', shared: false, fair: true, maxLineBytes: 1024 * 1024 },
  })),
]

const brokenReads = [
  memory(
    'R1',
    'returns a line more than asked for',
    reading((storage, after, limit) => storage.read(after, limit + 1)),
  ),
  memory(
    'R1',
    'takes no limit for the limit 0',
    reading((storage, after, limit) => storage.read(after, limit || 500)),
  ),
  memory(
    'R1',
    'begins with the line that is known',
    reading((storage, after, limit) => storage.read(Math.max(0, after - 1), limit)),
  ),
  memory(
    'R1',
    'returns nothing where not all that was asked for is there',
    reading(async (storage, after, limit) => {
      const page = await storage.read(after, limit)
      return page.lines.length < limit ? { ...page, lines: [] } : page
    }),
  ),
  memory(
    'R1',
    'begins anew after the end',
    reading(async (storage, after, limit) => {
      const page = await storage.read(after, limit)
      return after > page.head.commit ? storage.read(0, limit) : page
    }),
  ),
  memory(
    'R2',
    'gives the head that the page would have if it were the end',
    reading(async (storage, after, limit) => {
      const page = await storage.read(after, limit)
      return { ...page, head: { ...page.head, commit: after + page.lines.length } }
    }),
  ),
]

const brokenWatches = [
  memory(
    'W1',
    'never wakes',
    waking(() => {}),
  ),
  memory(
    'W1',
    'wakes on the call of append',
    waking((watchers, commit) => {
      for (const wake of watchers) wake(commit)
    }),
  ),
  memory(
    'W1',
    'gives the number before that of the commit',
    waking((watchers, commit) => {
      for (const wake of watchers) later(() => watchers.has(wake) && wake(commit - 1))
    }),
  ),
  memory(
    'W1',
    'wakes the newest watcher only',
    waking((watchers, commit) => {
      const newest = [...watchers].at(-1)
      later(() => newest !== undefined && watchers.has(newest) && newest(commit))
    }),
  ),
  memory(
    'W1',
    'does not ask again whether a watch was ended',
    waking((watchers, commit) => {
      for (const wake of watchers) later(() => wake(commit))
    }),
  ),
  memory('W1', 'cannot end a watch', (storage) => ({
    watch(wake) {
      storage.watch(wake)
      return () => {}
    },
  })),
  memory(
    'W1',
    'wakes once',
    waking((watchers, commit) => {
      for (const wake of watchers) later(() => commit < 3 && watchers.has(wake) && wake(commit))
    }),
  ),
]

export const brokenMemories: readonly BrokenStorage[] = [
  ...brokenLines,
  ...brokenAppends,
  ...brokenReads,
  ...brokenWatches,
]
