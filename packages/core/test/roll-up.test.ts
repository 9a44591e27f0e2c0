import { replay, sealLines } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'

const event = (type: string, on: string, data: object) => ({ type, on, data: data as never })
const issued = (plan: string, parent?: string) =>
  event('PlanIssued', '2021-01-01', {
    plan,
    title: plan,
    owner: 'u1',
    authority: { issuer: 'x' },
    period: { start: '2021-01-01', end: '2021-12-31' },
    calendar: 'calendarYear',
    timeZone: 'UTC',
    ...(parent === undefined ? {} : { parent }),
  })
const task = (plan: string, id: string, implemented?: string, more: object = {}) =>
  event('TaskAdded', '2021-01-01', {
    plan,
    task: id,
    code: id,
    title: id,
    kind: 'planned',
    leadUnits: [],
    coordinatingUnits: [],
    ...(implemented === undefined ? {} : { implements: implemented }),
    ...more,
  })
const left = (plan: string, id: string, on: string) =>
  event('TaskWithdrawn', on, { plan, task: id, reason: 'x' })

function rolledUp(events: ReturnType<typeof event>[], asked: object = {}, asOf = '2021-06-30') {
  const { explain } = replay(sealLines([{ id: 'c', at: '2021-01-01T00:00:00.000Z', events }]))
  return explain({ plan: 'top', rollUp: true, asOf, ...asked }, 'assigned').tasks.map((each) => each.task)
}

const plans = [issued('top'), issued('middle', 'top'), issued('low', 'middle'), issued('aside')]

describe('a roll-up', () => {
  it('goes down over all plans below and counts leaves', () => {
    const events = [
      ...plans,
      task('top', 'T'),
      task('top', 'alone'),
      task('middle', 'M', 'T'),
      task('low', 'L', 'M'),
      task('aside', 'A', 'T'),
    ]
    expect(rolledUp(events)).toEqual(['alone', 'L'])
    expect(rolledUp(events, { plan: 'middle' })).toEqual(['L'])
    expect(rolledUp(events, { plan: ['low', 'aside'] })).toEqual(['L', 'A'])
  })

  it('counts a task again from the day on which nobody stands for it any more', () => {
    const events = [...plans, task('top', 'T'), task('middle', 'M', 'T'), left('middle', 'M', '2021-05-01')]
    expect(rolledUp(events, {}, '2021-04-30')).toEqual(['M'])
    expect(rolledUp(events, {}, '2021-05-01')).toEqual(['T'])
  })

  it('looks over a task that has left: what implements it stands for what it implemented', () => {
    const events = [
      ...plans,
      task('top', 'T'),
      task('middle', 'M', 'T'),
      task('low', 'L', 'M'),
      left('middle', 'M', '2021-05-01'),
    ]
    expect(rolledUp(events)).toEqual(['L'])
  })

  it('lets tasks that stand for each other in a circle stand for themselves', () => {
    const events = [
      ...plans,
      task('top', 'A', 'B'),
      task('top', 'B', 'A'),
      task('top', 'C', 'C'),
      task('middle', 'D', 'A'),
    ]
    expect(rolledUp(events)).toEqual(['C', 'D'])
  })

  it('follows a link from the day on which it was made', () => {
    const revised = event('TaskRevised', '2021-05-01', { plan: 'middle', task: 'M', implements: 'T' })
    const events = [...plans, task('top', 'T'), task('middle', 'M'), revised]
    expect(rolledUp(events, {}, '2021-04-30')).toEqual(['T', 'M'])
    expect(rolledUp(events)).toEqual(['M'])
  })

  it('ends where the plans of a log form a circle', () => {
    const events = [issued('top', 'low'), issued('low', 'top'), task('top', 'T'), task('low', 'L')]
    expect(rolledUp(events)).toEqual(['T', 'L'])
  })

  it('needs a plan to start from', () => {
    expect(() => rolledUp(plans, { plan: undefined })).toThrow(
      expect.objectContaining({ code: 'INVALID_QUESTION', path: 'rollUp' }),
    )
  })
})
