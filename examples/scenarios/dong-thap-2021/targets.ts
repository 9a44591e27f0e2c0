import type { events } from '@tiendo/core'

interface TaskWithTarget {
  readonly target: events.Target
  /** Reported at the end of each quarter: of a flow what was added, of a level where it stands. */
  readonly reported: readonly [number | null, number | null, number | null, number | null]
}

function flow(quantity: number, unit: string, reported: TaskWithTarget['reported']): TaskWithTarget {
  return { target: { quantity, unit, kind: 'flow' }, reported }
}

function level(quantity: number, reported: TaskWithTarget['reported']): TaskWithTarget {
  return { target: { quantity, unit: '%', kind: 'level' }, reported }
}

/** That some targets were met and some exceeded is in the document; which ones and by how much is invented. */
export const targets: { readonly [code: string]: TaskWithTarget } = {
  '1.13': flow(40, 'dự thảo', [8, 14, 9, 15]),
  '5.09': flow(10, 'tổ hòa giải', [null, 4, 6, null]),
  '5.13': level(80, [78, 79.5, 81, 83.5]),
  '6.13': level(98.5, [97.8, 98.1, 98.1, 98.5]),
  '7.13': flow(10, 'tổ chức', [2, 4, null, 1]),
  '7.14': { target: { quantity: 2, unit: '%', kind: 'lowerIsBetter' }, reported: [1.6, 1.4, 1.9, 1.1] },
  '8.14': flow(450, 'vụ việc', [118, 141, 86, 153]),
  '9.13': level(98, [98.7, 98.9, 99.1, 99.2]),
}
