import { describe, expect, it } from 'vitest'
import { dateOf, marksBetween, thinned } from './date-axis.ts'

const day = 86_400_000
const marks = (first: string, last: string, gapDays: number) =>
  marksBetween(first, last, gapDays * day).map(dateOf)

describe('the dates of an axis', () => {
  it('are days, weeks, or first days of months, quarters and years', () => {
    expect(marks('2021-06-01', '2021-06-04', 2)).toEqual(['2021-06-01', '2021-06-03'])
    expect(marks('2021-06-01', '2021-06-20', 5)).toEqual(['2021-06-01', '2021-06-08', '2021-06-15'])
    expect(marks('2021-02-25', '2021-12-23', 80)).toEqual(['2021-04-01', '2021-07-01', '2021-10-01'])
    expect(marks('0001-01-01', '9999-12-31', 90_000).length).toBeLessThan(41)
  })

  it('are the first one where there is room for no other', () => {
    expect(marks('2021-06-01', '2021-06-01', 0)).toEqual(['2021-06-01'])
    expect(marks('2021-06-03', '2021-07-30', 70)).toEqual(['2021-07-01'])
    expect(marks('2021-06-03', '2021-06-30', 20)).toEqual(['2021-06-03'])
  })

  it('are thinned evenly, and keep both ends', () => {
    expect(thinned(3, 5)).toEqual([0, 1, 2])
    expect(thinned(101, 3)).toEqual([0, 50, 100])
  })
})
