import { equalLines, holds } from '../assertions.ts'
import { LineWriter } from '../line-writer.ts'
import { readLog, someText, someTexts } from '../lines.ts'
import type { Case } from '../open-place.ts'
import { pause, until } from '../time.ts'

/** Long enough for what must not come; what must come is waited for. */
const quietMs = 25

/** Whether a wake with this hint is no reason to leave the given commit unread. */
const reaches = (commit: number) => (hint: number | undefined) => hint === undefined || hint >= commit

export const watching: readonly Case[] = [
  [
    'W1 wakes after every append, by oneself and by others, with no hint below it',
    async (place) => {
      const callers = await place.callers(3)
      const hints: (number | undefined)[] = []
      place.storage.watch((commit) => hints.push(commit))
      let log: readonly string[] = []
      for (const storage of [...callers, ...callers]) {
        hints.length = 0
        const writer = new LineWriter(storage, log)
        await writer.append(someTexts(2))
        log = writer.seen
        await until(() => hints.some(reaches(log.length)), `a wake for commit ${log.length}`)
      }
    },
  ],
  [
    'W1 wakes every watcher, on every handle',
    async (place) => {
      const callers = await place.callers(3)
      const woken = new Set<number>()
      ;[...callers, ...callers].forEach((storage, index) => {
        storage.watch(() => woken.add(index))
      })
      await new LineWriter(place.storage).append([someText('one')])
      await until(() => woken.size === callers.length * 2, 'a wake of every watcher')
    },
  ],
  [
    'W1 lets a woken watcher read what woke it',
    async (place) => {
      const [ours, theirs] = await place.pair()
      // It may wake when nothing happened, too: what counts is that some wake reads it.
      const reads: string[][] = []
      ours.watch(() => void readLog(ours).then((log) => reads.push(log)))
      const written = await new LineWriter(theirs).append(someTexts(3))
      await until(
        () => reads.some((log) => log.length === written.length),
        'a wake that reads what was written',
      )
      equalLines(reads.find((log) => log.length === written.length) ?? [], written, 'what was read')
    },
  ],
  [
    'W1 does not wake after the watch was ended, and goes on waking the others',
    async (place) => {
      const [ours, theirs] = await place.pair()
      let endedCount = 0
      let goingCount = 0
      const end = ours.watch(() => endedCount++)
      ours.watch(() => goingCount++)
      const writer = new LineWriter(theirs)
      await writer.append([someText('before')])
      end()
      end()
      const endedCountThen = endedCount
      goingCount = 0
      await writer.append([someText('after')])
      await until(() => goingCount > 0, 'a wake of the other watcher')
      await pause(quietMs)
      holds(endedCount === endedCountThen, 'no wake after the end')
    },
  ],
  [
    'W1 does not wake a watcher that was ended between an append and its wake',
    async (place) => {
      let isEnded = false
      let lateCount = 0
      const end = place.storage.watch(() => {
        if (isEnded) lateCount++
      })
      const append = new LineWriter(place.storage).append([someText('one')])
      end()
      isEnded = true
      await append
      await pause(quietMs)
      holds(lateCount === 0, 'no wake after the end')
    },
  ],
  [
    'W1 never wakes from inside seal',
    async (place) => {
      const [ours, theirs] = await place.pair()
      let isSealing = false
      let insideCount = 0
      let wakeCount = 0
      const wake = () => {
        wakeCount++
        if (isSealing) insideCount++
      }
      for (const storage of new Set([ours, theirs])) storage.watch(wake)
      let rival: Promise<unknown> | undefined
      await new LineWriter(ours).append([someText('one')], () => {
        isSealing = true
        rival ??= new LineWriter(theirs).append([someText('rival')])
        isSealing = false
      })
      await rival
      await until(() => wakeCount >= 2, 'a wake for each append')
      holds(insideCount === 0, 'no wake from inside seal')
    },
  ],
  [
    'W1 lets a watcher append when it is woken',
    async (place) => {
      const answers: Promise<unknown>[] = []
      const end = place.storage.watch(() => {
        if (answers.length < 3) answers.push(new LineWriter(place.storage).append([someText('answer')]))
      })
      const first = await new LineWriter(place.storage).append([someText('question')])
      await until(() => answers.length === 3, 'three wakes')
      await Promise.all(answers)
      end()
      const log = await readLog(place.storage)
      holds(log.length === 4, 'one question and three answers')
      equalLines(log.slice(0, 1), first, 'the first line')
    },
  ],
]
