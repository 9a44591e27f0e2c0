import { describe, expect, it } from 'vitest'
import type { Deadline, TaskState } from '../planning/task-fold.ts'
import type { Standing } from './status.ts'
import { viewsOf } from './views.ts'

/** Days are numbers; the period runs from 100 to 199. */
const set = (day: number, setOn = 0): Deadline => ({ day, setOn, position: 1 })

function standing(
  status: Standing['status'],
  {
    deadline,
    completedOn,
    position = 9,
    ...state
  }: {
    deadline?: Deadline
    completedOn?: number
    position?: number
    entry?: number
    restart?: { day: number; position: number }
    lastWorkOn?: number
  } = {},
): Standing {
  const completion =
    completedOn === undefined
      ? undefined
      : { day: completedOn, position, isDateUnknown: false, deadlines: {} as never }
  return {
    state: { entry: 0, ...state } as TaskState,
    status,
    day: 199,
    deadline,
    completion,
    isPastDeadline: false,
  }
}
const open = standing('openWithinDeadline')
const views = (end: Standing, before: Standing | undefined = open) =>
  Object.entries(viewsOf(before, end, 100, 199))
    .filter(([, isIn]) => isIn)
    .map(([name]) => name)

describe('the views of a period', () => {
  it.each([
    [99, []],
    [100, ['dueIn']],
    [199, ['dueIn']],
    [200, ['dueAfterPeriod']],
  ])('have a deadline on day %d in %j', (day, expected) => {
    expect(views(standing('openWithinDeadline', { deadline: set(day), lastWorkOn: 150 }))).toEqual([
      'cumulative',
      ...expected,
    ])
  })

  it('have a deadline where the latest of it, the day that set it and the entry lies', () => {
    expect(views(standing('openOverdue', { deadline: set(50, 120), lastWorkOn: 150 }))).toContain('dueIn')
    expect(views(standing('openOverdue', { deadline: set(50), entry: 120, lastWorkOn: 150 }))).toContain(
      'dueIn',
    )
    expect(views(standing('openOverdue', { deadline: set(150, 220), lastWorkOn: 150 }))).not.toContain(
      'dueIn',
    )
  })

  it('have a completion where the later of it and the entry lies', () => {
    const done = (completedOn: number, entry = 0) =>
      views(standing('completedOnTime', { completedOn, entry }))
    expect([done(99), done(100), done(199), done(50, 120)]).toEqual([
      ['cumulative'],
      ['cumulative', 'doneIn'],
      ['cumulative', 'doneIn'],
      ['cumulative', 'doneIn'],
    ])
  })

  it('carry in what was overdue before, whatever became of it', () => {
    const overdue = standing('openOverdue')
    expect(views(standing('outOfScope'), overdue)).toEqual(['carriedIn'])
    expect(views(standing('outOfScope'), open)).toEqual([])
    expect(viewsOf(undefined, standing('outOfScope'), 100, 199)).toMatchObject({
      carriedIn: false,
      undoneIn: false,
    })
  })

  it('have undone what was done before, and is not done or by another completion', () => {
    const done = standing('completedOnTime', { completedOn: 50, position: 5 })
    const now = standing('openUndated', { lastWorkOn: 150 })
    expect(views(now, done)).toContain('undoneIn')
    expect(views(standing('completedOnTime', { completedOn: 50, position: 5 }), done)).not.toContain(
      'undoneIn',
    )
    expect(views(standing('completedOnTime', { completedOn: 120, position: 7 }), done)).toContain('undoneIn')
    expect(views(now, open)).not.toContain('undoneIn')
  })

  it('have revived what is overdue because it went on in the period, at its deadline or after it', () => {
    const restarted = (day: number, deadline?: Deadline, status: Standing['status'] = 'openOverdue') =>
      views(
        standing(status, {
          restart: { day, position: 3 },
          ...(deadline === undefined ? {} : { deadline }),
        }),
      ).includes('revivedIn')
    expect([restarted(99, set(50)), restarted(100, set(50)), restarted(199, set(50))]).toEqual([
      false,
      true,
      true,
    ])
    expect([restarted(150, set(150)), restarted(150, set(151))]).toEqual([true, false])
    expect([restarted(150, set(50), 'openWithinDeadline'), restarted(150, undefined)]).toEqual([false, false])
    expect(views(standing('openOverdue', { deadline: set(50) }))).not.toContain('revivedIn')
  })

  it('omit what is open, in scope and without work since the period began', () => {
    expect(views(standing('openUndated'))).toEqual(['cumulative', 'omitted'])
    expect(views(standing('openUndated', { lastWorkOn: 99 }))).toContain('omitted')
    expect(views(standing('openUndated', { lastWorkOn: 100 }))).not.toContain('omitted')
    expect(views(standing('suspended', { lastWorkOn: 99 }))).not.toContain('omitted')
    expect(views(standing('outOfScope'))).toEqual([])
    expect(views(standing('completedUndated', { completedOn: 150 }))).toEqual(['cumulative', 'doneIn'])
  })
})
