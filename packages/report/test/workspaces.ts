import { readFile } from 'node:fs/promises'
import { memoryStorage, openTracker, type Tracker } from '@tiendo/core'
import { fixedClock, generateWorkspace, type SealableCommit, sealLines } from '@tiendo/core/testing'
import { type DescribeOptions, describeReport, progressReport, type ReportOptions } from '../src/index.ts'

const genesis = { commit: 0, sha256: '0'.repeat(64) } as const

/** The log of the example: 609 events of one year, and the plan that the tests ask about. */
export const bacLieu = 'stp-25-2021'
const stream = await readFile(
  new URL('../../../examples/scenarios/bac-lieu-2021/stream.ndjson', import.meta.url),
  'utf8',
)

async function trackerOf(lines: readonly string[], now: string): Promise<Tracker> {
  const storage = memoryStorage()
  await storage.append(genesis, () => lines)
  return openTracker({ storage, clock: fixedClock(now) })
}

/** The day of its last commit, 14 January 2022, is today. With a position: the log as it was when it ended there. */
export function bacLieuTracker(position?: number): Promise<Tracker> {
  const lines = stream.split('\n').slice(0, -1)
  const firstOf = (line: string) => (JSON.parse(line) as { readonly position: number }).position
  const upTo = lines.filter((line) => position === undefined || firstOf(line) <= position)
  return trackerOf(upTo, '2022-01-14T09:00:00Z')
}

export function generatedTracker(seed: number, events: number): Promise<Tracker> {
  return trackerOf([...sealLines(generateWorkspace({ seed, events }))], '2025-01-31T10:00:00Z')
}

/** A log of one commit for each list of events. */
export function trackerWith(
  commits: readonly (readonly { readonly type: string; readonly on: string; readonly data: object }[])[],
  now = '2021-12-31T12:00:00Z',
): Promise<Tracker> {
  const sealable = commits.map((events, index) => ({
    id: `c-${index + 1}`,
    at: `2021-01-0${index + 2}T00:00:00.000Z`,
    events,
  }))
  return trackerOf([...sealLines(sealable as unknown as SealableCommit[])], now)
}

export const unit = (id: string, name = id, on = '2021-01-01') => ({
  type: 'UnitRegistered',
  on,
  data: { unit: id, name },
})

export const plan = (more: object = {}) => ({
  type: 'PlanIssued',
  on: '2021-01-01',
  data: {
    plan: 'p',
    title: 'A plan',
    owner: 'u',
    authority: { issuer: 'The director' },
    period: { start: '2021-01-01', end: '2021-12-31' },
    calendar: 'calendarYear',
    timeZone: 'UTC',
    ...more,
  },
})

export const task = (
  id: string,
  {
    deadline = '2021-03-31' as string | null,
    ...more
  }: { deadline?: string | null; [key: string]: unknown } = {},
) => ({
  type: 'TaskAdded',
  on: '2021-01-01',
  data: {
    plan: 'p',
    task: id,
    code: id,
    title: `Task ${id}`,
    kind: 'planned',
    leadUnits: ['u'],
    coordinatingUnits: [],
    ...(deadline === null ? {} : { deadline }),
    ...more,
  },
})

/** A log in which every text that somebody can write is this one. */
export function trackerTitled(title: string): Promise<Tracker> {
  return trackerWith([
    [
      unit('u', title),
      unit('v', `${title} again`),
      plan({ title, authority: { issuer: title, number: title.slice(0, 100) } }),
      { type: 'GroupAdded', on: '2021-01-01', data: { plan: 'p', group: 'g', title } },
      task('t', { title, group: 'g', collective: title, leadUnits: [] }),
      task('t2', { code: title.slice(0, 60), title, group: 'g', leadUnits: ['u', 'v'] }),
      {
        type: 'DeadlineChanged',
        on: '2021-01-03',
        data: {
          plan: 'p',
          task: 't2',
          from: '2021-03-31',
          to: '2021-06-15',
          reason: title,
          authority: { issuer: title },
        },
      },
      {
        type: 'ProgressReported',
        on: '2021-01-04',
        data: { plan: 'p', task: 't', percent: 50, note: title },
      },
    ],
  ])
}

export async function documentOf(
  tracker: Tracker,
  asked: ReportOptions,
  described: DescribeOptions = { locale: 'vi' },
) {
  return describeReport(await progressReport(tracker, asked), described)
}

/** The report of the example as its command prints it, with everything in it. */
export const wholeQuestion: ReportOptions = {
  plan: bacLieu,
  calendars: ['calendarYear', 'vn-nd09-2019'],
  comparedAt: '2021-07-09',
  evidence: true,
}
