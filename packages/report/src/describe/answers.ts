import type { Explanation, Figures, Locale, LogHead, Restatement, TaskEvidence } from '@tiendo/core'
import { formatPercent } from '@tiendo/core'
import type { LookedUp } from '../ask/look-up.ts'
import type { Block, ReportDocument, Row, Section } from '../document/document.ts'
import { date, none } from './cells.ts'
import { changeBlocks, comparisonRows } from './comparison.ts'
import { explanationBlocks } from './explanation.ts'
import { type Cells, countRowsOf, ratioRowsOf, viewRowsOf } from './figure-rows.ts'
import { questionText } from './question.ts'
import { headSection } from './summary.ts'
import { taskListBlock } from './task-lists.ts'
import { type Words, words } from './words.ts'

/** What every answer is written with. */
export interface AnswerContext extends LookedUp {
  readonly locale: Locale
  /** The plan that is asked about: its id, its title and its zone. */
  readonly plan: { readonly plan: string; readonly title: string; readonly timeZone: string }
  readonly head: LogHead
  readonly calendar?: string
}

/** Figures beside each other, each under its name: `undefined` where a period had not begun. */
export function describeFigures(
  columns: readonly { readonly name: string; readonly figures: Figures | undefined }[],
  context: AnswerContext,
): ReportDocument {
  const said = words({ ...context, timeZone: context.plan.timeZone })
  const { say } = said
  const figures = columns.map((column) => column.figures)
  const first = figures.find((found) => found !== undefined)
  const cells: Cells = (cell) =>
    figures.map((found, index) => (found === undefined ? none : cell(found, index)))
  const hasPeriods = figures.some((found) => found?.question.period !== undefined)
  const rows: readonly Row[] = [
    ...(hasPeriods
      ? ([
          { label: say('from'), cells: cells(({ question }) => date(question.period?.start)), style: 'note' },
          { label: say('seenAt'), cells: cells(({ question }) => date(question.asOf)), style: 'note' },
        ] as const)
      : []),
    ...countRowsOf(cells, figures, say),
    ...ratioRowsOf(cells, say),
    ...(hasPeriods ? viewRowsOf(cells, figures, say) : []),
  ]
  const day = hasPeriods
    ? say('quarterEnds')
    : say('atClose', { date: said.date(first?.question.asOf ?? '') })
  return answer(context, said, {
    id: 'figures',
    title: say('figuresTitle'),
    ...(first === undefined ? {} : { question: asked(first, context, said, day) }),
    blocks: [
      {
        kind: 'table',
        table: {
          id: 'table-figures',
          title: say('tableFigures'),
          columns: ['', ...columns.map(({ name }) => name)],
          rows,
        },
      },
    ],
  })
}

/** A figure, and the tasks and events behind it. */
export function describeExplanation(explanation: Explanation, context: AnswerContext): ReportDocument {
  const said = words({ ...context, timeZone: context.plan.timeZone })
  const { say } = said
  const { figure, view, tasks, denominator, question } = explanation
  const name = view === undefined ? figure : `${figure}, ${view}`
  const ratio = denominator && {
    numerator: tasks.length,
    denominator: denominator.length,
  }
  const headline =
    ratio === undefined
      ? say('explainOf', { figure: name, count: tasks.length })
      : `${name}: ${ratio.numerator}/${ratio.denominator} = ${formatPercent(ratio.denominator === 0 ? null : ratio, { locale: said.locale })}`
  return answer(context, said, {
    id: 'explanation',
    title: say('explainTitle'),
    question: asked({ question }, context, said, say('atClose', { date: said.date(question.asOf) })),
    blocks: [{ kind: 'text', text: headline }, ...explanationBlocks(explanation, said)],
  })
}

/** Two answers to one question, side by side, and what made them differ. */
export function describeDifference(
  {
    before,
    after,
    restatement,
  }: { readonly before: Figures; readonly after: Figures; readonly restatement: Restatement },
  context: AnswerContext,
): ReportDocument {
  const said = words({ ...context, timeZone: context.plan.timeZone })
  const { say } = said
  const names = [before, after].map(({ position }) => say('position', { position }))
  const table: Block = {
    kind: 'table',
    table: {
      id: 'table-difference',
      title: say('tableComparison'),
      columns: ['', ...names, say('difference')],
      rows: comparisonRows(before, after, said),
    },
  }
  return answer(context, said, {
    id: 'difference',
    title: say('diffTitle', { before: before.position, after: after.position }),
    question: asked(before, context, said, say('atClose', { date: said.date(before.question.asOf) }), 'both'),
    blocks: [table, ...changeBlocks(restatement, said)],
  })
}

/** A list of tasks under a title. */
export function describeTasks(
  tasks: readonly TaskEvidence[],
  title: string,
  figures: Pick<Figures, 'question'>,
  context: AnswerContext,
): ReportDocument {
  const said = words({ ...context, timeZone: context.plan.timeZone })
  return answer(context, said, {
    id: 'tasks',
    title,
    question: asked(figures, context, said, said.say('atClose', { date: said.date(figures.question.asOf) })),
    blocks: [taskListBlock('list-tasks', title, tasks, said)],
  })
}

function answer(context: AnswerContext, said: Words, section: Section): ReportDocument {
  return {
    locale: context.locale,
    title: context.plan.title,
    subtitle: '',
    notes: [],
    entries: [],
    sections: [section, headSection(context, said)],
  }
}

function asked(
  { question }: Pick<Figures, 'question'>,
  { plan, knownAt, calendar }: AnswerContext,
  said: Words,
  day: string,
  known: 'one' | 'both' = 'one',
): string {
  return questionText(said, {
    day,
    kind: question.kind ?? 'all',
    group: question.group,
    lead: question.lead,
    plan: plan.plan,
    policy: question.policy,
    ...(calendar === undefined ? {} : { calendar }),
    ...(known === 'one' ? { knownAt } : {}),
  })
}
