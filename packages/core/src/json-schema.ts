import * as z from 'zod/mini'
import { questionSchema } from './completion/question.ts'
import type { PlanningCommand } from './planning/commands.ts'
import type { PlanningEventData } from './planning/events.ts'
import * as f from './planning/fields.ts'
import { figuresSchema } from './planning/figures-format.ts'
import { commandSchemas, eventSchemas } from './planning/schemas.ts'

/** A JSON Schema, draft 2020-12: plain JSON. */
export type JsonSchema = Readonly<Record<string, unknown>>

export interface JsonSchemas {
  /** Of each event as it stands in a line of the log: `type`, `on`, `data`. */
  readonly events: { readonly [Type in keyof PlanningEventData]: JsonSchema }
  readonly commands: { readonly [Type in PlanningCommand['type']]: JsonSchema }
  /** What `figures` and `explain` are asked. */
  readonly question: JsonSchema
  /** What `figures` answers and `FiguresPublished` keeps, version 1. */
  readonly figures: JsonSchema
}

/**
 * The shapes that this library checks, for other languages and for forms. They say what a value looks like and no more:
 * that a date exists, that a text is not blank, and everything that `decide` looks at, they cannot say.
 */
export function jsonSchemas(): JsonSchemas {
  const event = (type: string, data: z.ZodMiniType) =>
    z.strictObject({ type: z.literal(type), on: f.date, data })
  return {
    events: mapped(eventSchemas, (type, schema) => jsonSchema(type, event(type, schema))),
    commands: mapped(commandSchemas, jsonSchema),
    question: jsonSchema('Question', questionSchema),
    figures: jsonSchema('Figures', figuresSchema),
  }
}

/** What the schemas check in code, as far as JSON Schema has a word for it. */
const words = new Map<unknown, JsonSchema>([
  [f.date, { format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }],
  [f.instant, { format: 'date-time' }],
  [f.ids, { uniqueItems: true }],
])

function jsonSchema(title: string, schema: z.ZodMiniType): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    override: ({ zodSchema, jsonSchema }) => void Object.assign(jsonSchema, words.get(zodSchema)),
  })
  return { $schema, title, ...rest }
}

function mapped<Name extends string>(
  schemas: { readonly [Key in Name]: z.ZodMiniType },
  schemaOf: (name: string, schema: z.ZodMiniType) => JsonSchema,
): { readonly [Key in Name]: JsonSchema } {
  const entries = Object.entries<z.ZodMiniType>(schemas).map(([name, schema]) => [
    name,
    schemaOf(name, schema),
  ])
  return Object.fromEntries(entries) as { [Key in Name]: JsonSchema }
}
