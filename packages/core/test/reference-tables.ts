import { type CatalogueEvent, planning, planningRejections } from '@tiendo/core'
import { jsonSchemas } from '@tiendo/core/json-schema'
import { workEventTypes } from '../src/planning/events.ts'
import { accepted, refused } from './decide-rows.ts'

/** The tables of the reference pages, made from what the code does. */

const quoted = (name: string) => `\`${name}\``
const list = (names: Iterable<string>) => [...new Set(names)].map(quoted).join(', ')
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

interface ObjectSchema {
  readonly properties: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}

/** `examples` are events of every type. */
export function eventsTable(examples: readonly CatalogueEvent[]): string {
  const schemas = jsonSchemas().events as Readonly<Record<string, unknown>>
  return table(
    ['event', 'fields of `data`', 'retractable', 'tags'],
    Object.entries(schemas).map(([type, schema]) => {
      const data = (schema as { properties: { data: ObjectSchema } }).properties.data
      const fields = Object.keys(data.properties).map((name) =>
        quoted(data.required?.includes(name) ? name : `${name}?`),
      )
      const tags = examples.filter((each) => each.type === type).flatMap((each) => planning.tagsOf(each))
      const kinds = new Set(tags.map((tag) => tag.slice(0, tag.indexOf(':'))))
      return [quoted(type), fields.join(', '), workEventTypes.has(type) ? 'yes' : 'no', [...kinds].join(', ')]
    }),
  )
}

export function commandsTable(): string {
  return table(
    ['command', 'events', 'boundary', 'rejections'],
    Object.keys(planning.commands).map((type) => {
      const rows = accepted.filter(([command]) => command.type === type)
      const events = rows.flatMap(([, , ...expected]) => expected.map((event) => event.type))
      const items = rows.flatMap(([command, given]) => {
        const aggregates = aggregatesOf(given)
        return planning.boundary(command, (key) => aggregates.get(key)).map(nameOf)
      })
      const codes = refused.filter(([, command]) => command.type === type).map(([code]) => code)
      const inOrder = Object.keys(planningRejections).filter((code) => codes.includes(code as 'PLAN_EXISTS'))
      return [quoted(type), list(events), [...new Set(items)].join('; '), list(inOrder)]
    }),
  )
}

export function rejectionsTable(): string {
  return table(
    ['code', 'what forbids it'],
    Object.entries(planningRejections).map(([code, text]) => [quoted(code), text]),
  )
}

/** The items of boundaries by their names; the page says what each matches. */
function nameOf({ types = [], tags = [] }: ReturnType<typeof planning.boundary>[number]): string {
  const kind = tags[0]?.slice(0, tags[0].indexOf(':'))
  if (kind === undefined) return 'organisation'
  if (kind === 'task') return types.length === 0 ? 'task' : 'phases of the task'
  if (kind === 'unit') return types.length === 2 ? 'unit' : 'changes of the unit'
  return kind
}

function aggregatesOf(given: readonly Omit<CatalogueEvent, 'position'>[]): Map<string, object> {
  const aggregates = new Map<string, object>()
  for (const [index, event] of given.entries()) {
    const placed = { ...event, position: index + 1 }
    for (const key of planning.touches(placed)) {
      const state = aggregates.get(key) ?? planning.initial(key)
      planning.evolve(state, placed, key)
      aggregates.set(key, state)
    }
  }
  return aggregates
}
