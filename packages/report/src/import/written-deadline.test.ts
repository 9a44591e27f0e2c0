import { expect, test } from 'vitest'
import { type NotationOptions, readDeadline, type WrittenDeadline } from './written-deadline.ts'

const on = (day: string, precision: string) => ({ kind: 'lastDay', day, precision }) as WrittenDeadline
const dayFirst: NotationOptions = { dayOrder: 'dayFirst' }

test.each<[text: string, read: WrittenDeadline]>([
  ['Tháng 2/2024', on('2024-02-29', 'month')],
  ['02/2023', on('2023-02-28', 'month')],
  ['7/2031', on('2031-07-31', 'month')],
  ['Quý I/2027', on('2027-03-31', 'quarter')],
  ['quý 3/2027', on('2027-09-30', 'quarter')],
  ['Quý IV/2025', on('2025-12-31', 'quarter')],
  ['Quý Ⅳ/2025', on('2025-12-31', 'quarter')],
  ['QI/2025', on('2025-03-31', 'quarter')],
  ['2025-06', on('2025-06-30', 'month')],
  ['2025-06-05', on('2025-06-05', 'day')],
  ['2033', on('2033-12-31', 'year')],
  ['2033-2035', on('2035-12-31', 'years')],
  ['2033 – 2035', on('2035-12-31', 'years')],
  ['２０３３', on('2033-12-31', 'year')],
  ['４/２０３３', on('2033-04-30', 'month')],
  ['  Tháng\u00a05/2031 ', on('2031-05-31', 'month')],
  ['thường xuyên', { kind: 'ongoing' }],
  ['NHIỆM VỤ THƯỜNG XUYÊN', { kind: 'ongoing' }],
  ['Thường xuyên'.normalize('NFD'), { kind: 'ongoing' }],
  ['Hàng năm', { kind: 'yearly' }],
  ['2031 và những năm tiếp theo', { kind: 'from', year: 2031 }],
  ['', { kind: 'missing' }],
  [' \t\u3000', { kind: 'missing' }],
])('reads %j', (text, read) => {
  expect(readDeadline(text)).toEqual(read)
})

test.each([
  '13/2025',
  '0/2025',
  '00/2025',
  '6/25',
  '6/20255',
  '6-2025',
  '2025-13',
  '2025-02-30',
  'Quý V/2025',
  'Quý 0/2025',
  'Quý IIII/2025',
  'Tháng 13',
  '2035-2033',
  '2033-2033',
  '1552',
  '99999',
  '-2025',
  '2025-',
  '2025.0',
  '2e3',
  'năm tiếp theo',
  'khi có yêu cầu',
  'Thường xuyên, 6/2025',
  '6/2025\n7/2025',
  '6/2025\u0000',
  '6\u200b/2025',
  '٦/٢٠٢٥',
])('keeps %j as text', (text) => {
  expect(readDeadline(text)).toEqual({ kind: 'unread', text })
})

test('reads a day only where the order of its parts is declared', () => {
  expect(readDeadline('09/07/2021').kind).toBe('unread')
  expect(readDeadline('30/6/2025').kind).toBe('unread')
  expect(readDeadline('09/07/2021', dayFirst)).toEqual(on('2021-07-09', 'day'))
  expect(readDeadline('5/7/2023', dayFirst)).toEqual(on('2023-07-05', 'day'))
  expect(readDeadline('29/2/2024', dayFirst)).toEqual(on('2024-02-29', 'day'))
})

test('says which declaration is missing, and reads where it is given', () => {
  expect(readDeadline('09/07/2021')).toEqual({ kind: 'unread', text: '09/07/2021', undeclared: 'dayOrder' })
  expect(readDeadline('09/07/2021', { dayOrder: 'monthFirst' })).toEqual(on('2021-09-07', 'day'))
  expect(readDeadline('Quý I')).toEqual({ kind: 'unread', text: 'Quý I', undeclared: 'year' })
  expect(readDeadline('Quý I', { year: 2025 })).toEqual(on('2025-03-31', 'quarter'))
  expect(readDeadline('Tháng 6')).toEqual({ kind: 'unread', text: 'Tháng 6', undeclared: 'year' })
  expect(readDeadline('Tháng 6', { year: 2025 })).toEqual(on('2025-06-30', 'month'))
  const before = 'Trước ngày 15/11/2021'
  expect(readDeadline(before, dayFirst)).toEqual({ kind: 'unread', text: before, undeclared: 'before' })
  expect(readDeadline(before, { ...dayFirst, before: 'inclusive' })).toEqual(on('2021-11-15', 'day'))
  expect(readDeadline(before, { ...dayFirst, before: 'exclusive' })).toEqual(on('2021-11-14', 'day'))
})

test.each(['30/2/2025', '29/2/2025', '31/4/2025', '0/1/2025', '32/1/2025', '1/13/2025', '1/0/2025'])(
  'knows that there is no %s',
  (text) => {
    expect(readDeadline(text, dayFirst)).toEqual({ kind: 'unread', text })
  },
)

test.each(['1', ' ', '2025 ', '/', '2025-', 'q', 'ﷺ', 'thường xuyên '])(
  'gives up at once on 10,000 times %j',
  (part) => {
    const text = part.repeat(10_000)
    const start = performance.now()
    for (let round = 0; round < 1_000; round++) {
      expect(readDeadline(text)).toEqual({ kind: 'unread', text })
    }
    expect(performance.now() - start).toBeLessThan(1_000)
  },
)
