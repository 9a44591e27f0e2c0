import { Bench } from '../test/bench.ts'
import { bigLog } from './big-log.ts'
import { fileSizeLimit, fullDisk } from './full-disk.ts'
import { kills } from './kills.ts'
import { type Lane, Tally } from './lane.ts'
import { lockRace } from './lock-race.ts'
import { networkNamespace } from './network-namespace.ts'
import { powerCuts, powerCutsWithoutSync } from './power-cuts.ts'
import { failingDisk, failingRotation, killsAtCalls, killsInRotation, noSpaceOnce } from './system-calls.ts'
import { throughput } from './throughput.ts'
import { reasonToSkip } from './tools.ts'

/** Runs every lane, or those whose names contain the first argument, and prints what came of them. */
const lanes: readonly Lane[] = [
  kills,
  lockRace,
  killsAtCalls,
  killsInRotation,
  failingDisk,
  failingRotation,
  noSpaceOnce,
  fullDisk,
  fileSizeLimit,
  powerCuts,
  powerCutsWithoutSync,
  networkNamespace,
  bigLog,
  throughput,
]

type Row = readonly [name: string, runs: string, acknowledged: string, lost: string, result: string]

async function runLane({ name, needs, run }: Lane): Promise<readonly Row[]> {
  const reason = reasonToSkip(needs)
  if (reason !== undefined) return [[name, '', '', '', `skipped: ${reason}`]]
  const bench = new Bench()
  const tally = new Tally()
  const start = performance.now()
  try {
    await run(bench, tally)
  } catch (error) {
    tally.failures.push(`run ${tally.runs}: ${error instanceof Error ? error.stack : error}`)
  } finally {
    await bench.clear()
  }
  const { runs, acknowledged, lost, failures, notes } = tally
  for (const failure of failures) console.error(`${name}: ${failure}`)
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  const result = failures.length === 0 ? `ok, ${seconds} s` : `FAILED: ${failures.length}`
  if (failures.length > 0) process.exitCode = 1
  return [
    [name, `${runs}`, `${acknowledged}`, `${lost}`, result],
    ...notes.map((note): Row => [`  ${note}`, '', '', '', '']),
  ]
}

function printTable(rows: readonly Row[]): void {
  const width = (column: number) =>
    Math.max(...rows.map((row) => (isNote(row) ? 0 : (row[column] as string).length)))
  const [names, ...numbers] = [0, 1, 2, 3].map(width) as [number, ...number[]]
  for (const row of rows) {
    const cells = numbers.map((size, index) => (row[index + 1] as string).padStart(size))
    console.log([row[0].padEnd(names), ...cells, row[4]].join('  ').trimEnd())
  }
}

function isNote([name]: Row): boolean {
  return name.startsWith('  ')
}

const wanted = process.argv[2] ?? ''
const rows: Row[] = [['case', 'runs', 'acknowledged', 'lost', 'result']]
for (const lane of lanes.filter(({ name }) => name.includes(wanted))) {
  console.error(`… ${lane.name}`)
  rows.push(...(await runLane(lane)))
}
printTable(rows)
