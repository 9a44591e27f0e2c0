import { readFileSync, writeFileSync } from 'node:fs'
import { assessment, assessmentRejections, schemes } from '@tiendo/assessment'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { eventSchemas } from '../src/schemas.ts'

const path = new URL('../../../docs/reference/assessment.md', import.meta.url)
const page = readFileSync(path, 'utf8')
const commandDocs = readFileSync(new URL('../src/commands.ts', import.meta.url), 'utf8')

const quoted = (name: string) => `\`${name}\``
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

interface ObjectSchema {
  readonly properties: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}

function eventsTable(): string {
  return table(
    ['event', 'fields of `data`'],
    Object.entries(eventSchemas).map(([type, schema]) => {
      const { properties, required = [] } = z.toJSONSchema(schema, { io: 'input' }) as unknown as ObjectSchema
      const fields = Object.keys(properties).map((name) =>
        quoted(required.includes(name) ? name : `${name}?`),
      )
      return [quoted(type.replace('assessment.', '')), fields.join(', ')]
    }),
  )
}

/** What the docstring of a command says. */
function commandsTable(): string {
  return table(
    ['command', 'fields', 'leads to'],
    Object.entries(assessment.commands).map(([type, schema]) => {
      const name = type.replace('assessment.', '')
      const before = commandDocs.slice(0, commandDocs.indexOf(`export type ${name} =`))
      const text = before.slice(before.lastIndexOf('/**') + 3, before.lastIndexOf('*/'))
      const { properties, required = [] } = z.toJSONSchema(schema as z.ZodMiniType, {
        io: 'input',
      }) as unknown as ObjectSchema
      const fields = Object.keys(properties).filter((field) => field !== 'type' && field !== 'on')
      return [
        quoted(name),
        fields.map((field) => quoted(required.includes(field) ? field : `${field}?`)).join(', '),
        text
          .replaceAll(/\s*\n \* ?/g, ' ')
          .trim()
          .replace('→ ', ''),
      ]
    }),
  )
}

function schemesTable(): string {
  return table(
    ['scheme', 'levels, from the highest down', 'source'],
    Object.values(schemes).map(({ scheme, version, levels, source }) => [
      `${quoted(scheme)}, version ${version}`,
      levels.map(({ level }) => quoted(level)).join(', '),
      source ?? '',
    ]),
  )
}

function rejectionsTable(): string {
  return table(
    ['code', 'what forbids it'],
    Object.entries(assessmentRejections).map(([code, text]) => [quoted(code), text]),
  )
}

describe('assessment.md', () => {
  it.each([
    ['commands', commandsTable],
    ['events', eventsTable],
    ['schemes', schemesTable],
    ['rejections', rejectionsTable],
  ])('has the table of %s that the code gives; UPDATE_REFERENCE=1 writes it', (title, make) => {
    const [start, end] = [`<!-- table: ${title} -->\n`, '<!-- end -->']
    const text = readFileSync(path, 'utf8')
    const from = text.indexOf(start) + start.length
    const to = text.indexOf(end, from)
    expect([from > start.length - 1, to >= from]).toEqual([true, true])
    const made = `\n${make()}\n\n`
    if (process.env['UPDATE_REFERENCE'] !== undefined)
      writeFileSync(path, text.slice(0, from) + made + text.slice(to))
    else expect(text.slice(from, to)).toBe(made)
  })

  it('names every rule of criteria', () => {
    for (const rule of ['judged', 'bands', 'proportional', 'penalty']) expect(page).toContain(quoted(rule))
  })
})
