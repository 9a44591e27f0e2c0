import { compareRatios, formatNumber, formatPercent, type Status, statuses } from '@tiendo/core'
import type { CalendarReport, ProgressReport } from '../ask/progress-report.ts'
import type { Chart } from '../document/chart.ts'
import type { Section } from '../document/document.ts'
import { unitRowName } from './breakdowns.ts'
import { questionText } from './question.ts'
import type { Words } from './words.ts'

/** Pictures of what the tables say. Each has a description that holds its numbers. */
export function chartsSection(report: ProgressReport, words: Words): Section {
  const calendar = report.calendars[0]
  const charts = [
    ...(calendar === undefined ? [] : [quartersChart(calendar, words)]),
    ...courseCharts(report, words),
    ...unitsChart(report, words),
    ...slipsChart(report, words),
  ]
  return {
    id: 'charts',
    title: words.say('chartsTitle'),
    question: questionText(words, {
      day: words.say('shownDays'),
      kind: report.units.question.kind === undefined ? 'all' : 'planned',
      plan: report.plan.plan,
      policy: report.policy,
      calendar: report.quartersOf,
      knownAt: report.knownAt,
    }),
    blocks: charts.map((chart) => ({ kind: 'chart', chart })),
  }
}

/** Blue and green for what is done, yellow for what can still be in time, red for what is overdue. */
const fillOf: { readonly [Name in (typeof statuses)[number]]: number } = {
  completedOnTime: 0,
  completedLate: 1,
  completedUndated: 2,
  suspended: 6,
  openWithinDeadline: 3,
  openOverdue: 5,
  openUndated: 4,
}

function quartersChart({ quarters }: CalendarReport, words: Words): Chart {
  const { say, period, status } = words
  const begun = quarters.flatMap(({ period: quarter, figures }) =>
    figures === undefined ? [] : [{ quarter, counts: figures.counts }],
  )
  const series = (['completedOnTime', 'completedLate', 'openOverdue'] as const).map((name) => ({
    name: status(name),
    fill: fillOf[name],
    values: quarters.map(({ figures }) => figures?.counts[name] ?? null),
  }))
  return {
    id: 'chart-quarters',
    type: 'groupedBars',
    title: say('chartQuarters'),
    unit: say('tasksUnit'),
    description: begun
      .map(({ quarter, counts }) =>
        say('chartQuartersText', {
          quarter: period(quarter),
          assigned: counts.assigned,
          onTime: counts.completedOnTime,
          late: counts.completedLate,
          overdue: counts.openOverdue,
        }),
      )
      .join(' '),
    categories: quarters.map(({ period: quarter }) => period(quarter, 'short')),
    series,
  }
}

function courseCharts({ course }: ProgressReport, words: Words): readonly Chart[] {
  const { say, date, status } = words
  const [first, last] = [course[0], course.at(-1)]
  if (first === undefined || last === undefined || course.length < 2) return []
  const dates = course.map((point) => point.date)
  const counts = course.map(({ figures }) => figures.counts)
  const done = counts.map((each) => each.completedOnTime + each.completedLate + each.completedUndated)
  const shown = statuses.filter((name) => counts.some((each) => each[name] > 0))
  const parts = shown.map((name: Status & (typeof statuses)[number]) => {
    return `${status(name)} ${last.figures.counts[name]}`
  })
  return [
    {
      id: 'chart-burn-up',
      type: 'burnUp',
      title: say('chartBurnUp'),
      unit: say('tasksUnit'),
      description: say('chartBurnUpText', {
        start: date(first.date),
        end: date(last.date),
        first: done[0] ?? 0,
        done: done.at(-1) ?? 0,
        scope: last.figures.counts.assigned,
      }),
      dates,
      scope: { name: say('assignedShort'), values: counts.map(({ assigned }) => assigned) },
      done: { name: say('done'), values: done },
    },
    {
      id: 'chart-status',
      type: 'stackedArea',
      title: say('chartStatus'),
      unit: say('tasksUnit'),
      description: say('chartStatusText', { date: date(last.date), parts: parts.join(', ') }),
      dates,
      series: shown.map((name) => ({
        name: status(name),
        fill: fillOf[name],
        values: counts.map((each) => each[name]),
      })),
    },
  ]
}

function unitsChart({ units }: ProgressReport, words: Words): readonly Chart[] {
  const { say, locale } = words
  if (units.rows.length < 2) return []
  const bars = units.rows
    .map((row) => ({ name: unitRowName(row, words), ratio: row.ratios.completionOfAssigned }))
    .toSorted((a, b) =>
      a.ratio === null || b.ratio === null
        ? compareRatios(a.ratio, b.ratio)
        : compareRatios(b.ratio, a.ratio),
    )
  return [
    {
      id: 'chart-units',
      type: 'rankedBars',
      title: say('chartUnits'),
      unit: say('percentUnit'),
      description: bars
        .map(({ name, ratio }) => {
          const pair = ratio === null ? '' : ` (${ratio.numerator}/${ratio.denominator})`
          return `${name}: ${formatPercent(ratio, { locale })}${pair}`
        })
        .join('; '),
      bars,
    },
  ]
}

const describedSlips = 10

function slipsChart({ slips, asOf }: ProgressReport, words: Words): readonly Chart[] {
  const { say, date, locale } = words
  const tasks = slips.flatMap(({ code, originalDeadline: from, deadline: to }) =>
    from === undefined || to === undefined ? [] : [{ code, from, to }],
  )
  if (tasks.length === 0) return []
  const described = tasks
    .slice(0, describedSlips)
    .map(({ code, from, to }) => say('chartSlipsText', { code, from: date(from), to: date(to) }))
  const rest = tasks.length - described.length
  return [
    {
      id: 'chart-slips',
      type: 'slips',
      title: say('chartSlips'),
      unit: say('dateUnit'),
      description: [
        ...described,
        ...(rest > 0 ? [say('chartSlipsMore', { count: formatNumber(rest, { locale }) })] : []),
      ].join('; '),
      tasks,
      asOf,
      names: { from: say('originalDeadline'), to: say('deadlineInForce'), asOf: say('dayAsked') },
    },
  ]
}
