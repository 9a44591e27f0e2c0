import { expect, test } from 'vitest'
import { printable, printed } from './print.ts'
import { reproductionsOf } from './published.ts'
import { parseTable } from './tsv.ts'

const hostile = 'a\u001b[2Jb\u0007\u202ec\u2028d\ud800\r\n\u009bm'

test('prints nothing that controls a terminal', () => {
  expect(printable(hostile)).toBe('a[2Jbcdm')
  const text = printed({
    title: hostile,
    notes: [hostile],
    checks: [{ name: hostile, expected: hostile, found: hostile }],
    tables: [{ title: hostile, columns: [hostile, 'x'], rows: [[hostile, 1]] }],
  })
  expect(text).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u)
})

test('keeps to 80 columns, whatever the texts are', () => {
  const long = 'nhiệm vụ '.repeat(40)
  const text = printed({
    title: 'Title',
    notes: [long],
    checks: [
      { name: long, expected: long, found: 2 },
      { name: 'short', expected: 1, found: 2 },
    ],
    tables: [{ title: long, columns: ['one', 'two'], rows: [['first', long]] }],
  })
  for (const line of text.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80)
  expect(text).toMatch(/^short +1 +2 +DIFFERS$/m)
})

test('reads a table by the names of its columns', () => {
  const text = '\uFEFF# a remark\r\nb\ta\r\n 1 \t2\r\n\r\n3\t\r\n'
  expect(parseTable(text, ['a', 'b'])).toEqual([
    { a: '2', b: '1' },
    { a: '', b: '3' },
  ])
  expect(() => parseTable(text, ['c'])).toThrow('no column "c"')
  expect(() => parseTable('a\tb\n1\t2\t3\n', ['a'])).toThrow('expected 2 cells, found 3')
})

test('finds by which ratio and rounding a printed percentage comes about', () => {
  const counts = {
    total: 40,
    done: 7,
    done_on_time: undefined,
    done_late: undefined,
    open_within: 30,
    open_overdue: 3,
  }
  const by = (percent: string) =>
    reproductionsOf({ id: 'invented', percent, counts }).map(({ ratio, mode }) => `${ratio} ${mode}`)
  expect(by('17,5')).toEqual(['done / all halfUp', 'done / all halfEven', 'done / all truncate'])
  expect(by('17')).toEqual(['done / all truncate'])
  expect(by('18')).toEqual(['done / all halfUp', 'done / all halfEven'])
  expect(by('9,09')).toHaveLength(3)
  expect(by('1750')).toEqual([])
})
