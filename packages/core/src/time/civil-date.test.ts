import { badDates } from '@tiendo/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, daysInMonth, formatDay, parseDay, toDay } from './civil-date.ts'

describe('a civil date', () => {
  it('is the same day as that of the platform, every day of 6,000 years', () => {
    const start = dayOf(1, 1, 1)
    const different: number[] = []
    for (let day = start; day < start + 6000 * 366; day++) {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10)
      if (formatDay(day) !== text || parseDay(text) !== day) different.push(day)
    }
    expect(different).toEqual([])
  })

  it('comes back from its day', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayOf(1, 1, 1), max: dayOf(9999, 12, 31) }), (day) => {
        expect(parseDay(formatDay(day))).toBe(day)
      }),
    )
  })

  it.each(badDates.map((date) => [date]))('%j is none', (date) => {
    expect(() => toDay(date as string, 'on')).toThrow(
      expect.objectContaining({ code: 'INVALID_DATE', path: 'on' }),
    )
  })

  it('knows leap years, also those of centuries', () => {
    expect([1900, 2000, 2020, 2021, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28, 28])
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29')
    expect(addDays('2021-02-28', 1)).toBe('2021-03-01')
    expect(addDays('2021-01-01', -1)).toBe('2020-12-31')
  })
})
