import { hostileTexts } from '@tiendo/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, ReportDocument, TaskItem } from '../document/document.ts'
import { toMarkdown } from './to-markdown.ts'

const item = (text: string): TaskItem => ({
  task: 't',
  code: text,
  title: text,
  lead: text,
  status: 'openOverdue',
  statusText: 'overdue',
  state: [text],
  events: [{ position: 7, name: 'task added', on: '2021-01-01', recordedOn: '2021-01-02', detail: text }],
})

const documentOf = (text: string, blocks: readonly Block[]): ReportDocument => ({
  locale: 'en',
  title: text,
  subtitle: text,
  notes: [text],
  entries: [{ name: text, value: text }],
  sections: [{ id: 's', title: text, question: text, blocks }],
})

const everywhere = (text: string): ReportDocument =>
  documentOf(text, [
    { kind: 'text', text },
    { kind: 'text', text, isNote: true },
    {
      kind: 'table',
      table: {
        id: 't',
        title: text,
        columns: [text, text, 'n'],
        rows: [
          { label: text, style: 'head', cells: [] },
          { label: text, style: 'note', cells: [{ type: 'text', text }, { type: 'none' }] },
          {
            label: text,
            cells: [
              { type: 'text', text },
              { type: 'count', value: 1103 },
            ],
          },
        ],
      },
    },
    {
      kind: 'chart',
      chart: { id: 'c', type: 'rankedBars', bars: [], title: text, unit: text, description: text },
    },
    { kind: 'tasks', list: { id: 'l', title: text, tasks: [item(text)] } },
    { kind: 'tasks', list: { id: 'b', title: text, isBrief: true, tasks: [item(text)] } },
  ])

/** What a line is in CommonMark, by its beginning; nothing that a text of a log may become stands in `expected`. */
function kindOf(line: string): string {
  const kinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
    ['blank', /^$/],
    ['heading', /^#{1,6}( |$)/],
    ['code', /^( {4}|\t|`{3}|~{3})/],
    ['html', /^ {0,3}</],
    ['quote', /^ {0,3}>/],
    ['rule', /^ {0,3}([-*_])[ \t]*(\1[ \t]*){2,}$/],
    ['underline', /^ {0,3}(=+|-+) *$/],
    ['definition', /^ {0,3}\[/],
    ['inner item', /^ {2}- /],
    ['item', /^([-+*]|\d{1,9}[.)])( |$)/],
    ['row', /^\|/],
  ]
  return kinds.find(([, pattern]) => pattern.test(line))?.[0] ?? 'text'
}

const shape = (text: string) => toMarkdown(everywhere(text)).split('\n').map(kindOf)
const expected = shape('plain')
/** Cells of a row: pipes that are not escaped part them. */
const cellCount = (line: string) => line.replace(/\\./g, '').split('|').length - 2
/** What a reader of Markdown takes the text between signs for. */
const withoutEscapes = (markdown: string) => markdown.replace(/\\[!-/:-@[-`{-~]/g, 'x')

const markup = [
  '# heading',
  'closed #',
  'closed ##',
  '| pipes | are | cells |',
  'back\\| slash \\',
  '[x](javascript:alert(1))',
  '![x](http://example.invalid/x.png)',
  '[x]: http://example.invalid',
  'http://example.invalid',
  'see www.example.invalid',
  'a@example.invalid',
  '<http://example.invalid>',
  '`code`',
  '```',
  '~~~',
  '~~struck~~',
  '*em* **strong** _em_ __strong__',
  '&lt;b&gt; &#60;b&#62; &amp;',
  '---',
  '***',
  '===',
  '- item',
  '+ item',
  '1. item',
  '12) item',
  '> quote',
  '    indented',
  '\tindented',
  'first\n\n# second',
  'first\r\n- second',
  '$x$ $$y$$',
  '<!-- comment',
  '<details open>',
  '[^1]',
  '',
  ' ',
]
const texts = [...hostileTexts, ...markup]

describe('a text of a log', () => {
  it.each(texts.map((text) => [text]))('cannot become markup: %j', (text) => {
    const markdown = toMarkdown(everywhere(text))
    // What is empty has no signs of emphasis around it; all else has the lines of any text.
    if (text.trim() !== '') expect(shape(text)).toEqual(expected)
    expect(markdown).not.toMatch(/[<>]/)
    expect(markdown).not.toMatch(/&(?!amp;|lt;|gt;|#96;)/)
    for (const line of markdown.split('\n').filter((each) => each.startsWith('|')))
      expect(cellCount(line)).toBe(3)
    const bare = withoutEscapes(markdown)
    expect(bare).not.toMatch(/[`~![\]$@]|:\/\/|www\./i)
    // The signs that are left are those of the report itself: pairs of emphasis.
    for (const line of bare.split('\n')) {
      expect((line.match(/\*/g) ?? []).length % 4).toBe(0)
      expect((line.match(/_/g) ?? []).length % 2).toBe(0)
    }
  })

  it('cannot become markup, whatever it is', () => {
    const signs = fc.constantFrom(...'#|[]()<>&`*_~!\\-+=.:/$@0 \n\ta'.split(''))
    fc.assert(
      fc.property(fc.string({ unit: signs, minLength: 1, maxLength: 20 }), (text) => {
        fc.pre(text.trim() !== '')
        expect(shape(text)).toEqual(expected)
        const markdown = toMarkdown(everywhere(text))
        expect(markdown).not.toMatch(/[<>]/)
        expect(withoutEscapes(markdown)).not.toMatch(/[`~![\]$@]|:\/\//)
        for (const line of markdown.split('\n').filter((each) => each.startsWith('|')))
          expect(cellCount(line)).toBe(3)
      }),
      { numRuns: 300 },
    )
  })

  it('comes back when its escapes are read', () => {
    const read = (markdown: string) =>
      markdown
        .replace(/\\([!-/:-@[-`{-~])/g, '$1')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&#96;', '`')
        .replaceAll('&amp;', '&')
    for (const text of [
      '<script>alert(1)</script>',
      'a | b',
      '1. x',
      '# y',
      '&lt;b&gt;',
      'a\\b',
      '50 % = 1/2',
      '-2+3',
    ])
      expect(read(toMarkdown(everywhere(text)).split('\n')[0] ?? '')).toBe(`# ${text}`)
  })
})

describe('a report', () => {
  it('reads well: numbers and codes are not full of escapes', () => {
    const markdown = toMarkdown({
      locale: 'vi',
      title: 'Tiến độ',
      subtitle: '',
      notes: [],
      entries: [],
      sections: [
        {
          id: 's',
          title: 'Quý',
          blocks: [
            {
              kind: 'table',
              table: {
                id: 't',
                title: 'T',
                columns: ['', 'Quý I'],
                rows: [
                  { label: '(1) Được giao', cells: [{ type: 'count', value: 1103 }] },
                  { label: '', style: 'note', cells: [{ type: 'text', text: 'vị trí 441' }] },
                  {
                    label: '= (2) / (1)',
                    style: 'note',
                    cells: [{ type: 'percent', ratio: { numerator: 62, denominator: 130 } }],
                  },
                ],
              },
            },
            {
              kind: 'tasks',
              list: { id: 'l', title: 'L', tasks: [{ ...item('1.10'), lead: '', state: [], events: [] }] },
            },
          ],
        },
      ],
    })
    expect(markdown).toBe(
      [
        '# Tiến độ',
        '',
        '## Quý',
        '',
        '|  | Quý I |',
        '| --- | ---: |',
        '| (1) Được giao | 1.103 |',
        '|  | vị trí 441 |',
        '| _\\= (2) / (1)_ | 47,7 % |',
        '',
        '**L**',
        '',
        '- **1.10** 1.10: overdue',
        '',
      ].join('\n'),
    )
  })
})
