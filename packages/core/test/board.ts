import type { Projection } from '@tiendo/core'

interface Board {
  reports: number
  readonly last: { by: string }
}

/** How often something was reported about each task: a read model over events of planning. */
export const board: Projection<Board> = {
  name: 'board',
  version: 1,
  keysOf: ({ type, data }) => (type === 'ProgressReported' ? [(data as { task: string }).task] : []),
  initial: (task) => ({ reports: 0, last: { by: task } }),
  evolve(draft) {
    draft.reports++
  },
}
