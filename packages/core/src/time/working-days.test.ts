import { badDates } from '@tiendo/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay, toDay } from './civil-date.ts'
import { type Weekday, type WorkingDaysOptions, workingDays } from './working-days.ts'

const refused = (code: string, path: string) => expect.objectContaining({ code, path })
const none = { holidays: [], extraWorkingDays: [] }
const everyDay: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const tet = workingDays({
  holidays: ['2021-02-10', '2021-02-11', '2021-02-12', '2021-02-15', '2021-02-16'],
  extraWorkingDays: ['2021-02-20'],
})

describe('working days', () => {
  it('are those of the week, without holidays, with days worked in exchange', () => {
    const dates = ['2021-02-09', '2021-02-10', '2021-02-13', '2021-02-17', '2021-02-20', '2021-02-21']
    expect(dates.filter(tet.isWorkingDay)).toEqual(['2021-02-09', '2021-02-17', '2021-02-20'])
  })

  it('follow a date, or are it', () => {
    expect(['2021-02-09', '2021-02-10', '2021-02-18', '2021-02-20'].map(tet.next)).toEqual([
      '2021-02-09',
      '2021-02-17',
      '2021-02-18',
      '2021-02-20',
    ])
  })

  it.each([
    ['2021-02-09', 1, '2021-02-17'],
    ['2021-02-10', 1, '2021-02-17'],
    ['2021-02-19', 1, '2021-02-20'],
    ['2021-02-19', 2, '2021-02-22'],
    ['2021-02-17', -1, '2021-02-09'],
    ['2021-02-14', -1, '2021-02-09'],
    ['2021-02-14', 0, '2021-02-14'],
    ['2021-02-22', -2, '2021-02-19'],
  ])('counted from %s, %s of them on: %s', (date, days, expected) => {
    expect(tet.add(date, days)).toBe(expected)
  })

  it('are counted with both ends', () => {
    expect(tet.between('2021-02-01', '2021-02-28')).toBe(16)
    expect(tet.between('2021-02-10', '2021-02-16')).toBe(0)
    expect(tet.between('2021-02-09', '2021-02-09')).toBe(1)
  })

  it('have another weekend where an office has one', () => {
    const days = workingDays({ ...none, weekend: ['friday', 'saturday'] })
    expect(['2021-02-18', '2021-02-19', '2021-02-20', '2021-02-21'].filter(days.isWorkingDay)).toEqual([
      '2021-02-18',
      '2021-02-21',
    ])
    expect(workingDays({ ...none, weekend: [] }).between('2021-01-01', '2021-12-31')).toBe(365)
  })

  it('may be single days only, and run out', () => {
    const days = workingDays({
      weekend: everyDay,
      holidays: [],
      extraWorkingDays: ['2021-02-20', '2021-02-20', '2021-03-01'],
    })
    expect(days.between('0001-01-01', '9999-12-31')).toBe(2)
    expect([days.next('2021-01-01'), days.add('2021-03-01', -1)]).toEqual(['2021-02-20', '2021-02-20'])
    expect(() => days.next('2021-03-02')).toThrow(refused('INVALID_DATE', 'date'))
    expect(() => days.add('2021-03-01', 1)).toThrow(refused('INVALID_DATE', 'days'))
    expect(() => days.add('2021-02-20', -1)).toThrow(refused('INVALID_DATE', 'days'))
  })

  it('reach from the first to the last date, and are not counted one by one', () => {
    const days = workingDays(none)
    const start = performance.now()
    for (let round = 0; round < 1000; round++) {
      expect(days.between('0001-01-01', '9999-12-31')).toBe(2_608_615)
      expect(days.add('0001-01-01', 2_608_614)).toBe('9999-12-31')
    }
    expect(performance.now() - start).toBeLessThan(2000)
    expect(days.next('9999-12-31')).toBe('9999-12-31')
    expect(() => days.add('9999-12-31', 1)).toThrow(refused('INVALID_DATE', 'days'))
    expect(() => days.add('0001-01-01', -1)).toThrow(refused('INVALID_DATE', 'days'))
  })

  it('agree with a count day by day', () => {
    const first = toDay('2021-01-01')
    const date = fc.integer({ min: first, max: first + 60 }).map(formatDay)
    const dates = fc.uniqueArray(date, { maxLength: 40 })
    const options = fc
      .record({
        weekend: fc.subarray(everyDay, { maxLength: 6 }),
        exceptions: dates,
        cut: fc.nat({ max: 40 }),
      })
      .map(({ weekend, exceptions, cut }) => ({
        weekend,
        holidays: exceptions.slice(0, cut),
        extraWorkingDays: exceptions.slice(cut),
      }))
    fc.assert(
      fc.property(options, date, date, fc.integer({ min: -30, max: 30 }), (options, one, other, count) => {
        const days = workingDays(options)
        const [start, end] = [one, other].sort() as [string, string]
        expect(days.isWorkingDay(one)).toBe(isWorked(one, options))
        expect(days.between(start, end)).toBe(worked(start, end, options).length)
        expect(days.next(one)).toBe(worked(one, '2021-12-31', options)[0])
        const reached = days.add(one, count)
        const passed = reached < one ? worked(reached, one, options) : worked(one, reached, options)
        expect(passed.filter((date) => date !== one)).toHaveLength(Math.abs(count))
        if (count !== 0) expect(passed).toContain(reached)
        if (isWorked(one, options)) expect(days.add(reached, 0 - count)).toBe(one)
      }),
      { numRuns: 300 },
    )
  })
})

function isWorked(date: string, { weekend = [], holidays, extraWorkingDays }: WorkingDaysOptions): boolean {
  const weekday = everyDay[(new Date(date).getUTCDay() + 6) % 7] as Weekday
  return extraWorkingDays.includes(date) || (!weekend.includes(weekday) && !holidays.includes(date))
}

function worked(start: string, end: string, options: WorkingDaysOptions): string[] {
  const [first, last] = [toDay(start), toDay(end)]
  const all = Array.from({ length: last - first + 1 }, (_, index) => formatDay(first + index))
  return all.filter((date) => isWorked(date, options))
}

describe('working days refuse', () => {
  it.each(badDates.map((date) => [date]))('%j, which is no date', (bad) => {
    const date = bad as string
    const good = '2021-01-01'
    const calls: [() => unknown, string][] = [
      [() => workingDays({ ...none, holidays: [good, good, date] }), 'holidays[2]'],
      [() => workingDays({ ...none, extraWorkingDays: [date] }), 'extraWorkingDays[0]'],
      [() => tet.isWorkingDay(date), 'date'],
      [() => tet.next(date), 'date'],
      [() => tet.add(date, 1), 'date'],
      [() => tet.between(date, good), 'start'],
      [() => tet.between(good, date), 'end'],
    ]
    for (const [call, path] of calls) expect(call).toThrow(refused('INVALID_DATE', path))
  })

  it.each([
    ['no options', undefined, 'options'],
    ['no holidays', { extraWorkingDays: [] }, 'holidays'],
    ['holidays that are no list', { ...none, holidays: '2021-01-01' }, 'holidays'],
    ['a misspelt option', { ...none, weekends: [] }, 'weekends'],
    ['an unknown day of the week', { ...none, weekend: ['saturday', 0] }, 'weekend[1]'],
    [
      'a date in both lists',
      { holidays: ['2021-02-10', '2021-02-11'], extraWorkingDays: ['2021-02-20', '2021-02-11'] },
      'extraWorkingDays[1]',
    ],
    ['no working day', { ...none, weekend: everyDay }, 'weekend'],
  ])('%s', (_, options, path) => {
    expect(() => workingDays(options as never)).toThrow(refused('INVALID_OPTION', path))
  })

  it('a hole in a list', () => {
    expect(() => workingDays({ ...none, holidays: new Array(1) })).toThrow(
      refused('INVALID_DATE', 'holidays[0]'),
    )
  })

  it('an end before the start', () => {
    expect(() => tet.between('2021-02-02', '2021-02-01')).toThrow(refused('INVALID_DATE', 'end'))
  })

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, '1', 1e300])('%s days', (days) => {
    expect(() => tet.add('2021-02-01', days as number)).toThrow(refused('INVALID_DATE', 'days'))
  })
})
