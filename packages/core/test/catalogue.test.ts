import { memoryStorage, openEventStore, openTracker } from '@tiendo/core'
import { fixedClock, specification } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { audit, inspect } from './audit.ts'
import { opening } from './office.ts'

const clock = fixedClock('2021-03-01T02:00:00.000Z')

async function open(version: 1 | 2, storage = memoryStorage()) {
  const tracker = await openTracker({ storage, clock, catalogues: [audit(version)] })
  if (tracker.head.commit === 0) await tracker.executeAll(opening)
  return { tracker, storage }
}

describe('a catalogue beside planning', () => {
  it('is decided, guarded and recorded like planning, and may read it', async () => {
    const { tracker } = await open(1)
    await tracker.execute(inspect('late'))
    const outcomes = await Promise.allSettled([
      tracker.execute(inspect('thin')),
      tracker.execute(inspect('thin')),
    ])
    expect(outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'ok'))).toEqual([
      'ok',
      'FOUND_BEFORE',
    ])
    await expect(tracker.execute(inspect('late', 't9'))).rejects.toMatchObject({ code: 'NO_SUCH_TASK' })
    await tracker.execute({ type: 'CompleteTask', task: 't1', on: '2021-03-01' })
    expect(tracker.figures({ plan: 'p1' }).counts.completedOnTime).toBe(1)
  })

  it('can be specified like planning', () => {
    const { given } = specification({ catalogues: [audit(1)], clock })
    given({
      type: 'TaskAdded',
      on: '2021-02-26',
      data: {
        plan: 'p1',
        task: 't1',
        code: '1',
        title: 'x',
        kind: 'planned',
        leadUnits: [],
        coordinatingUnits: [],
      },
    })
      .when(inspect('late'))
      .then({ type: 'audit.TaskInspected', on: '2021-03-01', data: { task: 't1', text: 'late' } })
  })

  it('is kept and ignored where it is not loaded', async () => {
    const { tracker, storage } = await open(1)
    await tracker.execute(inspect('late'))
    const plain = await openTracker({ storage, clock })
    expect(plain.figures({ plan: 'p1' }).counts.assigned).toBe(3)
    await plain.execute({ type: 'CompleteTask', task: 't1', on: '2021-03-01' })
    const again = await open(1, storage)
    await expect(again.tracker.execute(inspect('late'))).rejects.toMatchObject({ code: 'FOUND_BEFORE' })
  })

  it('brings events of an older schema up to date, once, for everybody who reads them', async () => {
    const { tracker, storage } = await open(1)
    await tracker.execute(inspect('late'))
    const newer = await open(2, storage)
    await expect(newer.tracker.execute(inspect('late'))).rejects.toMatchObject({ code: 'FOUND_BEFORE' })
    await newer.tracker.execute(inspect('thin'))
    const { events } = await newer.tracker.read([{ types: ['audit.TaskInspected'] }])
    expect(events.map(({ v, data }) => [v, data])).toEqual([
      [2, { task: 't1', finding: 'late' }],
      [2, { task: 't1', finding: 'thin' }],
    ])
  })

  it('meets events newer than itself with too-new, loses nothing, and leaves planning as it is', async () => {
    const { tracker: newer, storage } = await open(2)
    await newer.execute(inspect('late'))
    const { tracker } = await open(1, storage)
    await expect(tracker.execute(inspect('thin'))).rejects.toMatchObject({
      code: 'too-new',
      data: { what: 'audit.TaskInspected', version: 2 },
    })
    expect(tracker.figures({ plan: 'p1' }).counts.assigned).toBe(3)
    await tracker.execute({ type: 'CompleteTask', task: 't1', on: '2021-03-01' })
    expect((await newer.catchUp()).commit).toBe(3)
  })

  it('fails planning itself where that is what is too new', async () => {
    const storage = memoryStorage()
    await open(1, storage)
    const newer = await openEventStore({ storage, clock })
    await newer.append([{ type: 'TaskTeleported', on: '2021-03-01', data: { task: 't1' } }])
    const { tracker } = await open(1, storage)
    const tooNew = expect.objectContaining({
      code: 'too-new',
      data: expect.objectContaining({ position: 7 }),
    })
    expect(() => tracker.figures({ plan: 'p1' })).toThrow(tooNew)
    expect(() => tracker.plans()).toThrow(tooNew)
    await expect(tracker.execute({ type: 'CompleteTask', task: 't1', on: '2021-03-01' })).rejects.toThrow(
      tooNew,
    )
    await expect(tracker.timeline('t1')).rejects.toThrow(tooNew)
    expect(tracker.head.commit).toBe(2)
  })

  const base = audit(1)
  it.each([
    ['a name twice', [base, base]],
    ['the name of planning', [{ ...base, name: 'planning' }]],
    ['a name that is no word', [{ ...base, name: 'audit.x' }]],
    [
      'an event without its prefix',
      [{ ...base, events: { TaskInspected: base.events['audit.TaskInspected'] } }],
    ],
    ['a command without its prefix', [{ ...base, commands: { Inspect: base.commands['audit.Inspect'] } }]],
    [
      'a version without an upcast',
      [{ ...base, events: { 'audit.TaskInspected': { v: 2, schema: z.any() } } }],
    ],
  ])('cannot be opened with %s', async (_, catalogues) => {
    await expect(openTracker({ catalogues: catalogues as never })).rejects.toMatchObject({
      code: 'INVALID_CATALOGUE',
    })
  })

  it.each([
    [
      'an event of planning',
      { type: 'TaskCompleted', on: '2021-03-01', data: { plan: 'p1', task: 't1' } },
      'type',
    ],
    [
      'data that its schema refuses',
      { type: 'audit.TaskInspected', on: '2021-03-01', data: { task: 1, text: 'x' } },
      'audit.TaskInspected.data.task',
    ],
  ])('cannot decide on %s', async (_, event, path) => {
    const broken = { ...base, decide: () => ({ events: [event] }) }
    const tracker = await openTracker({ catalogues: [broken], clock })
    await expect(tracker.execute(inspect('x'))).rejects.toMatchObject({ code: 'INVALID_EVENT', path })
    expect(tracker.head.commit).toBe(0)
  })

  it('cannot be checked by a schema that answers later', async () => {
    const later = { '~standard': { validate: async (value: unknown) => ({ value }) } }
    const tracker = await openTracker({
      catalogues: [{ ...base, commands: { 'audit.Inspect': later } }],
      clock,
    })
    await expect(tracker.execute(inspect('x'))).rejects.toMatchObject({ code: 'INVALID_COMMAND' })
  })
})
