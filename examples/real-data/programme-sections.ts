import { calendars, type Period, type TaskEvidence } from '@tiendo/core'
import { readDeadline } from '@tiendo/report/import'
import { damagedCells, deadlinesWithoutDay } from './doubts.ts'
import type { ProgrammeTask } from './programme.ts'
import { groupId, programmePlan } from './programme-commands.ts'
import type { RecordedProgramme } from './recorded.ts'
import { type Check, listed, type Section } from './section.ts'
import { type LeadClass, leadClassOf } from './units.ts'

const endOf2025 = '2025-12-31'
const quarters = calendars.calendarYear.quarters(2025)
const reportingCalendar = calendars['vn-nd09-2019']

/** The plan as it was first issued. */
export function issuedSection({ tracker, programme, commits, keptTexts }: RecordedProgramme): Section {
  const { issue, reissue } = commits
  const assigned = (question: object) =>
    tracker.figures({
      plan: programmePlan,
      asOf: endOf2025,
      knownAt: issue.position + issue.events.length - 1,
      ...question,
    }).counts.assigned
  const { groups } = programme
  return {
    title: 'The programme as it was first issued: the appendix with the values before',
    notes: [`One commit of ${issue.events.length} events: the plan, its groups and its tasks.`],
    checks: [
      { name: 'tasks', expected: 140, found: assigned({}) },
      {
        name: 'tasks by group',
        expected: '13, 29, 34, 12, 28, 15, 9',
        found: listed(groups.map(({ ordinal }) => assigned({ group: groupId(ordinal) }))),
      },
      {
        name: 'tasks by group, by the file of groups',
        expected: listed(groups.map(({ taskCount }) => taskCount)),
        found: listed(groups.map(({ ordinal }) => assigned({ group: groupId(ordinal) }))),
      },
      { name: 'rows without a number of a task', expected: 0, found: programme.unnumbered.length },
      {
        name: 'deadlines kept as text beside events',
        expected: 19,
        found: Object.keys(keptTexts[0]?.texts.deadline ?? {}).length,
      },
      { name: 'the same import once more is recorded', expected: false, found: !reissue.isDuplicate },
      { name: 'ongoing tasks (kind regular)', expected: 13, found: assigned({ kind: 'regular' }) },
      ...deadlineChecks(programme.issued),
    ],
    tables: [
      {
        title: 'Deadlines without a last day: recorded without a deadline, kept as text',
        columns: ['task', 'why', 'as written'],
        rows: deadlinesWithoutDay(programme).map(({ code, why, text }) => [code, why, text]),
      },
      {
        title: 'Cells that a person should look at: kept as they are',
        columns: ['task', 'version', 'field', 'why', 'ends in'],
        rows: damagedCells(programme).map(({ code, version, field, why, text }) => [
          code,
          version,
          field,
          why,
          `…${[...text].slice(-17).join('')}`,
        ]),
      },
    ],
  }
}

function deadlineChecks(tasks: readonly ProgrammeTask[]): Check[] {
  const written = tasks.map(({ code, deadline }) => ({ code, deadline: readDeadline(deadline) }))
  const inQuarter = ({ start, end }: Period) =>
    written.filter(
      ({ deadline }) =>
        deadline.kind === 'lastDay' &&
        (deadline.precision === 'month' || deadline.precision === 'quarter') &&
        start <= deadline.day &&
        deadline.day <= end,
    ).length
  const onlyYear = written.filter(
    ({ deadline }) =>
      deadline.kind === 'lastDay' && deadline.precision === 'year' && deadline.day === endOf2025,
  )
  const codesOf = (kind: string) =>
    listed(written.filter(({ deadline }) => deadline.kind === kind).map(({ code }) => code))
  return [
    {
      name: 'a month or quarter of 2025, by quarter',
      expected: '5, 15, 6, 14',
      found: listed(quarters.map(inQuarter)),
    },
    { name: 'only "2025"', expected: 59, found: onlyYear.length },
    { name: 'without a deadline, by task', expected: '42', found: codesOf('missing') },
    { name: 'yearly (hằng năm), by task', expected: '49, 61, 124', found: codesOf('yearly') },
    { name: 'from 2025 on, by task', expected: '76, 114, 115', found: codesOf('from') },
    { name: 'not of the grammar, by task', expected: 'none', found: codesOf('unread') },
  ]
}

/** What falls into a year depends on whose year it is. */
export function calendarSection({ tracker }: RecordedProgramme): Section {
  const dueIn = (period: Period) =>
    tracker.figures({ plan: programmePlan, asOf: endOf2025, period }).views?.dueIn.count ?? 0
  const civil = dueIn(calendars.calendarYear.year(2025))
  const reporting = dueIn(reportingCalendar.year(2025))
  const cut = (periods: readonly Period[]) => listed(periods.map(dueIn))
  return {
    title: 'Due in 2025, by the calendar year and by the year of reports (NĐ 09/2019)',
    notes: [
      'Written deadlines are civil last days: what says "2025" or "12/2025" is due on 31/12.',
      `The year of reports ends on ${reportingCalendar.year(2025).end}.`,
    ],
    checks: [
      { name: 'calendar year: due in 2025', expected: 99, found: civil },
      { name: 'calendar year: by quarter', expected: '5, 15, 6, 73', found: cut(quarters) },
      { name: 'NĐ 09/2019: due in 2025', expected: 27, found: reporting },
      {
        name: 'NĐ 09/2019: by quarter',
        expected: '2, 4, 15, 6',
        found: cut(reportingCalendar.quarters(2025)),
      },
      { name: 'due in 2025 after its reports end', expected: 72, found: civil - reporting },
    ],
    tables: [],
  }
}

export function countByLeadClass(tasks: readonly TaskEvidence[]): {
  readonly [Class in LeadClass | 'none']: number
} {
  const counts = { one: 0, several: 0, collective: 0, none: 0 }
  for (const { leadUnits, collective } of tasks) counts[leadClassOf(leadUnits, collective)]++
  return counts
}
