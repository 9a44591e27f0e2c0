import { readFile, writeFile } from 'node:fs/promises'
import type { Played } from './play.ts'
import type { Scenario } from './scenario.ts'

/** The files in the folder of a scenario, as texts. */
export interface RecordedFiles {
  readonly 'stream.ndjson': string
  readonly 'expected.json': string
}

const names = ['stream.ndjson', 'expected.json'] as const

/** @throws where there are none yet */
export async function readFiles(scenario: Scenario): Promise<RecordedFiles> {
  const [stream, expected] = await Promise.all(names.map((name) => readFile(place(scenario, name), 'utf8')))
  return { 'stream.ndjson': stream as string, 'expected.json': expected as string }
}

/** Writes what a scenario led to, and returns the names of the files that are not what they were. */
export async function writeFiles(scenario: Scenario, played: Played): Promise<string[]> {
  const before: Partial<RecordedFiles> = await readFiles(scenario).catch(() => ({}))
  const files = asFiles(played)
  const changed = names.filter((name) => before[name] !== files[name])
  for (const name of changed) await writeFile(place(scenario, name), files[name])
  return changed
}

export function asFiles({ lines, answers }: Played): RecordedFiles {
  return {
    'stream.ndjson': lines.map((line) => `${line}\n`).join(''),
    'expected.json': `${JSON.stringify(answers, null, 2)}\n`,
  }
}

/** What `asFiles` was given. */
export function fromFiles(files: RecordedFiles): Played {
  return {
    lines: files['stream.ndjson'].split('\n').slice(0, -1),
    answers: JSON.parse(files['expected.json']),
  }
}

function place(scenario: Scenario, name: string): URL {
  return new URL(`${scenario.name}/${name}`, import.meta.url)
}
