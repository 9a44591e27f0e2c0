import { count, date, none, text } from '../describe/cells.ts'
import { sayIn } from '../describe/texts.ts'
import type { ReportDocument, Row, Table, TaskItem, TaskList } from './document.ts'

/** Every table of a document in its order, its lists of tasks among them as tables with a row for each task. */
export function tablesOf(document: ReportDocument): readonly Table[] {
  return document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'table') return [block.table]
      return block.kind === 'tasks' ? [tableOf(block.list, document)] : []
    }),
  )
}

/** A list of tasks as a table. */
function tableOf({ id, title, tasks }: TaskList, { locale }: Pick<ReportDocument, 'locale'>): Table {
  const say = sayIn(locale)
  return {
    id,
    title,
    columns: [
      say('codeHead'),
      say('titleHead'),
      say('leadHead'),
      say('statusHead'),
      say('deadlineHead'),
      say('originalHead'),
      say('completedHead'),
      say('overdueHead'),
      say('percentHead'),
      say('lastWorkHead'),
      say('taskHead'),
    ],
    rows: tasks.map(rowOf),
  }
}

function rowOf(item: TaskItem): Row {
  const { code, title, lead, statusText, deadline, originalDeadline, completedOn } = item
  return {
    label: code,
    cells: [
      text(title),
      text(lead),
      text(statusText),
      date(deadline),
      date(originalDeadline),
      date(completedOn),
      count(item.daysOverdue),
      item.percent === undefined ? none : { type: 'number', value: item.percent },
      date(item.lastWorkOn),
      text(item.task),
    ],
  }
}
