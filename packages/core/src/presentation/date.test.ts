import { badDates } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { formatDate } from './date.ts'

describe('formatDate', () => {
  it.each([
    ['2021-01-01', '01/01/2021', '1 January 2021'],
    ['2021-02-05', '05/02/2021', '5 February 2021'],
    ['2020-02-29', '29/02/2020', '29 February 2020'],
    ['2021-03-09', '09/3/2021', '9 March 2021'],
    ['2021-07-09', '09/7/2021', '9 July 2021'],
    ['2021-10-10', '10/10/2021', '10 October 2021'],
    ['2021-12-31', '31/12/2021', '31 December 2021'],
    ['0987-11-30', '30/11/0987', '30 November 0987'],
  ])('%s', (date, vi, en) => {
    expect([formatDate(date, { locale: 'vi' }), formatDate(date, { locale: 'en' })]).toEqual([vi, en])
  })

  it('writes the months in English as Intl does', () => {
    const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
    for (let month = 1; month <= 12; month++) {
      const date = `2021-${String(month).padStart(2, '0')}-15`
      expect(formatDate(date, { locale: 'en' })).toBe(format.format(Date.parse(date)))
    }
  })

  it.each(badDates.map((date) => [date]))('%j is refused', (date) => {
    expect(() => formatDate(date as string, { locale: 'vi' })).toThrow(
      expect.objectContaining({ code: 'INVALID_DATE', path: 'date' }),
    )
  })

  it.each([[{}], [undefined], [{ locale: 'de' }]])('options %j are refused', (options) => {
    expect(() => formatDate('2021-07-09', options as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', path: 'locale' }),
    )
  })
})
