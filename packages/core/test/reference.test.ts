import { readFileSync, writeFileSync } from 'node:fs'
import { openTracker, planning, planningRejections, ratioNames, viewNames } from '@tiendo/core'
import { describe, expect, it } from 'vitest'
import { commandsTable, eventsTable, rejectionsTable } from './reference-tables.ts'

/** The reference pages name what the code has, all of it and nothing else. */

const pathOf = (path: string) => new URL(`../../../${path}`, import.meta.url)
const read = (path: string) => readFileSync(pathOf(path), 'utf8')
const page = (name: string) => read(`docs/reference/${name}.md`)

/** The rows of tables whose first cell is a name, as lists of cells. */
function rows(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}
const names = (text: string) => rows(text).map(([name]) => (name as string).replaceAll('`', ''))
const sorted = (values: Iterable<string>) => [...values].sort()
const section = (text: string, heading: string) =>
  text.split(/^## /m).find((part) => part.startsWith(heading)) ?? ''

const examples = page('events')
  .split('\n')
  .filter((line) => line.startsWith('{"type"'))
  .map((line, index) => ({ ...JSON.parse(line), position: index + 1 }))

describe('the tables that are made from the code', () => {
  it.each([
    ['events', 'events', () => eventsTable(examples)],
    ['commands', 'commands', commandsTable],
    ['errors', 'rejections', rejectionsTable],
  ])('%s.md has that of %s; UPDATE_REFERENCE=1 writes it', (name, title, make) => {
    const text = page(name)
    const [start, end] = [`<!-- table: ${title} -->\n`, '<!-- end -->']
    const from = text.indexOf(start) + start.length
    const to = text.indexOf(end, from)
    expect([from > start.length - 1, to >= from]).toEqual([true, true])
    const table = `\n${make()}\n\n`
    if (process.env['UPDATE_REFERENCE'] !== undefined)
      writeFileSync(pathOf(`docs/reference/${name}.md`), text.slice(0, from) + table + text.slice(to))
    else expect(text.slice(from, to)).toBe(table)
  })
})

describe('events.md', () => {
  it('has an example of every event that its schema takes', () => {
    expect(sorted(new Set(examples.map(({ type }) => type)))).toEqual(sorted(Object.keys(planning.events)))
    for (const { type, data } of examples) {
      expect(planning.events[type]?.schema['~standard'].validate(data)).toEqual({ value: data })
    }
  })
})

describe('errors.md', () => {
  const source = read('packages/core/src/errors.ts')
  const union = (name: string) => {
    const text = source.slice(source.indexOf(`export type ${name} =`)).split('\n\n')[0] ?? ''
    return [...text.matchAll(/^ {2}\| '([^']+)'/gm)].map(([, code]) => code as string)
  }

  it.each([
    ['InputError', union('InputErrorCode')],
    ['LogError', union('LogErrorCode')],
    ['Rejection', [...Object.keys(planningRejections), 'COMMIT_ID_REUSED', 'NOT_AUTHORIZED']],
  ])('has every code of %s', (heading, codes) => {
    expect(codes.length).toBeGreaterThan(9)
    expect(sorted(names(section(page('errors'), heading)))).toEqual(sorted(codes))
  })
})

describe('live-views.md', () => {
  it('has every reason for which a snapshot is not used, or not saved', () => {
    const source = read('packages/core/src/tracker/snapshots.ts')
    const quoted = (text = '') => [...text.matchAll(/'([a-z-]+)'/g)].map(([, reason]) => reason as string)
    const faults = quoted(/type SnapshotFault =([\s\S]*?)\n\n/.exec(source)?.[1])
    const unsaved = quoted(/readonly reason: ('no-cache'.*)/.exec(source)?.[1])
    expect([faults.length, unsaved.length]).toEqual([4, 4])
    const given = [...page('live-views').matchAll(/reason: '([a-z-]+)'/g)].map(
      ([, reason]) => reason as string,
    )
    expect(sorted(given)).toEqual(sorted([...faults, ...unsaved]))
  })
})

describe('add-your-own-events.md', () => {
  it("shows events, commands, a projection and a live view of one's own in under 80 lines", () => {
    const [, example = ''] = /```ts\n([\s\S]*?)\n```/.exec(read('docs/how-to/add-your-own-events.md')) ?? []
    for (const part of ['Catalogue<', 'Projection<', 'tracker.live(', 'tracker.execute('])
      expect(example).toContain(part)
    expect(example.split('\n').length).toBeLessThan(80)
  })
})

describe('figures.md', () => {
  it('has every count, ratio and view', async () => {
    const { counts } = (await openTracker()).figures({})
    expect(names(page('figures'))).toEqual(
      expect.arrayContaining([...Object.keys(counts), ...ratioNames, ...viewNames]),
    )
  })
})

describe('presentation.md', () => {
  it('has every function of presentation/', () => {
    const exported = [
      ...read('packages/core/src/index.ts').matchAll(/export \{(.+)\} from '.\/presentation\//g),
    ]
      .flatMap(([, list = '']) => list.split(','))
      .map((name) => name.trim())
      .filter((name) => !name.startsWith('type '))
    expect(exported.length).toBeGreaterThan(9)
    expect(sorted(names(page('presentation')).map((call) => call.split('(')[0] as string))).toEqual(
      sorted(exported),
    )
  })
})
