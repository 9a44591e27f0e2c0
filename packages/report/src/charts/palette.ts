/** A colour of the pictures: its name in style sheets, and what it is in print and light, and in dark. */
export interface Color {
  readonly name: string
  readonly light: string
  readonly dark: string
}

/**
 * Fills are Okabe and Ito's eight colours for readers who see few of them ("Color Universal Design", 2008), without black.
 * They are the same in light and in dark: the pattern on them is dark in both, and the outline has the colour of the text,
 * so that an edge has a contrast of at least 3:1 on either ground.
 */
const fills = ['#56b4e9', '#e69f00', '#009e73', '#f0e442', '#cc79a7', '#d55e00', '#b8b8b8'] as const

/** Drawn on fills. */
const ink = '#1b1b1b'

/** Contrast with white and with #121212: text 17:1 and 16:1, axis 7:1 and 8:1; the grid only guides the eye. */
export const text = '#1a1a1a'
export const axis = '#595959'
export const grid = '#d4d4d4'

export const colors: readonly Color[] = [
  { name: 'text', light: text, dark: '#ededed' },
  { name: 'axis', light: axis, dark: '#b5b5b5' },
  { name: 'grid', light: grid, dark: '#454545' },
  { name: 'ink', light: ink, dark: ink },
  ...fills.map((fill, index) => ({ name: `${index + 1}`, light: fill, dark: fill })),
]

/** A pattern for each fill, so that a copy in black and white tells them apart; the first one has none. */
export function patternOf(index: number): { readonly decal?: object } {
  const decal = patterns[index % patterns.length]
  // ECharts writes into what it is given.
  return decal === undefined ? {} : { decal: { ...decal } }
}

export function fillOf(index: number): string {
  return fills[index % fills.length] as string
}

const lines = { symbol: 'rect', symbolSize: 1, color: ink, dashArrayX: [1, 0] }
/** For the legend: a line with gaps. */
export const dashes = 'path://M0,5H6V7H0ZM9,5H15V7H9ZM18,5H24V7H18Z'

const patterns: readonly (object | undefined)[] = [
  undefined,
  { ...lines, dashArrayY: [2, 5], rotation: Math.PI / 4 },
  {
    symbol: 'circle',
    symbolSize: 0.7,
    color: ink,
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [5, 0],
  },
  { ...lines, dashArrayY: [1.5, 5] },
  {
    symbol: 'rect',
    symbolSize: 1,
    color: ink,
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [1.5, 4],
  },
  { ...lines, dashArrayY: [1.5, 5], rotation: Math.PI / 2 },
  { ...lines, dashArrayY: [1, 7], rotation: -Math.PI / 4 },
]
