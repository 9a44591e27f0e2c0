import type { Commit, JsonObject } from '@tiendo/core'

/** What cells say beyond what events have fields for, by task: recorded with the commit. `null`: the event says it all again. */
export interface KeptTexts extends JsonObject {
  readonly deadline: { readonly [task: string]: string | null }
  readonly coordinating: { readonly [task: string]: string | null }
  /** The targets of the quarters as written; `-` is none. */
  readonly quarters: { readonly [task: string]: readonly string[] | null }
}

/** The kept texts of one task. */
export interface TaskTexts {
  readonly deadline?: string | null
  readonly coordinating?: string | null
  readonly quarters?: readonly string[] | null
}

const names = ['deadline', 'coordinating', 'quarters'] as const

export function joinedTexts(texts: Iterable<readonly [task: string, texts: TaskTexts]>): KeptTexts {
  const joined = emptyMaps()
  for (const [task, of] of texts)
    for (const name of names) {
      const text = of[name]
      if (text !== undefined) joined[name].set(task, text)
    }
  return keptTextsFrom(joined)
}

/**
 * What is kept after all of a log's commits, as `commitsOf` gives them: of each task the last text, and none where a `null`
 * was the last. Commits that keep no texts, or something else under that name, are passed over.
 */
export async function keptTextsOf(commits: AsyncIterable<Commit>): Promise<KeptTexts> {
  const kept = emptyMaps()
  for await (const { meta } of commits)
    for (const name of names) {
      const texts = objectIn(objectIn(meta)['keptTexts'])[name]
      for (const [task, text] of Object.entries(objectIn(texts)))
        if (text === null) kept[name].delete(task)
        else if (isText(text, name)) kept[name].set(task, text)
    }
  return keptTextsFrom(kept)
}

type Text = string | null | readonly string[]

function emptyMaps(): Record<(typeof names)[number], Map<string, Text>> {
  return { deadline: new Map(), coordinating: new Map(), quarters: new Map() }
}

/** A task may have any id, also one that an assignment would take for a prototype. */
function keptTextsFrom(maps: Record<(typeof names)[number], Map<string, Text>>): KeptTexts {
  return Object.fromEntries(
    names.map((name) => [name, Object.fromEntries(maps[name])]),
  ) as unknown as KeptTexts
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Record<string, unknown>) : {}
}

function isText(text: unknown, name: (typeof names)[number]): text is Text {
  if (name !== 'quarters') return typeof text === 'string'
  return Array.isArray(text) && text.every((each) => typeof each === 'string')
}
