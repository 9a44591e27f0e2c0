import { readFileSync } from 'node:fs'
import { planning } from '@tiendo/core'
import { jsonSchemas } from '@tiendo/core/json-schema'
import { replay } from '@tiendo/core/testing'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { accepted } from './decide-rows.ts'

const schemas = jsonSchemas()
// Formats are told to other tools; here the patterns beside them count.
const ajv = new Ajv2020({ strict: true, validateFormats: false })
const isValid = (schema: object, value: unknown) => ajv.compile(schema)(value)

const page = readFileSync(new URL('../../../docs/reference/events.md', import.meta.url), 'utf8')
const examples = page
  .split('\n')
  .filter((line) => line.startsWith('{"type"'))
  .map((line) => JSON.parse(line))

describe('JSON Schema', () => {
  it('is there for every event and every command', () => {
    expect(Object.keys(schemas.events)).toEqual(Object.keys(planning.events))
    expect(Object.keys(schemas.commands)).toEqual(Object.keys(planning.commands))
  })

  it('is plain JSON and names its draft', () => {
    for (const schema of [schemas.question, schemas.figures, ...Object.values(schemas.events)]) {
      expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
      expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema')
    }
  })

  it('takes the examples of the reference page, and none of them with a field too few or too many', () => {
    for (const example of examples) {
      const schema = schemas.events[example.type as 'TaskAdded']
      expect([example.type, isValid(schema, example)]).toEqual([example.type, true])
      const [first] = Object.keys(example.data)
      const { [first as string]: _, ...less } = example.data
      expect(isValid(schema, { ...example, data: less })).toBe(false)
      expect(isValid(schema, { ...example, data: { ...example.data, more: 1 } })).toBe(false)
      expect(isValid(schema, { ...example, on: '2021-2-30' })).toBe(false)
    }
  })

  it('takes every command that leads to an event', () => {
    for (const [command] of accepted)
      expect([command, isValid(schemas.commands[command.type], command)]).toEqual([command, true])
  })

  it('takes questions and the figures that answer them', () => {
    const question = { asOf: '2021-06-30', period: { label: 'x', start: '2021-04-01', end: '2021-06-30' } }
    expect(isValid(schemas.question, question)).toBe(true)
    expect(isValid(schemas.question, { asof: '2021-06-30' })).toBe(false)
    const figures = replay([]).figures(question)
    expect(isValid(schemas.figures, figures)).toBe(true)
    expect(isValid(schemas.figures, { ...figures, v: 2 })).toBe(false)
    const { views: _, ...withoutViews } = figures
    expect(isValid(schemas.figures, withoutViews)).toBe(true)
  })
})
