import type { TaskEvidence } from '@tiendo/core'
import type { ProgrammeTask } from './programme.ts'
import { amended, programmePlan, taskId } from './programme-commands.ts'
import { countByLeadClass } from './programme-sections.ts'
import type { Recorded, RecordedProgramme } from './recorded.ts'
import { type Check, listed, type Section } from './section.ts'
import { folded, knownUnits } from './units.ts'

/** The days on which one was asked: the amendments, of 1 March, were recorded on 2 April. */
const dates = {
  before: '2025-02-28',
  after: '2025-03-31',
  known: '2025-04-01',
  corrected: '2025-04-02',
} as const

/** By lead unit: at each of two dates, as known before and after the amendments were recorded. */
const statedByLead: readonly {
  readonly unit: string
  readonly assigned: string
  readonly overdue: string
}[] = [
  { unit: 'bo-tttt', assigned: '35, 35, 35, 0', overdue: '0, 0, 1, 0' },
  { unit: 'bo-khdt', assigned: '10, 10, 10, 0', overdue: '0, 0, 0, 0' },
  { unit: 'bo-khcn', assigned: '21, 21, 21, 49', overdue: '0, 0, 1, 1' },
  { unit: 'bo-tc', assigned: '9, 9, 9, 17', overdue: '0, 0, 0, 0' },
  { unit: 'collective', assigned: '31, 31, 31, 31', overdue: '1, 1, 1, 1' },
]

const nameOf = (id: string) => knownUnits.find((unit) => unit.id === id)?.name ?? id

export function amendmentSection(recorded: RecordedProgramme): Section {
  const { tracker, programme, commits } = recorded
  const { amendments } = programme
  const cells = (field: string) => amendments.filter((amendment) => amendment.field === field).length
  const types = (type: string) => commits.amendment.events.filter((event) => event.type === type).length
  const tasksAt = (asOf: string, knownAt: string) =>
    tracker.explain({ plan: programmePlan, asOf, knownAt }, 'assigned').tasks
  const [atIssue, atEnd] = [tasksAt(dates.after, dates.known), tasksAt(dates.after, dates.corrected)]
  const classes = countByLeadClass(atEnd)
  return {
    title: 'The amendments: two versions of the appendix, cell by cell',
    notes: [
      `Recorded in one commit on 2 April 2025, effective ${amended.on}. The day and the decision are invented; the data has neither.`,
    ],
    checks: [
      { name: 'cells amended', expected: 79, found: amendments.length },
      {
        name: 'of them lead, coordinating, title',
        expected: '44, 31, 4',
        found: listed([cells('lead'), cells('coordinating'), cells('title')]),
      },
      {
        name: 'events: amended, reassigned, revised',
        expected: '1, 69, 4',
        found: listed([types('PlanAmended'), types('TaskReassigned'), types('TaskRevised')]),
      },
      ...equalityChecks('as issued', atIssue, programme.issued, keptTexts(recorded, 1)),
      ...equalityChecks('as amended', atEnd, programme.amended, keptTexts(recorded, 2)),
      {
        name: 'leads: one, several, collective',
        expected: '99, 11, 30',
        found: listed([classes.one, classes.several, classes.collective]),
      },
    ],
    tables: [classTable(atIssue, atEnd)],
  }
}

/** Every cell of the file is compared with what the log says, letter by letter. */
function equalityChecks(
  when: string,
  found: readonly TaskEvidence[],
  file: readonly ProgrammeTask[],
  coordinatingTexts: ReadonlyMap<string, string>,
): Check[] {
  const byTask = new Map(found.map((evidence) => [evidence.task, evidence]))
  const equal = (textOf: (evidence: TaskEvidence) => string, cell: keyof ProgrammeTask) =>
    file.filter((row) => {
      const evidence = byTask.get(taskId(row.code))
      return evidence !== undefined && lettersOf(textOf(evidence)) === lettersOf(row[cell])
    }).length
  const names = (units: readonly string[]) => units.map(nameOf).join(', ')
  const coordinating = ({ task, coordinatingUnits }: TaskEvidence) =>
    coordinatingTexts.get(task) ?? names(coordinatingUnits)
  return [
    { name: `${when}: titles equal to the file`, expected: 140, found: equal(({ title }) => title, 'title') },
    {
      name: `${when}: leads equal to the file`,
      expected: 140,
      found: equal(({ leadUnits, collective }) => collective ?? names(leadUnits), 'lead'),
    },
    { name: `${when}: coordinating equal`, expected: 140, found: equal(coordinating, 'coordinating') },
  ]
}

/** Case, spaces and separators differ from row to row; letters and digits may not. */
function lettersOf(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]/gu, '')
}

/** What the log keeps of coordinating cells after so many imports. */
function keptTexts({ keptTexts: kept }: Recorded, imports: number): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { texts: imported } of kept.slice(0, imports)) {
    for (const [task, text] of Object.entries(imported.coordinating)) {
      if (text === null) texts.delete(task)
      else texts.set(task, text)
    }
  }
  return texts
}

function classTable(
  issued: readonly TaskEvidence[],
  end: readonly TaskEvidence[],
): Section['tables'][number] {
  const [first, last] = [countByLeadClass(issued), countByLeadClass(end)]
  const isMixed = ({ leadUnits, collective }: TaskEvidence) =>
    leadUnits.length > 0 && collective !== undefined
  const mixed = end.filter(isMixed).map(({ code }) => code)
  return {
    title: `Leads by class. Tasks ${listed(mixed)} name units and a collective; see leadClasses in units.ts.`,
    columns: ['class', 'as issued', 'as amended'],
    rows: (['one', 'several', 'collective', 'none'] as const).map((name) => [name, first[name], last[name]]),
  }
}

export function leadSection({ tracker }: RecordedProgramme): Section {
  const asked = [dates.before, dates.after].flatMap((asOf) =>
    [dates.known, dates.corrected].map((knownAt) => ({ plan: programmePlan, asOf, knownAt })),
  )
  const countsOf = (unit: string) => {
    const lead = unit === 'collective' ? unit : { unit }
    return asked.map((question) => tracker.figures({ ...question, lead }).counts)
  }
  return {
    title: 'Figures by lead, before and after the amendments',
    notes: [
      'Four numbers each: at 28 Feb as known on 1 and on 2 April, at 31 Mar as known on 1 and on 2 April. A task with several leads counts in each: the rows do not add up to 140.',
    ],
    checks: statedByLead.flatMap(({ unit, assigned, overdue }): Check[] => {
      const counts = countsOf(unit)
      const name = nameOf(unit)
      return [
        {
          name: `${name}: assigned`,
          expected: assigned,
          found: listed(counts.map((count) => count.assigned)),
        },
        {
          name: `${name}: overdue`,
          expected: overdue,
          found: listed(counts.map((count) => count.openOverdue)),
        },
      ]
    }),
    tables: [],
  }
}
