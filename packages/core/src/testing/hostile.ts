/**
 * Input that has broken programs elsewhere: what every border of the library has to refuse with a code, or keep
 * unchanged, without losing or half doing anything. Plain data, so that packages built on core test themselves with it.
 */

/** Not ids. */
export const badIds: readonly unknown[] = [
  '',
  ' ',
  'a b',
  '../../etc/passwd',
  '..\\..\\windows',
  '/abs',
  'a/b',
  '%2e%2e',
  'a\u0000b',
  'a\nb',
  'emoji😀',
  'ĐỒNG',
  '\u202ertl',
  'x'.repeat(129),
  'x'.repeat(300),
  1,
  null,
  {},
  ['a'],
]

/** Ids that look dangerous and are fine, because ids are never keys of plain objects nor names of files. */
export const oddIds: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '..',
  '.',
  'CON',
  'aux.ndjson',
  '0',
  '-1',
]

/** Not civil dates. */
export const badDates: readonly unknown[] = [
  '2021-02-30',
  '2021-02-29',
  '2100-02-29',
  '2021-13-01',
  '2021-00-10',
  '2021-04-31',
  '2021-1-1',
  '21-01-01',
  '0000-01-01',
  '+12021-01-01',
  '2021-06-30T00:00:00Z',
  '2021-06-30 ',
  '30/6/2021',
  '２０２１-06-30',
  '',
  20210630,
  new Date(0),
  null,
]

/** Not instants with a zone. */
export const badInstants: readonly unknown[] = [
  '2021-06-30T24:00:00Z',
  '2021-02-30T10:00:00Z',
  '2021-06-30T10:00:00',
  '2021-06-30T23:59:60Z',
  '2021-06-30T10:00:00+7',
  '2021-06-30T10:61:00Z',
  '+275760-09-13T00:00:00Z',
  'yesterday',
]

/** Not percentages. */
export const badPercents: readonly unknown[] = [
  101,
  -1,
  100.0001,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '50',
  null,
  [50],
]

/** Not one line of text: controls, escape sequences, halves of characters, nothing. */
export const badLines: readonly unknown[] = [
  '',
  '   ',
  'two\nlines',
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u0000',
  '\u0085',
  '\ud800',
  'a\udc00b',
  'x'.repeat(20_001),
  5,
  null,
  {},
]

/** Texts that are only text: kept to the letter by the log, and harmless only if what prints them escapes them. */
export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  ']]>',
  '&lt;b&gt;',
  'javascript:alert(1)',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '=HYPERLINK("http://example.invalid")',
  '＝1+1',
  "'; DROP TABLE tasks; --",
  '$(reboot)',
  '{{7*7}}',
  '\u202egnirts desrever',
  'zero\u200bwidth',
  'line\u2028separator',
  `zalgo${'\u0301'.repeat(100)}`,
  '😀 👩‍👩‍👧‍👦 đồng Đồng',
  'Thanh Hoa\u0301',
  '__proto__',
]

const nested = (depth: number): unknown => {
  let value: unknown = 'bottom'
  for (let level = 0; level < depth; level++) value = { deeper: value }
  return value
}

/** Values that strict JSON does not hold, by what is wrong with them. */
export const notStrictJson: readonly (readonly [why: string, value: unknown])[] = [
  ['NaN', Number.NaN],
  ['infinity', Number.NEGATIVE_INFINITY],
  ['an integer beyond 2^53', 2 ** 53],
  ['1e21', 1e21],
  ['undefined', undefined],
  ['a Date', new Date(0)],
  ['a Map', new Map()],
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['a bigint', 1n],
  ['a hole', new Array(1)],
  ['a lone surrogate', '\udfff'],
  ['a lone surrogate as a key', { '\ud800': 1 }],
  ['an own __proto__', JSON.parse('{"__proto__":{"polluted":true}}')],
  ['constructor', { constructor: { prototype: { polluted: true } } }],
  ['prototype in an array', [{ prototype: 1 }]],
  ['an object with a symbol key', { [Symbol.for('s')]: 1 }],
  ['nesting of 65', nested(65)],
  ['nesting of a million', nested(1_000_000)],
]
