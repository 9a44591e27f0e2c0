import { type Prepare, timed } from '../contestant.ts'
import { logFolder, logFolderWithSnapshot } from '../workload/log-folders.ts'

/** Not in a race: makes the folders that others are measured on, and answers with their paths. */

export const log: Prepare<{ readonly eventCount: number }> = ({ eventCount }) => ({
  run: async () => {
    const { ms, result } = await timed(() => logFolder(eventCount))
    return { ms, answer: result }
  },
})

export const logWithSnapshot: Prepare<{ readonly eventCount: number; readonly moreCount: number }> = ({
  eventCount,
  moreCount,
}) => ({
  run: async () => {
    const { ms, result } = await timed(() => logFolderWithSnapshot(eventCount, moreCount))
    return { ms, answer: result }
  },
})
