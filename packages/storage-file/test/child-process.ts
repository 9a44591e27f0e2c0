import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Report, ReportOf } from './reports.ts'

export type ProgramName = 'cluster' | 'holder' | 'threads' | 'writer'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const longestRunMs = 300_000

/** The command line of a child program. Its options are its only argument. */
export function commandOf(program: ProgramName, options: object): readonly string[] {
  const path = fileURLToPath(new URL(`processes/${program}.ts`, import.meta.url))
  return [process.execPath, '--conditions=@tiendo/source', '--import', 'tsx', path, JSON.stringify(options)]
}

/** A child process, and what it has reported. */
export class Child {
  readonly reports: Report[] = []
  /** Resolves when the process is gone and everything that it reported is here. */
  readonly ended: Promise<void>
  readonly #process: ChildProcess
  readonly #waiting = new Set<() => void>()
  hasEnded = false

  constructor(command: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const [file, ...rest] = command
    this.#process = spawn(file as string, rest, {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
      timeout: longestRunMs,
      killSignal: 'SIGKILL',
    })
    this.#process.stdin?.on('error', () => {})
    createInterface({ input: this.#process.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      this.reports.push(JSON.parse(line))
      this.#wake()
    })
    this.ended = once(this.#process, 'close').then(() => {
      this.hasEnded = true
      this.#wake()
    })
  }

  get pid(): number {
    return this.#process.pid as number
  }

  /** The report of a kind with this number, counted from 1, as soon as it is there. */
  async report<Kind extends Report['kind']>(kind: Kind, number = 1): Promise<ReportOf<Kind>> {
    await this.#until(() => this.all(kind).length >= number, kind)
    return this.all(kind)[number - 1] as ReportOf<Kind>
  }

  /** The report after so many others. */
  async next(after: number): Promise<Report> {
    await this.#until(() => this.reports.length > after, 'anything')
    return this.reports[after] as Report
  }

  all<Kind extends Report['kind']>(kind: Kind): readonly ReportOf<Kind>[] {
    return this.reports.filter((report): report is ReportOf<Kind> => report.kind === kind)
  }

  say(line: string): void {
    this.#process.stdin?.write(`${line}\n`)
  }

  signal(name: NodeJS.Signals): void {
    this.#process.kill(name)
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.ended
  }

  async #until(isThere: () => boolean, what: string): Promise<void> {
    while (!isThere()) {
      if (this.hasEnded) {
        const { exitCode, signalCode } = this.#process
        throw new Error(`process ${this.pid} ended (${exitCode ?? signalCode}) and did not report ${what}`)
      }
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve()
    this.#waiting.clear()
  }
}
