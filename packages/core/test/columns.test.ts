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
const anyLog = fc.oneof(unruly, generated)

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
        const outcome = async (known: Promise<Known>) =>
          known.then(
            (value) => summary(value, []),
            (error) => (error instanceof LogError ? { code: error.code, data: error.data } : error),
          )
        const expected = await outcome(read(await storageOf(lines)))
        if ('code' in expected) refused++
        else accepted++
        expect(await outcome(scanned(await storageOf(lines)))).toEqual(expected)
        expect(await outcome(scanned(await inBlocks(lines, 5)))).toEqual(expected)
      }),
      { numRuns: 3000 },
    )
    expect(accepted).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(100)
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
