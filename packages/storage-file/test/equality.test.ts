import { memoryStorage, openEventStore } from '@tiendo/core'
import { fixedClock } from '@tiendo/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { append, storageOn } from './office.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const step = fc.oneof(
  fc.record({
    kind: fc.constant('append' as const),
    ids: fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('read' as const), after: fc.nat(40), limit: fc.nat(10) }),
  fc.record({ kind: fc.constant('reopen' as const) }),
)

describe('a log in a folder', () => {
  it('is the same, line for line, page for page and result for result, as one in memory', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.integer({ min: 200, max: 3000 }),
        async (steps, segmentBytes) => {
          const disk = new SimulatedDisk()
          const memory = memoryStorage()
          const open = async (storage: typeof memory) =>
            openEventStore({
              storage,
              clock: fixedClock('2021-03-01T00:00:00.000Z'),
              newId: () => '01F00000000000000000000000',
            })
          let file = storageOn(disk, { segmentBytes })
          let [one, two] = [await open(file), await open({ ...memory, close: async () => {} })]
          for (const each of steps) {
            if (each.kind === 'append') {
              const results = [one, two].map((store) =>
                Promise.all(each.ids.map((id) => append(store, `c-${id}`, `note ${id}`))),
              )
              expect(await results[0]).toEqual(await results[1])
            } else if (each.kind === 'reopen') {
              await one.close()
              await two.close()
              file = storageOn(disk, { segmentBytes })
              ;[one, two] = [await open(file), await open({ ...memory, close: async () => {} })]
            } else {
              const [page, whole] = [
                await file.read(each.after, each.limit),
                await memory.read(each.after, each.limit),
              ]
              expect(page.head).toEqual(whole.head)
              // A page of segments may be shorter, but it is there where there is anything.
              expect(page.lines).toEqual(whole.lines.slice(0, page.lines.length))
              expect(page.lines.length > 0).toBe(whole.lines.length > 0)
            }
          }
          expect(one.head).toEqual(two.head)
          await one.close()
        },
      ),
      { numRuns: 200 },
    )
  })
})
