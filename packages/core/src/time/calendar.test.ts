import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Calendar, calendarOf, calendars, fiscalYear } from './calendar.ts'
import { addDays, formatDay } from './civil-date.ts'
import { type Period, period, periodsBetween } from './period.ts'

const all: Calendar[] = [
  calendars.calendarYear,
  calendars['vn-nd09-2019'],
  ...Array.from({ length: 12 }, (_, index) => fiscalYear({ startMonth: index + 1, label: 'start' })),
  ...Array.from({ length: 12 }, (_, index) => fiscalYear({ startMonth: index + 1, label: 'end' })),
]
const ends = ({ start, end }: Period) => [start, end]

describe('vn-nd09-2019', () => {
  const calendar = calendars['vn-nd09-2019']

  it('has the quarters and the year of article 12', () => {
    expect(calendar.quarters(2021).map(ends)).toEqual([
      ['2020-12-15', '2021-03-14'],
      ['2021-03-15', '2021-06-14'],
      ['2021-06-15', '2021-09-14'],
      ['2021-09-15', '2021-12-14'],
    ])
    expect(ends(calendar.year(2021))).toEqual(['2020-12-15', '2021-12-14'])
    expect(calendar.halves(2021).map(ends)).toEqual([
      ['2020-12-15', '2021-06-14'],
      ['2021-06-15', '2021-12-14'],
    ])
    expect(ends(calendar.months(2021)[2] as Period)).toEqual(['2021-02-15', '2021-03-14'])
  })

  it('names a year by its last day: 15 December 2020 belongs to 2021', () => {
    expect(['2020-12-14', '2020-12-15', '2021-12-14', '2021-12-15'].map(calendar.yearOf)).toEqual([
      2020, 2021, 2021, 2022,
    ])
  })
})

describe('a fiscal year', () => {
  it('is named by its start or by its end', () => {
    expect(ends(fiscalYear({ startMonth: 10, label: 'end' }).quarters(2021)[0] as Period)).toEqual([
      '2020-10-01',
      '2020-12-31',
    ])
    expect(ends(fiscalYear({ startMonth: 4, label: 'start' }).year(2021))).toEqual([
      '2021-04-01',
      '2022-03-31',
    ])
    expect(ends(fiscalYear({ startMonth: 1, label: 'end' }).year(2021))).toEqual(['2021-01-01', '2021-12-31'])
  })

  it.each([0, 13, 1.5, Number.NaN])('does not start in month %s', (startMonth) => {
    expect(() => fiscalYear({ startMonth, label: 'start' })).toThrow(
      expect.objectContaining({ code: 'INVALID_DATE' }),
    )
  })

  it('is what an event names', () => {
    expect(calendarOf({ startMonth: 7, label: 'end' }).year(2021).start).toBe('2020-07-01')
    expect(calendarOf('vn-nd09-2019')).toBe(calendars['vn-nd09-2019'])
  })
})

describe.each(all.map((calendar) => [calendar.name, calendar] as const))('%s', (_, calendar) => {
  it('tiles: months make quarters, quarters halves and the year, years follow each other', () => {
    for (const year of [1999, 2000, 2020, 2021, 2100]) {
      const whole = calendar.year(year)
      for (const parts of [calendar.months(year), calendar.quarters(year), calendar.halves(year)]) {
        expect(parts[0]?.start).toBe(whole.start)
        expect(parts.at(-1)?.end).toBe(whole.end)
        for (const [index, part] of parts.slice(1).entries())
          expect(part.start).toBe(addDays(parts[index]?.end ?? '', 1))
      }
      expect(calendar.quarters(year).map(({ end }) => end)).toEqual(
        [2, 5, 8, 11].map((index) => calendar.months(year)[index]?.end),
      )
      expect(calendar.year(year + 1).start).toBe(addDays(whole.end, 1))
    }
  })

  it('puts every date into exactly one month of the year that it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (day) => {
        const date = formatDay(day)
        const months = calendar.months(calendar.yearOf(date))
        expect(months.filter(({ start, end }) => start <= date && date <= end)).toHaveLength(1)
      }),
      { numRuns: 200 },
    )
  })

  it.each([0, 1, 9999, 2021.5, Number.NaN])('has no year %s', (year) => {
    expect(() => calendar.year(year)).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }))
  })
})

describe('periods', () => {
  it('are cut by any list of dates', () => {
    expect(periodsBetween(['2021-01-01', '2021-11-01', '2022-01-01']).map(ends)).toEqual([
      ['2021-01-01', '2021-10-31'],
      ['2021-11-01', '2021-12-31'],
    ])
  })

  it.each([
    [[]],
    [['2021-01-01']],
    [['2021-02-01', '2021-01-01']],
    [['2021-01-01', '2021-01-01']],
    [['2021-02-30', '2022-01-01']],
  ])('are not cut by %j', (dates) => {
    expect(() => periodsBetween(dates)).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }))
  })

  it('do not end before they start', () => {
    expect(() => period('2021-02-01', '2021-01-31')).toThrow(
      expect.objectContaining({ code: 'INVALID_DATE', path: 'end' }),
    )
  })
})
