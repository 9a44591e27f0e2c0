import { type Catalogue, Rejection } from '@tiendo/core'
import * as z from 'zod/mini'

type Inspect = {
  readonly type: 'audit.Inspect'
  readonly task: string
  readonly finding: string
  readonly on: string
}
interface Inspections {
  findings?: string[]
}

/** A portal's own events beside planning: inspections of tasks. */
export const audit = (version: 1 | 2): Catalogue<Inspect> => ({
  name: 'audit',
  events: {
    'audit.TaskInspected': {
      v: version,
      schema:
        version === 1
          ? z.strictObject({ task: z.string(), text: z.string() })
          : z.strictObject({ task: z.string(), finding: z.string() }),
      ...(version === 1
        ? {}
        : { upcasts: { 1: ({ text, ...data }: { text?: string }) => ({ ...data, finding: `${text}` }) } }),
    },
  },
  commands: {
    'audit.Inspect': z.strictObject({
      type: z.literal('audit.Inspect'),
      task: z.string(),
      finding: z.string(),
      on: z.string(),
    }),
  },
  tagsOf: ({ data }) => [`task:${(data as { task: string }).task}`],
  touches: ({ data }) => [`task:${(data as { task: string }).task}`],
  initial: (): Inspections => ({}),
  evolve(draft: Inspections, { data }) {
    const { finding, text } = data as { finding?: string; text?: string }
    draft.findings ??= []
    draft.findings.push(`${finding ?? text}`)
  },
  boundary: ({ task }) => [{ types: ['TaskAdded', 'audit.TaskInspected'], tags: [`task:${task}`] }],
  decide({ task, finding, on }, { read, readFrom }) {
    if (readFrom('planning', `task:${task}`) === undefined)
      throw new Rejection('NO_SUCH_TASK', 'Refused: no such task')
    const findings = (read(`task:${task}`) as Inspections | undefined)?.findings ?? []
    if (findings.includes(finding)) throw new Rejection('FOUND_BEFORE', 'Refused: it was found before')
    const data = version === 1 ? { task, text: finding } : { task, finding }
    return { events: [{ type: 'audit.TaskInspected', on, data }] }
  },
})

export const inspect = (finding: string, task = 't1'): Inspect => ({
  type: 'audit.Inspect',
  task,
  finding,
  on: '2021-03-01',
})
