import { describe, expect, it } from 'vitest'
import { parseDay } from '../time/civil-date.ts'
import { isOnCircle, Organisation, recordUnit, type Unit, unitAt } from './units.ts'

type Recorded = Parameters<typeof recordUnit>[1]
const registered = (unit: string, parent?: string): [Recorded['type'], string, object] => [
  'UnitRegistered',
  '2021-02-01',
  { unit, name: unit, ...(parent === undefined ? {} : { parent }) },
]

function unit(...events: readonly (readonly [Recorded['type'], string, object])[]): Unit {
  const recorded: Unit = { changes: [] }
  for (const [index, [type, on, data]] of events.entries())
    recordUnit(recorded, { type, on, data, position: index + 1 } as Recorded)
  return recorded
}
const day = (date: string) => parseDay(date) as number
const at = (recorded: Unit | undefined, date: string, knownAt = 99) =>
  unitAt(recorded, { day: day(date), knownAt })

describe('a unit', () => {
  const office = unit(
    registered('a', 'top'),
    ['UnitRenamed', '2021-06-01', { unit: 'a', name: 'June' }],
    ['UnitRenamed', '2021-04-01', { unit: 'a', name: 'April' }],
    ['UnitMoved', '2021-05-01', { unit: 'a' }],
    ['UnitMerged', '2021-07-01', { unit: 'a', into: 'b' }],
    ['UnitRenamed', '2021-08-01', { unit: 'a', name: 'August' }],
  )

  it('is as its changes up to a day make it, in the order of their dates, and final once merged', () => {
    expect(at(office, '2021-01-31')).toEqual({ name: 'a', parent: undefined, into: undefined })
    expect(at(office, '2021-02-01')).toEqual({ name: 'a', parent: 'top', into: undefined })
    expect(at(office, '2021-04-01')).toEqual({ name: 'April', parent: 'top', into: undefined })
    expect(at(office, '2021-05-01')).toEqual({ name: 'April', parent: undefined, into: undefined })
    expect(at(office, '2021-06-30')).toEqual({ name: 'June', parent: undefined, into: undefined })
    expect(at(office, '2021-12-31')).toEqual({ name: 'June', parent: undefined, into: 'b' })
  })

  it('is what is known of it', () => {
    expect(at(office, '2021-12-31', 2).name).toBe('June')
    expect(at(office, '2021-12-31', 1).name).toBe('a')
    expect(at(office, '2021-12-31', 0).name).toBeUndefined()
    expect(at(undefined, '2021-12-31')).toEqual({ name: undefined, parent: undefined, into: undefined })
  })

  it('counts changes of one day in the order in which they were recorded', () => {
    const renamed = unit(
      registered('a'),
      ['UnitRenamed', '2021-06-01', { unit: 'a', name: 'first' }],
      ['UnitRenamed', '2021-06-01', { unit: 'a', name: 'second' }],
    )
    expect(at(renamed, '2021-06-01').name).toBe('second')
  })
})

describe('an organisation', () => {
  const units = new Map<string, Unit>(
    Object.entries({
      top: unit(registered('top')),
      a: unit(registered('a', 'top')),
      a1: unit(registered('a1', 'a')),
      b: unit(registered('b', 'top')),
      merged: unit(registered('merged', 'a'), ['UnitMerged', '2021-03-01', { unit: 'merged', into: 'b' }]),
      twice: unit(registered('twice'), ['UnitMerged', '2021-03-01', { unit: 'twice', into: 'merged' }]),
      x: unit(registered('x', 'top'), ['UnitMerged', '2021-03-01', { unit: 'x', into: 'y' }]),
      y: unit(registered('y'), ['UnitMerged', '2021-03-01', { unit: 'y', into: 'x' }]),
      z: unit(registered('z'), ['UnitMerged', '2021-03-01', { unit: 'z', into: 'y' }]),
    }),
  )
  const chains = (date: string) => {
    const organisation = new Organisation((id) => units.get(id), { day: day(date), knownAt: 99 })
    return (id: string) => organisation.chainOf(id)
  }

  it('has for each unit the one that stands for it and those above', () => {
    const chainOf = chains('2021-12-31')
    expect(chainOf('a1')).toEqual(['a1', 'a', 'top'])
    expect(chainOf('merged')).toEqual(['b', 'top'])
    expect(chainOf('twice')).toEqual(['b', 'top'])
    expect(chainOf('nowhere')).toEqual(['nowhere'])
    expect(chainOf('a1')).toEqual(['a1', 'a', 'top'])
    expect(chains('2021-02-28')('twice')).toEqual(['twice'])
  })

  it.each([
    ['x', 'y', 'z'],
    ['z', 'y', 'x'],
    ['y', 'z', 'x'],
  ])(
    'lets those on a circle of mergers stand for themselves, whichever is asked first: %s %s %s',
    (...order) => {
      const chainOf = chains('2021-12-31')
      const found = Object.fromEntries(order.map((id) => [id, chainOf(id)[0]]))
      expect(found).toEqual({ x: 'x', y: 'y', z: 'y' })
    },
  )

  it('knows a unit that stands above itself', () => {
    const over = (id: string) =>
      isOnCircle(id, (other) => units.get(other), { day: day('2021-12-31'), knownAt: 99 })
    expect([over('x'), over('y'), over('z'), over('a1')]).toEqual([true, true, false, false])
  })

  it('is found in long chains of mergers without going over them again and again', () => {
    const long = new Map(
      Array.from({ length: 5000 }, (_, index) => [
        `u${index}`,
        unit(registered(`u${index}`), [
          'UnitMerged',
          '2021-03-01',
          { unit: `u${index}`, into: `u${index + 1}` },
        ]),
      ]),
    )
    const organisation = new Organisation((id) => long.get(id), { day: day('2021-12-31'), knownAt: 99 })
    for (let index = 0; index < 5000; index++) expect(organisation.chainOf(`u${index}`)[0]).toBe('u5000')
  })
})
