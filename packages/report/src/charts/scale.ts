/** An axis from 0 on: where it ends, and how far its marks are apart. */
export interface Scale {
  readonly max: number
  readonly interval: number
}

/** The scale of counts or per cents up to `highest`: at most five steps of 1, 2, 2.5 or 5 times a power of ten, of whole numbers. */
export function scaleTo(highest: number): Scale {
  const step = Math.max(highest / 5, Number.MIN_VALUE)
  const power = 10 ** Math.floor(Math.log10(step))
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= step * (1 - 1e-9)) ?? 10
  const interval = Math.max(1, Math.ceil(factor * power))
  return { interval, max: Math.max(1, Math.ceil(highest / interval)) * interval }
}

export function marksOf({ max, interval }: Scale): readonly number[] {
  return Array.from({ length: Math.round(max / interval) + 1 }, (_, index) => index * interval)
}
