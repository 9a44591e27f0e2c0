import { type Assessments, assessments } from '@tiendo/assessment'
import { describeHonours, describeRound, describeScoreSheet } from '@tiendo/assessment/report'
import { isLine } from '@tiendo/core'
import { hostileTexts } from '@tiendo/core/testing'
import { type ReportDocument, tablesOf, toCsv, toHtml, toMarkdown, toText } from '@tiendo/report'
import { describe, expect, it } from 'vitest'
import { classified, commend, lodgeAppeal, published, revoke } from './commands.ts'
import { type Command, ministry, office, units } from './office.ts'

const unitNames = new Map(units.map((unit) => [unit, `Office ${unit}`]))
const en = { locale: 'en', unitNames } as const
const vi = { locale: 'vi', unitNames } as const

async function opened(commands: readonly Command[], name?: string) {
  const { tracker, execute } = await office()
  if (name !== undefined) await execute({ type: 'RenameUnit', unit: 'u1', name, on: '2021-02-01' })
  for (const command of commands) await execute(command)
  return { tracker, book: assessments(tracker) }
}

function documentsOf(book: Assessments, options: typeof en | typeof vi): readonly ReportDocument[] {
  return [
    describeRound(book, { round: '2021', ...options }),
    describeScoreSheet(book.scoreSheet({ round: '2021', unit: 'u1' }), options),
    describeHonours(book.honours(), options),
  ]
}

describe('a round as a document', () => {
  it('shows who stands where, of how many, and what is missing', async () => {
    const { book } = await opened(published)
    const text = toText(describeRound(book, { round: '2021', ...en }))
    expect(text).toMatch(/Office u1\s+1\/4\s+90\s+100/)
    expect(text).toContain('Provisional, published on')
    expect(text).toMatch(/Office u4\s+a decision on the score/)
  })

  it('shows what had been known, and every level with its ratios', async () => {
    const { book, tracker } = await opened([...classified, { ...commend, round: '2021' }])
    const [ranking, classification] = [
      book.ranking({ round: '2021' }),
      book.classification({ round: '2021' }),
    ]
    const text = toText(describeRound(book, { round: '2021', ...vi }))
    expect(text).toContain('Chính thức')
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(/Office u1 Good 90\/100 1\/10 Office u2/)
    const before = { round: '2021', knownAt: (classification?.position ?? 0) - 1, ...vi }
    const sections = (document: ReportDocument) => document.sections.map(({ id }) => id)
    expect(sections(describeRound(book, before))).toEqual(['ranking', 'honours'])
    expect(sections(describeRound(book, { round: '2021', ...vi }))).toEqual([
      'ranking',
      'classification',
      'honours',
    ])
    expect(toText(describeRound(book, { ...before, knownAt: (ranking?.position ?? 0) - 1 }))).toContain(
      'Dự kiến',
    )
    await tracker.close()
  })

  it('says in both languages, in no cell too many', async () => {
    const { book } = await opened([...classified, commend, revoke, lodgeAppeal])
    for (const options of [en, vi])
      for (const document of documentsOf(book, options)) {
        expect(toText(document)).not.toMatch(/undefined|\{\w+\}/)
        for (const { columns, rows } of tablesOf(document))
          for (const { cells, style } of rows)
            if (style === undefined) expect(cells).toHaveLength(columns.length - 1)
      }
  })

  it('counts recipients who are not named, one or several', async () => {
    const { book } = await opened([
      ...published,
      {
        type: 'assessment.Commend',
        form: 'Bằng khen',
        recipients: [
          { kind: 'collective', count: 1 },
          { kind: 'individual', count: 20 },
        ],
        authority: ministry,
        on: '2021-12-01',
      },
    ])
    const text = (options: typeof en | typeof vi) => toText(describeHonours(book.honours(), options))
    expect(text(en)).toMatch(/1 collective(?!s)/)
    expect(text(en)).toContain('20 individuals')
    expect(text(vi)).toContain('1 tập thể')
  })

  it('lets nothing that people wrote be obeyed', async () => {
    for (const [index, name] of hostileTexts.entries()) {
      const reason = name.replaceAll(/[^\S ]|[\p{Cc}]/gu, ' ').trim()
      if (!isLine(reason)) continue
      const { book, tracker } = await opened([
        ...published,
        {
          type: 'assessment.Commend',
          form: reason,
          recipients: [{ kind: 'individual', name: reason }],
          authority: ministry,
          on: '2021-12-01',
        },
      ])
      const names = new Map([...unitNames, ['u1', name]])
      for (const document of documentsOf(book, { ...vi, unitNames: names } as typeof vi)) {
        const html = toHtml(document)
        expect(html.match(/<script(?![^>]*type="application)/g)?.length ?? 0, `${index}`).toBe(
          toHtml({ ...document, subtitle: '', sections: [] }).match(/<script(?![^>]*type="application)/g)
            ?.length ?? 0,
        )
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal obeys is looked for.
        expect(toText(document)).not.toMatch(/\u001b|\u0007|\u009b/)
        expect(toMarkdown(document)).not.toContain('<script')
        for (const table of tablesOf(document))
          expect(toCsv(table, { locale: 'vi', delimiter: ';' })).not.toMatch(/(^|;|\n)"?[=+@]/)
      }
      await tracker.close()
    }
  })
})
