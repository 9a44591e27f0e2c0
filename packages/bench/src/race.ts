import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { programs } from './build.ts'
import type { Reply, Request } from './child.ts'
import type { Measured } from './contestant.ts'
import { reasonOfAbsence } from './installed-peers.ts'
import type { Entry, Figure } from './line.ts'
import type { PeerName } from './peers.ts'
import { median, medians } from './statistics.ts'

/** Who takes part, and where its code is: a function of a module in `contestants/`. */
export interface Entrant {
  readonly name: string
  readonly peer?: PeerName
  readonly contestant: readonly [module: string, name: string]
  readonly parameters?: unknown
  readonly remark?: string
}

/** One repetition of so many seconds needs no run before it to be warm, and after so many in all there are no more. */
const longRunMs = 3000
const enoughMs = 10_000

export interface RaceOptions {
  readonly repetitions: number
  /** A new process for each repetition, for what happens once in the life of one. */
  readonly freshProcesses?: boolean
  /** A run of each that is compared and not counted; one unless stated, none in fresh processes. */
  readonly warmups?: number
}

export interface Result {
  readonly entrant: Entrant
  readonly outcome: Outcome
}

type NoFigure = Exclude<Figure, { readonly value: number }>
type Outcome =
  | { readonly ms: number; readonly figures: Readonly<Record<string, number>>; readonly runCount: number }
  | NoFigure

/** What one contestant did so far. */
class Lane {
  readonly entrant: Entrant
  readonly runs: Measured[] = []
  /** Of each run, also of those that are not counted. */
  readonly answers: (string | undefined)[] = []
  out: NoFigure | undefined
  #child: ChildProcess | undefined

  constructor(entrant: Entrant) {
    this.entrant = entrant
  }

  async prepare(): Promise<void> {
    const { peer, contestant, parameters = {} } = this.entrant
    const absence = peer === undefined ? undefined : await reasonOfAbsence(peer)
    if (absence !== undefined) {
      this.out = { absent: absence }
      return
    }
    const [module, name] = contestant
    this.#child = fork(join(programs, 'child.js'), {
      execArgv: ['--expose-gc', '--max-old-space-size=8192'],
      serialization: 'advanced',
    })
    await this.#ask({ prepare: { module: join(programs, 'contestants', `${module}.js`), name, parameters } })
  }

  async run(isCounted: boolean): Promise<void> {
    if (this.out !== undefined) return
    const reply = await this.#ask('run')
    if (typeof reply !== 'object' || !('measured' in reply)) return
    this.answers.push(reply.measured.answer)
    if (isCounted || reply.measured.ms >= longRunMs) this.runs.push(reply.measured)
  }

  get isEnough(): boolean {
    return this.runs.reduce((sum, { ms }) => sum + ms, 0) >= enoughMs
  }

  async end(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.disconnect()
    await ended
  }

  async #ask(request: Request): Promise<Reply | undefined> {
    const child = this.#child as ChildProcess
    const reply = await new Promise<Reply>((resolve) => {
      const onExit = (code: number | null, signal: string | null) =>
        resolve({ failed: `its process ended: ${signal ?? `exit code ${code}`}` })
      child.once('exit', onExit)
      child.once('message', (message) => {
        child.off('exit', onExit)
        resolve(message as Reply)
      })
      child.send(request, () => {})
    })
    if (typeof reply === 'object' && 'failed' in reply) this.out = { fault: `failed: ${reply.failed}` }
    if (typeof reply === 'object' && 'notAvailable' in reply) this.out = { absent: reply.notAvailable }
    return reply
  }
}

/**
 * Lets contestants run in turn, one after the other and never at the same time, and compares what they computed. One
 * whose answer differs from that of the first gets no time.
 */
export async function race(entrants: readonly Entrant[], options: RaceOptions): Promise<readonly Result[]> {
  const { repetitions, freshProcesses = false, warmups = freshProcesses ? 0 : 1 } = options
  const lanes = entrants.map((entrant) => new Lane(entrant))
  try {
    if (!freshProcesses) for (const lane of lanes) await lane.prepare()
    for (let round = -warmups; round < repetitions; round++) {
      for (const lane of lanes) {
        if (lane.out !== undefined || lane.isEnough) continue
        if (freshProcesses) await lane.prepare()
        await lane.run(round >= 0)
        if (freshProcesses) await lane.end()
      }
    }
  } finally {
    for (const lane of lanes) await lane.end()
  }
  const results = resultsOf(lanes)
  for (const result of results) finished.set(keyOf(result.entrant), result)
  return results
}

/** What was measured in this run of the command, for lines that show the same beside other things. */
const finished = new Map<string, Result>()
const keyOf = ({ contestant, parameters }: Pick<Entrant, 'contestant' | 'parameters'>) =>
  JSON.stringify([contestant, parameters])

export function earlierResult(entrant: Pick<Entrant, 'contestant' | 'parameters'>): Result | undefined {
  return finished.get(keyOf(entrant))
}

interface Finished {
  readonly entrant: Entrant
  readonly runs: readonly Measured[]
  readonly answers: readonly (string | undefined)[]
  readonly out?: NoFigure | undefined
}

/**
 * Judges what ran. In each run the first that answers says what the answer is; who was slow has fewer runs than others.
 * Who computes nothing is compared with nobody.
 */
export function resultsOf(lanes: readonly Finished[]): readonly Result[] {
  const answering = lanes.filter(({ out }) => out === undefined)
  const referenceOf = (run: number) => answering.find(({ answers }) => answers[run] !== undefined)
  return lanes.map(({ entrant, runs, answers, out }): Result => {
    if (out !== undefined) return { entrant, outcome: out }
    const wrong = answers.findIndex(
      (answer, run) => answer !== undefined && answer !== referenceOf(run)?.answers[run],
    )
    if (wrong >= 0) {
      const reference = referenceOf(wrong)
      const [found, expected] = [answers[wrong], reference?.answers[wrong]].map(shortened)
      const fault = `another answer than ${reference?.entrant.name}: ${found} instead of ${expected}`
      return { entrant, outcome: { fault } }
    }
    const figures = medians(runs.map((run) => run.figures ?? {}))
    return { entrant, outcome: { ms: median(runs.map(({ ms }) => ms)), figures, runCount: runs.length } }
  })
}

function shortened(answer: string | undefined): string {
  return answer === undefined || answer.length <= 120 ? `${answer}` : `${answer.slice(0, 120)}…`
}

/** What one function in a process of its own computes, without a race. */
export async function compute(contestant: Entrant['contestant'], parameters: unknown): Promise<string> {
  const lane = new Lane({ name: contestant.join('/'), contestant, parameters })
  try {
    await lane.prepare()
    await lane.run(true)
  } finally {
    await lane.end()
  }
  const [answer] = lane.answers
  if (answer === undefined) throw new Error(`${lane.entrant.name}: ${JSON.stringify(lane.out)}`)
  return answer
}

/** The entries of a row, from one figure of each result: its time unless stated. */
export function entriesOf(
  results: readonly Result[],
  figure: (ms: number, figures: Readonly<Record<string, number>>) => number = (ms) => ms,
): readonly Entry[] {
  return results.map(({ entrant: { name, remark }, outcome }) => ({
    name,
    figure:
      'ms' in outcome ? { value: figure(outcome.ms, outcome.figures), runCount: outcome.runCount } : outcome,
    ...(remark === undefined ? {} : { remark }),
  }))
}
