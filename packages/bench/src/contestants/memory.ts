import { openTracker } from '@tiendo/core'
import { fileStorage } from '@tiendo/storage-file'
import { collectGarbage, type Measured, type Prepare } from '../contestant.ts'
import { commitLines, segmentsIn } from '../workload/segments.ts'

/** What is kept in memory of a log, in bytes. One run for each process. */
interface Parameters {
  readonly folder: string
}

async function kept(
  make: () => unknown | Promise<unknown>,
  tasksIn: (made: unknown) => number,
): Promise<Measured> {
  const before = usedBytes()
  const start = performance.now()
  const made = await make()
  const ms = performance.now() - start
  const bytes = usedBytes() - before
  return { ms, answer: `${tasksIn(made)} tasks`, figures: { bytes, tasks: tasksIn(made) } }
}

function usedBytes(): number {
  // What the first collection lets go of may be kept by finalizers until the second one.
  collectGarbage()
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  // `external` counts array buffers too.
  return heapUsed + external
}

export const tiendo: Prepare<Parameters> = ({ folder }) => ({
  run: () =>
    kept(
      () => openTracker({ storage: fileStorage({ folder, readOnly: true }) }),
      (tracker) => {
        const { counts } = (tracker as Awaited<ReturnType<typeof openTracker>>).figures({})
        return counts.assigned + counts.outOfScope
      },
    ),
})

type Events = readonly { readonly type: string }[]

export const parsedObjects: Prepare<Parameters> = async ({ folder }) => {
  const segments = await segmentsIn(folder)
  return {
    run: () =>
      kept(
        () => {
          const all: unknown[] = []
          for (const line of commitLines(segments)) all.push(JSON.parse(line))
          return all
        },
        (all) =>
          (all as { events: Events }[])
            .flatMap(({ events }) => events.map(({ type }) => type))
            .filter((type) => type === 'TaskAdded').length,
      ),
  }
}
