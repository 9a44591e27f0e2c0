import type { ReportDocument, Row, Table } from '@tiendo/report'
import type { ScoreSource } from '../events.ts'
import type { ScoreSheet, SheetCriterion } from '../score-sheet.ts'
import type { TextName } from './texts.ts'
import { type DescribeOptions, fraction, none, points, text, type Words, wordsFor } from './words.ts'

const sourceNames: { readonly [Source in ScoreSource]: TextName } = {
  figures: 'fromFigures',
  self: 'fromSelf',
  check: 'fromCheck',
  appeal: 'fromAppeal',
  council: 'fromCouncil',
}
const statusNames: { readonly [Status in ScoreSheet['status']]: TextName } = {
  open: 'statusOpen',
  selfScored: 'statusSelfScored',
  crossChecked: 'statusCrossChecked',
  decided: 'statusDecided',
}

/** A score sheet as a document for the writers of `@tiendo/report`. */
export function describeScoreSheet(sheet: ScoreSheet, options: DescribeOptions): ReportDocument {
  const words = wordsFor(options)
  const { say, number, unit } = words
  return {
    locale: options.locale,
    title: say('sheet'),
    subtitle: unit(sheet.unit),
    notes: [],
    entries: [
      { name: say('round'), value: sheet.roundTitle ?? sheet.round },
      { name: say('rubric'), value: sheet.rubricTitle },
      { name: say('status'), value: say(statusNames[sheet.status]) },
      ...(sheet.checkedBy.length === 0 ? [] : [{ name: say('checkedBy'), value: checksText(sheet, words) }]),
      {
        name: say('total'),
        value: say('ofMaximum', { points: number(sheet.points), maximum: number(sheet.maximum) }),
      },
    ],
    sections: [
      { id: 'sheet', title: say('points'), blocks: [{ kind: 'table', table: tableOf(sheet, words) }] },
    ],
  }
}

function checksText({ checkedBy }: ScoreSheet, { say, unit, date }: Words): string {
  return checkedBy
    .map(({ checker, on }) => say('checkedOn', { checker: unit(checker), date: date(on) }))
    .join('; ')
}

/** One table, so that a spreadsheet gets the whole sheet. */
function tableOf({ sections }: ScoreSheet, words: Words): Table {
  const { say } = words
  const columns = ['criterion', 'maximum', 'self', 'check', 'measured', 'counted', 'from'] as const
  return {
    id: 'sheet-criteria',
    title: say('sheet'),
    columns: columns.map((column) => say(column)),
    rows: sections.flatMap((section): Row[] => [
      { label: section.title, style: 'head', cells: [] },
      ...section.criteria.flatMap((criterion) => rowsOf(criterion, words)),
      {
        label: say('total'),
        cells: [points(section.maximum), none, none, none, points(section.points), none],
      },
    ]),
  }
}

function rowsOf(criterion: SheetCriterion, words: Words): readonly Row[] {
  const { say } = words
  const { title, maximum, self, checks, measured, points: counted, from } = criterion
  const evidence = [self, ...checks].flatMap((score) => score?.evidence ?? [])
  return [
    {
      label: title,
      cells: [
        points(maximum),
        points(self?.points),
        points(checks.at(-1)?.points),
        fraction(measured?.ratio),
        points(counted),
        from === null ? none : text(say(sourceNames[from])),
      ],
    },
    ...(evidence.length === 0
      ? []
      : [{ label: say('evidence', { items: evidence.join('; ') }), style: 'note', cells: [] } as const]),
  ]
}
