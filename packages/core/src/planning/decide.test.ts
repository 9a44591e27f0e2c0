import { fixedClock, specification } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import {
  accepted,
  authority,
  base,
  changed,
  completed,
  confirming,
  event,
  of,
  reason,
  refused,
  submitted,
  suspended,
  withdrawn,
} from '../../test/decide-rows.ts'
import type { PlanningCommand } from './commands.ts'
import { planningRejections } from './rejections.ts'

const clock = fixedClock('2021-07-10T02:00:00.000Z')
const { given } = specification({ clock, timeZone: 'Asia/Ho_Chi_Minh' })
describe('a command leads to its event', () => {
  it.each(accepted)('$type', (command, events, ...expected) => {
    given(...events)
      .when(command)
      .then(...expected)
  })
})

describe('a command is refused', () => {
  it.each(refused)('%s: $type', (code, command, events) => {
    given(...events)
      .when(command)
      .thenRefused(code)
  })

  it('with every code that there is', () => {
    const codes = new Set<string>(refused.map(([code]) => code))
    // Not of a command: `tracker.published` asks.
    codes.add('UNKNOWN_PUBLICATION')
    expect(codes).toEqual(new Set(Object.keys(planningRejections)))
  })
})

describe('placing an event among others', () => {
  it('lets a completion overtake a withdrawal, and says so', () => {
    given(...base, withdrawn('2021-06-10'))
      .when({ type: 'CompleteTask', task: 't1', on: '2021-06-09' })
      .thenOvertakes(5)
  })

  it('lets a confirmation overtake the rest of a task that was submitted before', () => {
    const resumed = event('TaskResumed', '2021-07-05', of)
    given(...confirming, submitted('2021-06-28'), suspended('2021-07-01'), resumed)
      .when({ type: 'ConfirmCompletion', task: 't1', on: '2021-07-09' })
      .thenOvertakes(5, 6)
  })

  it('lets a retracted completion be followed by another one', () => {
    const retracted = event('EventRetracted', '2021-06-01', { ...of, position: 5, reason })
    given(...base, completed('2021-06-01'), retracted)
      .when({ type: 'CompleteTask', task: 't1', on: '2021-06-03' })
      .then(completed('2021-06-03'))
  })

  it('lets reports be recorded for any day before the withdrawal, and notes after the completion', () => {
    given(...base, withdrawn('2021-06-10'))
      .when({ type: 'ReportProgress', task: 't1', percent: 20, on: '2021-06-09' })
      .then(event('ProgressReported', '2021-06-09', { ...of, percent: 20 }))
    given(...base, completed('2021-06-10'))
      .when({ type: 'ReportProgress', task: 't1', note: 'Published.', on: '2021-06-20' })
      .then(event('ProgressReported', '2021-06-20', { ...of, note: 'Published.' }))
  })

  it('frees a code from the day on which a task has given it up, not before', () => {
    const revised = event('TaskRevised', '2021-03-01', { ...of, code: '1.9', codeBefore: '1.1' })
    const add = (on: string): PlanningCommand => ({
      type: 'AddTask',
      plan: 'p1',
      task: 't2',
      code: '1.1',
      title: 'x',
      on,
    })
    given(...base, revised)
      .when(add('2021-02-28'))
      .thenRefused('CODE_TAKEN', { freedOn: '2021-03-01' })
    const data = {
      plan: 'p1',
      task: 't2',
      code: '1.1',
      title: 'x',
      kind: 'planned' as const,
      leadUnits: [],
      coordinatingUnits: [],
    }
    given(...base, revised)
      .when(add('2021-03-01'))
      .then(event('TaskAdded', '2021-03-01', data))
  })

  it('lets a deadline be changed on a day on which the task was open again, not on one on which it was done', () => {
    const done = [...base, completed('2021-06-01'), event('TaskReopened', '2021-06-10', { ...of, reason })]
    const change = (on: string): PlanningCommand => ({
      type: 'ChangeDeadline',
      task: 't1',
      to: '2021-08-31',
      reason,
      authority,
      on,
    })
    given(...done)
      .when(change('2021-06-05'))
      .thenRefused('TASK_ALREADY_COMPLETED')
    given(...done)
      .when(change('2021-06-11'))
      .then(changed('2021-06-11', '2021-06-30', '2021-08-31'))
  })

  it('takes work that was imported without its task for no task', () => {
    const orphan = event('ProgressReported', '2021-03-01', { plan: 'p1', task: 't9', percent: 1 })
    const data = {
      plan: 'p1',
      task: 't9',
      code: '9',
      title: 'x',
      kind: 'planned' as const,
      leadUnits: [],
      coordinatingUnits: [],
    }
    given(...base, orphan)
      .when({ type: 'AddTask', plan: 'p1', task: 't9', code: '9', title: 'x', on: '2021-03-01' })
      .then(event('TaskAdded', '2021-03-01', data))
  })

  it('takes today from the plan: the 10th ends in Hồ Chí Minh City while it runs on in UTC', () => {
    const evening = specification({ clock: fixedClock('2021-07-10T17:30:00.000Z') })
    evening
      .given(...base)
      .when({ type: 'CompleteTask', task: 't1', on: '2021-07-11' })
      .then(completed('2021-07-11'))
  })
})

describe('the specification itself', () => {
  it('fails when other events come, when a refusal is missing, when another one comes', () => {
    const when = given(...base).when({ type: 'ReportProgress', task: 't1', percent: 1, on: '2021-05-01' })
    expect(() => when.then()).toThrow(/^Expected \[\], came/)
    expect(() => when.thenRefused('UNKNOWN_TASK')).toThrow(/^Expected a refusal, came/)
    expect(() =>
      given(...base)
        .when({ type: 'CompleteTask', task: 't9', on: '2021-05-01' })
        .then(),
    ).toThrow(/^Expected \[\], came UNKNOWN_TASK/)
    expect(() => given({ type: 'UnitRegistred', on: '2021-01-01', data: {} })).toThrow(
      /no catalogue has UnitRegistred/,
    )
    expect(() => when.thenOvertakes(1)).toThrow(/^Expected \[1\], came/)
    const refused = given(...base).when({ type: 'ReportProgress', task: 't9', percent: 1, on: '2021-05-01' })
    expect(() => refused.thenRefused('UNKNOWN_PLAN')).toThrow(/^Expected UNKNOWN_PLAN, came UNKNOWN_TASK/)
    expect(() => refused.thenRefused('UNKNOWN_TASK', { task: 't1' })).toThrow(/^Expected \{"task":"t1"\}/)
    refused.thenRefused('UNKNOWN_TASK', { task: 't9' })
  })
})
