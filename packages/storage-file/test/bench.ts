import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CommitStorage, type EventStore, openEventStore } from '@tiendo/core'
import { Child, commandOf, type ProgramName } from './child-process.ts'
import type { WriterOptions } from './writer-options.ts'

/** The folders, stores and processes of one test. `clear` ends them all. */
export class Bench {
  readonly #clearing: (() => Promise<unknown>)[] = []

  async folder(): Promise<string> {
    const root = await mkdtemp(join(tmpdir(), 'tiendo-'))
    this.later(() => rm(root, { recursive: true, force: true }))
    return join(root, 'log')
  }

  async open(storage: CommitStorage): Promise<EventStore> {
    const store = await openEventStore({ storage })
    this.later(() => store.close())
    return store
  }

  start(program: ProgramName, options: object = {}): Child {
    return this.run(commandOf(program, options))
  }

  startWriter(options: WriterOptions, around: readonly string[] = []): Child {
    return this.run([...around, ...commandOf('writer', options)])
  }

  run(command: readonly string[]): Child {
    const child = new Child(command)
    this.later(() => child.kill())
    return child
  }

  later(task: () => Promise<unknown>): void {
    this.#clearing.push(task)
  }

  async clear(): Promise<void> {
    for (const task of this.#clearing.splice(0).reverse()) await task()
  }
}

export async function note(store: EventStore, id: string): Promise<void> {
  await store.append([{ type: 'Noted', on: '2021-01-04', data: {} }], { id })
}
