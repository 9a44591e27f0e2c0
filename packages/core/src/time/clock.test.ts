import { badInstants } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { civilDateIn, parseInstant } from './clock.ts'

describe('an instant', () => {
  it.each(badInstants.map((text) => [text]))('%j is none', (text) => {
    expect(parseInstant(text as string)).toBeUndefined()
  })

  it('is read with its zone', () => {
    expect(parseInstant('2021-07-01T00:30:00+07:00')).toBe(Date.parse('2021-06-30T17:30:00Z'))
    expect(parseInstant('2021-06-30T12:30:00-05:00')).toBe(Date.parse('2021-06-30T17:30:00Z'))
    expect(parseInstant('2021-06-30T17:30Z')).toBe(Date.parse('2021-06-30T17:30:00Z'))
  })

  it('is a date in a zone: late evening in UTC is the next day in Hồ Chí Minh City', () => {
    const ms = Date.parse('2021-06-30T17:30:00Z')
    expect(civilDateIn('UTC', ms)).toBe('2021-06-30')
    expect(civilDateIn('Asia/Ho_Chi_Minh', ms)).toBe('2021-07-01')
    expect(civilDateIn('America/New_York', Date.parse('2021-01-01T04:59:59Z'))).toBe('2020-12-31')
  })

  it('has no date in a zone that there is none of', () => {
    expect(() => civilDateIn('Mars/Olympus', 0)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
  })
})
