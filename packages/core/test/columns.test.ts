import { openTracker } from '@tiendo/core'
import { fixedClock, generateWorkspace, sealLines } from '@tiendo/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dimension } from '../src/completion/breakdown.ts'
import { LogError } from '../src/errors.ts'
import { emptyLogHead, hashOf, openLine } from '../src/log/line.ts'
import { LogFollower } from '../src/log/log-follower.ts'
import { keyOf } from '../src/planning/aggregates.ts'
import { planning } from '../src/planning/planning.ts'
import type { CommitStorage } from '../src/storage/commit-storage.ts'
import { CatalogueSet } from '../src/tracker/catalogue-set.ts'
import { PlanningScanner } from '../src/tracker/event-scanner.ts'
import { applyTo } from '../src/tracker/snapshots.ts'
import { Workspace } from '../src/tracker/workspace.ts'
import { date, period, question, unrulyLog } from './arbitrary-log.ts'
import { byteCache, storageOf, write } from './lines.ts'
import { PlainTasks, plainBreakdown, plainFigures } from './plain-figures.ts'

/** Columns, scanners and indexes of numbers beside the plain objects that they stand for. */

const catalogues = new CatalogueSet([planning])
const clock = fixedClock('2022-01-31T00:00:00.000Z')
const dimensions: readonly Dimension[] = ['group', 'kind', 'plan', 'leadUnit', 'leadTree', 'coordinatingUnit']
const unruly = unrulyLog.map((log) => [...sealLines(log)])
const generated = fc
  .record({ seed: fc.nat(), events: fc.integer({ min: 70, max: 600 }) })
  .map((shape) => [...sealLines(generateWorkspace({ ...shape, units: 5, tasksPerPlan: 6 }))])
/** Logs of nothing but what has a row, in any order and about any day: tasks stay in their rows. */
const rowedEvent = fc
  .record({
    type: fc.constantFrom(
      'ProgressReported' as const,
      'TaskCompleted' as const,
      'DeadlineChanged' as const,
      'TaskReopened' as const,
      'ObstacleRaised' as const,
      'TaskWithdrawn' as const,
      'TaskSuspended' as const,
      'TaskResumed' as const,
      'CompletionSubmitted' as const,
      'CompletionReturned' as const,
      'TaskReassigned' as const,
      'TaskReweighted' as const,
    ),
    task: fc.constantFrom('t1', 't2', 't3', 't4'),
    on: date,
    other: date,
    isStated: fc.boolean(),
    number: fc.nat(100),
  })
  .map(({ type, task, on, other, isStated, number }) => {
    const reason = 'r'
    const deadline = isStated ? { deadline: other } : {}
    const data = {
      ProgressReported: isStated ? { percent: number } : { note: 'n' },
      TaskCompleted: isStated ? { dateUnknown: true } : {},
      DeadlineChanged: { to: other, reason, authority: { issuer: 'i' } },
      TaskReopened: { reason, ...deadline },
      ObstacleRaised: { obstacle: 'o', description: 'd' },
      TaskWithdrawn: { reason },
      TaskSuspended: { reason },
      TaskResumed: deadline,
      CompletionSubmitted: {},
      CompletionReturned: { reason },
      TaskReassigned: { leadUnits: isStated ? ['u1'] : [], coordinatingUnits: ['u2'] },
      TaskReweighted: { weight: number / 8 },
    }[type]
    return { type, on, data: { plan: task === 't4' ? 'p2' : 'p1', task, ...data } }
  })
const rowedHeader = [
  ...['u1', 'u2'].map((unit) => ({ type: 'UnitRegistered', on: '2021-01-01', data: { unit, name: unit } })),
  ...['p1', 'p2'].map((plan) => ({
    type: 'PlanIssued',
    on: '2021-01-01',
    data: {
      plan,
      title: plan,
      owner: 'u1',
      authority: { issuer: 'i' },
      period: { start: '2021-01-01', end: '2021-12-31' },
      calendar: 'calendarYear',
      timeZone: 'UTC',
    },
  })),
  ...['g1', 'g2'].map((group) => ({
    type: 'GroupAdded',
    on: '2021-01-01',
    data: { plan: 'p1', group, title: group },
  })),
  ...['t1', 't2', 't3', 't4'].map((task, index) => ({
    type: 'TaskAdded',
    on: '2021-01-05',
    data: {
      plan: task === 't4' ? 'p2' : 'p1',
      task,
      code: task,
      title: task,
      kind: index === 1 ? 'regular' : 'planned',
      ...(index === 0 ? { group: 'g1' } : {}),
      leadUnits: ['u1'],
      coordinatingUnits: [],
      ...(index === 1 ? {} : { deadline: `2021-0${index + 2}-28` }),
      ...(index === 2 ? { weight: 2.5 } : {}),
    },
  })),
]
const rowed = fc
  .array(fc.array(rowedEvent, { minLength: 1, maxLength: 3 }), { maxLength: 12 })
  .map((commits) => [
    ...sealLines(
      [rowedHeader, ...commits].map((events, index) => ({
        id: `c-${index + 1}`,
        at: new Date(Date.UTC(2021, 0, 6 + 20 * index)).toISOString(),
        events,
      })),
    ),
  ])
const anyLog = fc.oneof(unruly, generated, rowed)

/** A storage that gives its lines as bytes, in blocks that end after some of them. */
async function inBlocks(lines: readonly string[], every: number): Promise<CommitStorage> {
  return {
    ...(await storageOf(lines)),
    async *blocks(after) {
      for (let from = after; from < lines.length; from += every)
        yield Buffer.from(
          lines
            .slice(from, from + every)
            .map((line) => `${line}\n`)
            .join(''),
        )
    },
  }
}

interface Known {
  readonly log: LogFollower
  readonly workspace: Workspace
}

async function scanned(storage: CommitStorage): Promise<Known> {
  const [log, workspace] = [new LogFollower(catalogues), new Workspace(catalogues)]
  const scanner = new PlanningScanner(workspace, log.index, catalogues)
  await log.replayToHead(storage, {
    scan: (...line) => scanner.scan(...line),
    take: (ms) => scanner.take(ms),
    apply: (commit) => applyTo(workspace, commit),
    trustHashes: false,
  })
  return { log, workspace }
}

async function read(storage: CommitStorage): Promise<Known> {
  const [log, workspace] = [new LogFollower(catalogues), new Workspace(catalogues)]
  await log.readToHead(storage, () => {
    for (const commit of log.takeUndelivered()) workspace.apply(commit)
  })
  return { log, workspace }
}

function plain(lines: readonly string[]): PlainTasks {
  const tasks = new PlainTasks()
  let head = emptyLogHead
  for (const line of lines) {
    const opened = openLine(line, head)
    tasks.apply(opened.commit)
    head = opened.head
  }
  return tasks
}

/** Everything that can be asked of what is known. */
function summary({ log, workspace }: Known, tasks: readonly string[]) {
  const { table } = workspace
  const names = [...tasks, 't1', 'task-1', 'nobody']
  return {
    head: log.mine,
    position: workspace.position,
    commitCount: workspace.commitCount,
    changedAt: workspace.changedAt('planning'),
    plans: [...workspace.plans],
    units: [...workspace.units],
    reviews: [...workspace.reviews],
    histories: names.map((task) => workspace.read('planning', keyOf.task(task))),
    changes: names.map((task) => table.changedAt(table.names.find(task))),
    added: [...table.addedTo(undefined)].map((task) => table.names.text(task)),
    addedTo: [...workspace.plans].map((plan) =>
      [...table.addedTo(plan)].map((task) => table.names.text(task)),
    ),
    tagged: [
      'task:t1',
      'task:task-1',
      'plan:p1',
      'plan:plan-1',
      'unit:u1',
      'unit:unit-1',
      'code:p1/1',
      'code:plan-1/1',
    ].map((tag) => log.index.positions([{ tags: [tag] }], 0, workspace.position)),
    typed: ['TaskAdded', 'ProgressReported', 'UnitRegistered'].map((type) =>
      log.index.positions([{ types: [type] }], 0, workspace.position),
    ),
    ids: ['c-1', 'c-2', 'c-7', 'nobody'].map((id) => log.commitWithId(id)),
    holding: [1, 5, 9, 60].map((position) => log.commitHolding(position)),
    recordedAt: [1, 5, 9, 60].map((position) => workspace.recordedAt(position)),
  }
}

const unitRegistered = { type: 'UnitRegistered', on: '2021-01-01', data: { unit: 'u', name: 'U' } }

function outcomeOf(known: Promise<Known>) {
  return known.then(
    (value) => summary(value, []),
    (error) => {
      if (!(error instanceof LogError)) throw error
      return { code: error.code, data: error.data }
    },
  )
}

describe('a log that is scanned', () => {
  it('is known as one whose lines are read as a whole, from pages and from blocks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, fc.integer({ min: 1, max: 9 }), async (lines, every) => {
        const { tasks } = plain(lines)
        const expected = summary(await read(await storageOf(lines)), tasks)
        expect(summary(await scanned(await storageOf(lines)), tasks)).toEqual(expected)
        expect(summary(await scanned(await inBlocks(lines, every)), tasks)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('is accepted or refused as one whose lines are read as a whole, whatever was done to a line', async () => {
    const bytes = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(...Buffer.from('"\\{}[],:0 1eTt/')),
    )
    const change = fc.record({
      line: fc.nat(),
      place: fc.nat(),
      length: fc.integer({ min: 0, max: 2 }),
      bytes: fc.array(bytes, { maxLength: 2 }),
    })
    let accepted = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(generated, fc.array(change, { minLength: 1, maxLength: 2 }), async (log, changes) => {
        const lines = changed(log.slice(0, 12), changes)
        const expected = await outcomeOf(read(await storageOf(lines)))
        if ('code' in expected) refused++
        else accepted++
        expect(await outcomeOf(scanned(await storageOf(lines)))).toEqual(expected)
        expect(await outcomeOf(scanned(await inBlocks(lines, 5)))).toEqual(expected)
      }),
      { numRuns: 3000 },
    )
    expect(accepted).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(100)
  })
})

const report = (data: string) =>
  `{"type":"ProgressReported","on":"2021-02-01","data":{"plan":"p","task":"t"${data}}}`
const added = (parts: { task?: string; title?: string; code?: string; units?: string; rest?: string }) => {
  const { task = 't', title = 'T', code = '1', units = '', rest = '' } = parts
  const kind = `"kind":"planned","leadUnits":[${units}],"coordinatingUnits":[]${rest}`
  return `{"type":"TaskAdded","on":"2021-01-01","data":{"plan":"p","task":"${task}","code":"${code}","title":"${title}",${kind}}}`
}
const quoted = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => JSON.stringify(text(index))).join()

/** Lists of events as they might stand in a line, and whether a writer writes them. */
const accidents: readonly (readonly [what: string, events: string, isWritten: boolean])[] = [
  ['an id of 128 characters', added({ task: 'x'.repeat(128) }), true],
  ['an id of 129 characters', added({ task: 'x'.repeat(129) }), false],
  ['an empty id', added({ task: '' }), false],
  ['an id that reaches a prototype', added({ task: '__proto__' }), true],
  ['a title of 20,000 characters', added({ title: 'x'.repeat(20_000) }), true],
  ['a title of 20,001 characters', added({ title: 'x'.repeat(20_001) }), false],
  ['a title of 20,000 characters in 60,000 bytes', added({ title: 'ế'.repeat(20_000) }), true],
  ['a title of spaces', added({ title: '   ' }), false],
  ['a title of no-break spaces', added({ title: '\u00a0\u00a0' }), false],
  ['a title of an ideographic space', added({ title: '\u3000' }), false],
  ['a title with a byte order mark', added({ title: '\ufeffx' }), true],
  ['a title with DEL', added({ title: 'x\u007f' }), false],
  ['a title with a control character of Latin-1', added({ title: 'x\u0085' }), false],
  ['a title with a line separator', added({ title: 'x\u2028' }), true],
  ['a title with an emoji', added({ title: 'x👩🏽‍🌾' }), true],
  ['a title with an escape for a letter', added({ title: '\\u0041' }), false],
  ['a title with an escaped slash', added({ title: 'a\\/b' }), false],
  ['a title with an escaped quote', added({ title: 'a\\"b' }), true],
  ['a title with a tab', added({ title: 'a\\tb' }), false],
  ['a code of 64 characters', added({ code: 'x'.repeat(64) }), true],
  ['a code of 65 characters', added({ code: 'x'.repeat(65) }), false],
  [
    'a code in two normal forms',
    `${added({ code: 'ế' })},${added({ task: 'u', code: 'e\u0302\u0301' })}`,
    true,
  ],
  ['16 units', added({ units: quoted(16, (index) => `u${index}`) }), true],
  ['17 units', added({ units: quoted(17, (index) => `u${index}`) }), true],
  ['1,001 units', added({ units: quoted(1001, (index) => `u${index}`) }), false],
  ['a unit twice', added({ units: '"u","u"' }), false],
  ['a weight of 1,000,000', added({ rest: ',"weight":1000000' }), true],
  ['a weight of 1,000,001', added({ rest: ',"weight":1000001' }), false],
  ['a weight of a thousandth', added({ rest: ',"weight":0.001' }), true],
  ['a task that is added twice', `${added({})},${added({})}`, true],
  ['a report before its task', `${report('')},${added({})},${report('')}`, true],
  ['a report that says nothing', `${added({})},${report('')}`, true],
  ['0 %', report(',"percent":0'), true],
  ['100 %', report(',"percent":100'), true],
  ['101 %', report(',"percent":101'), false],
  ['half a percent', report(',"percent":0.5'), true],
  ['−1 %', report(',"percent":-1'), false],
  ['−0 %', report(',"percent":-0'), false],
  ['a percentage with an exponent', report(',"percent":1e1'), false],
  ['a percentage with a leading zero', report(',"percent":01'), false],
  ['a percentage as a text', report(',"percent":"1"'), false],
  ['an empty list of evidence', report(',"evidence":[]'), true],
  ['100 pieces of evidence', report(`,"evidence":[${quoted(100, String)}]`), true],
  ['101 pieces of evidence', report(`,"evidence":[${quoted(101, String)}]`), false],
  ['a comma too many', report(',"evidence":["a",]'), false],
  ['a space', report(', "percent":1'), false],
  ['a field that there is none', report(',"colour":"red"'), false],
  ['a field twice', report(',"percent":1,"percent":1'), false],
  ['fields in another order', report(',"note":"n","percent":1'), true],
  ['a key that reaches a prototype', report(',"__proto__":{}'), false],
  ['a missing field', '{"type":"ProgressReported","on":"2021-02-01","data":{"task":"t"}}', false],
  ['a day that there is none', report('').replace('2021-02-01', '2021-02-29'), false],
  ['a leap day', report('').replace('2021-02-01', '2020-02-29'), true],
  ['a month that there is none', report('').replace('2021-02-01', '2021-13-01'), false],
  ['the year 0', report('').replace('2021-02-01', '0000-02-01'), false],
  ['a date with a letter', report('').replace('2021-02-01', '2021-02-O1'), false],
  ['version 1, stated', report('').replace('"on"', '"v":1,"on"'), false],
  ['version 2', report('').replace('"on"', '"v":2,"on"'), true],
  ['a type that nobody knows', report('').replace('ProgressReported', 'Noted'), true],
  ['no type', report('').replace('ProgressReported', ''), false],
  ['no event', '', false],
  ['10,000 events', Array.from({ length: 10_000 }, () => report('')).join(), true],
  ['10,001 events', Array.from({ length: 10_001 }, () => report('')).join(), false],
]

describe('a line', () => {
  const [first = ''] = sealLines([{ id: 'c-1', at: '2021-01-01T00:00:00.000Z', events: [unitRegistered] }])
  const second = (events: string, at = '2021-01-01T00:00:00.000Z') =>
    resealed([
      first,
      `{"commit":2,"position":2,"id":"c-2","at":"${at}","events":[${events}],"prev":"${'0'.repeat(142)}`,
    ])
  const both = async (lines: readonly string[]) => {
    const outcomes = [
      read(await storageOf(lines)),
      scanned(await storageOf(lines)),
      scanned(await inBlocks(lines, 5)),
    ]
    const [plainly, ...fast] = await Promise.all(outcomes.map(outcomeOf))
    for (const each of fast) expect(each).toEqual(plainly)
    return plainly as Awaited<ReturnType<typeof outcomeOf>>
  }

  it.each(accidents)('with %s is taken as one that is read as a whole', async (_, events, isWritten) => {
    const outcome = await both(second(events))
    expect('code' in outcome ? outcome.code : 'written').toBe(isWritten ? 'written' : 'corrupt')
  })

  it.each([
    ['2021-01-01T00:00:00.001Z', true],
    ['2020-12-31T23:59:59.999Z', false],
    ['2021-01-01T24:00:00.000Z', false],
    ['2021-02-29T00:00:00.000Z', false],
    ['2021-01-01T00:60:00.000Z', false],
    ['2021-01-01T00:00:00.000+', false],
    ['2021-01-01T00:00:00.0001', false],
    ['9999-12-31T23:59:59.999Z', true],
  ])('recorded at %s likewise', async (at, isWritten) => {
    const outcome = await both(second(report(''), at))
    expect('code' in outcome ? outcome.code : 'written').toBe(isWritten ? 'written' : 'corrupt')
  })

  it('whose hash is another one is refused, unless hashes are trusted; one that is none never is', async () => {
    const [, line = ''] = second(report(',"percent":10'))
    const altered = [first, line.replace('"percent":10', '"percent":20')]
    const without = [first, line.replace(/"sha256":"../, '"sha256":"XX')]
    for (const lines of [altered, without]) {
      expect(await both(lines)).toMatchObject({
        code: 'corrupt',
        data: { commit: 2, kind: lines === altered ? 'sha256' : 'form' },
      })
      const opening = openTracker({ storage: await storageOf(lines), trustHashes: true, clock })
      if (lines === altered) expect((await opening).head.position).toBe(2)
      else await expect(opening).rejects.toMatchObject({ code: 'corrupt' })
    }
  })
})

/** Lines with bytes exchanged, each sealed again, so that only what they say can be wrong. */
function changed(
  lines: readonly string[],
  changes: readonly { line: number; place: number; length: number; bytes: readonly number[] }[],
): string[] {
  const texts = [...lines]
  for (const { line, place, length, bytes } of changes) {
    const index = 1 + (line % (texts.length - 1))
    const text = Buffer.from(texts[index] as string)
    const at = place % (text.length - 151)
    // What is no UTF-8 cannot come from a storage that gives texts.
    texts[index] = Buffer.concat([
      text.subarray(0, at),
      Buffer.from(bytes),
      text.subarray(at + length),
    ]).toString()
  }
  return resealed(texts)
}

function resealed(texts: readonly string[]): string[] {
  let prev = (texts[0] as string).slice(-66, -2)
  return texts.map((text, index) => {
    if (index === 0) return text
    const unsealed = `${text.slice(0, -142)}${prev}`
    const sealing = `${unsealed}","sha256":"${'0'.repeat(64)}"}`
    prev = hashOf(sealing)
    return `${unsealed}","sha256":"${prev}"}`
  })
}

describe('tasks in columns', () => {
  it('have the histories that events are folded into', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, async (lines) => {
        const tasks = plain(lines)
        const { workspace } = await scanned(await storageOf(lines))
        for (const task of tasks.tasks)
          expect(workspace.read('planning', keyOf.task(task))).toEqual(
            tasks.read('planning', keyOf.task(task)),
          )
        for (const code of ['1', '2', '3', '4'])
          for (const plan of tasks.plans)
            expect(workspace.read('planning', keyOf.code(plan, code)) ?? {}).toEqual(
              tasks.read('planning', keyOf.code(plan, code)) ?? {},
            )
      }),
      { numRuns: 300 },
    )
  })

  it('are the same from a snapshot and what was recorded after it', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, fc.nat(), date, period, async (lines, cut, asOf, inPeriod) => {
        const cache = byteCache()
        const first = await openTracker({
          storage: await storageOf(lines.slice(0, 1 + (cut % lines.length)), cache),
          clock,
        })
        await first.saveSnapshot()
        const tracker = await openTracker({ storage: await storageOf(lines, cache), clock })
        expect(tracker.snapshot).toMatchObject({ status: 'used', position: first.head.position })
        const tasks = plain(lines)
        const { question: resolved, counts, views } = tracker.figures({ asOf, period: inPeriod })
        expect({ counts, views }).toMatchObject({
          counts: plainFigures(tasks, resolved).counts,
          views: plainFigures(tasks, resolved).views,
        })
        for (const task of tasks.tasks) {
          const timeline = await tracker.timeline(task).catch(() => undefined)
          const history = tasks.read('planning', keyOf.task(task)) as { entries: { position: number }[] }
          if (timeline !== undefined)
            expect(timeline.map(({ position }) => position)).toEqual(
              history.entries.map((entry) => entry.position),
            )
        }
      }),
      { numRuns: 150 },
    )
  })

  it('are counted as the definitions count them, in figures and in breakdowns', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLog,
        question,
        date,
        period,
        fc.nat(),
        async (lines, asked, asOf, inPeriod, cut) => {
          const tasks = plain(lines)
          const tracker = await openTracker({ storage: await storageOf(lines), clock })
          const knownAt = 1 + (cut % tracker.head.position)
          const general = [
            { asOf, period: inPeriod, knownAt },
            { asOf, knownAt, kind: asked.kind },
            { asOf: '2022-12-31', period: inPeriod, policy: asked.policy ?? 'lenient' },
          ]
          // Generated logs have other plans, groups and units than those that questions are drawn about.
          const isAskable = tracker.plans().some(({ plan }) => plan === 'p1')
          const plan = asked.group === undefined ? asked.plan : 'p1'
          for (const each of isAskable
            ? [{ ...asked, plan, asOf, period: inPeriod, knownAt }, ...general]
            : general) {
            const { question: resolved, counts, ratios, weighted, views } = tracker.figures(each)
            const { views: plainViews, ...totals } = plainFigures(tasks, resolved)
            expect({ counts, ratios, weighted }).toEqual(totals)
            expect(views).toEqual(plainViews)
            for (const by of dimensions) {
              const { rows } = tracker.breakdown(each, by)
              const found = rows.map(({ key, bucket, ...row }) => [key ?? `<${bucket}>`, row] as const)
              expect(new Map(found)).toEqual(plainBreakdown(tasks, resolved, by))
            }
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('are counted after commits as if all had been there from the beginning', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLog,
        question,
        date,
        period,
        fc.nat(),
        async (lines, asked, asOf, inPeriod, cut) => {
          const storage = await storageOf(lines.slice(0, 1 + (cut % lines.length)), byteCache())
          const tracker = await openTracker({ storage, clock })
          const questions = [
            { asOf },
            { asOf, period: inPeriod },
            { asOf, period: inPeriod, policy: asked.policy, kind: asked.kind },
          ]
          for (const each of questions) tracker.figures(each)
          for (let next = tracker.head.commit; next < lines.length; next += 3) {
            await write(storage, lines.slice(next, next + 3))
            await tracker.catchUp()
            const tasks = plain(lines.slice(0, tracker.head.commit))
            for (const each of questions) {
              const { question: resolved, counts, ratios, weighted, views } = tracker.figures(each)
              expect({ counts, ratios, weighted, views }).toEqual({
                views: undefined,
                ...plainFigures(tasks, resolved),
              })
            }
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})
