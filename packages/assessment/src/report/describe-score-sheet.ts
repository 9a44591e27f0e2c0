import type { ReportDocument, Row, Section } from '@tiendo/report'
import type { ScoreSource } from '../events.ts'
import type { ScoreSheet, SheetCriterion, SheetSection } from '../score-sheet.ts'
import type { TextName } from './texts.ts'
import { type DescribeOptions, points, text, type Words, wordsFor } from './words.ts'

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
      { name: say('round'), value: sheet.round },
      { name: say('rubric'), value: sheet.rubricTitle },
      { name: say('status'), value: say(statusNames[sheet.status]) },
      {
        name: say('total'),
        value: say('ofMaximum', { points: number(sheet.points), maximum: number(sheet.maximum) }),
      },
    ],
    sections: sheet.sections.map((section, index) => sectionOf(section, index, words)),
  }
}

function sectionOf(
  { title, criteria, points: sum, maximum }: SheetSection,
  index: number,
  words: Words,
): Section {
  const { say } = words
  const columns = ['criterion', 'maximum', 'self', 'check', 'measured', 'counted', 'from'] as const
  const total: Row = {
    label: say('total'),
    cells: [points(maximum), text(''), text(''), text(''), points(sum), text('')],
  }
  const id = `section-${index + 1}`
  const rows = [...criteria.flatMap((criterion) => rowsOf(criterion, words)), total]
  return {
    id,
    title,
    blocks: [{ kind: 'table', table: { id, title, columns: columns.map((column) => say(column)), rows } }],
  }
}

function rowsOf(criterion: SheetCriterion, words: Words): readonly Row[] {
  const { say, number } = words
  const { title, maximum, self, checks, measured, points: counted, from } = criterion
  const ratio = measured?.ratio
  const evidence = [self, ...checks].flatMap((score) => score?.evidence ?? [])
  return [
    {
      label: title,
      cells: [
        points(maximum),
        points(self?.points),
        points(checks.at(-1)?.points),
        text(ratio == null ? '' : `${number(ratio.numerator)}/${number(ratio.denominator)}`),
        points(counted),
        text(from === null ? '' : say(sourceNames[from])),
      ],
    },
    ...(evidence.length === 0
      ? []
      : [{ label: say('evidence', { items: evidence.join('; ') }), style: 'note', cells: [] } as const]),
  ]
}
