import { readdirSync, readFileSync } from 'node:fs'
import { fixedClock, type GivenEvent, replay, sealLines, specification } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'

/** Expected figures as data, so that other languages can check themselves against the same examples. */
interface Golden {
  readonly name: string
  readonly events: readonly (GivenEvent & { readonly recorded: string })[]
  readonly figures: readonly {
    readonly question: object
    readonly counts?: object
    readonly ratios?: object
    /** How many tasks are in a view. */
    readonly views?: Readonly<Record<string, number>>
  }[]
  /** Commands that are refused once the first `after` events are known. */
  readonly refused: readonly { after: number; now: string; command: { type: string }; code: string }[]
}

const folder = new URL('./golden/', import.meta.url)

for (const file of readdirSync(folder).sort()) {
  const golden = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Golden

  describe(`${file}: ${golden.name}`, () => {
    const commits = golden.events.map(({ recorded, ...event }, index) => ({
      id: `c-${index + 1}`,
      at: recorded,
      events: [event as never],
    }))
    const replayed = replay(sealLines(commits))

    for (const { question, counts, ratios, views } of golden.figures) {
      it(`answers ${JSON.stringify(question)}`, () => {
        const figures = replayed.figures(question)
        if (counts) expect(figures.counts).toMatchObject(counts)
        if (ratios) expect(figures.ratios).toMatchObject(ratios)
        if (views) {
          const found = Object.entries(figures.views ?? {}).map(([name, view]) => [name, view.count])
          expect(Object.fromEntries(found)).toMatchObject(views)
        }
      })
    }

    for (const { after, now, command, code } of golden.refused) {
      it(`refuses ${command.type} with ${code}`, () => {
        const events = golden.events.slice(0, after).map(({ recorded: _, ...event }) => event)
        specification({ clock: fixedClock(now) })
          .given(...events)
          .when(command as never)
          .thenRefused(code)
      })
    }
  })
}
