import { buildPrograms } from './build.ts'
import { writeDocument } from './document.ts'
import { lines } from './lines.ts'
import { parseOptions, UsageError, usage } from './options.ts'
import { installPeers } from './peer-installation.ts'
import { type PeerName, peers } from './peers.ts'
import { type LineReport, textOf } from './report.ts'
import { exitCodeOf, runLine } from './run-line.ts'

/** Runs lines one after the other and prints each as soon as all of its answers are known to agree. */

const say = (message: string) => process.stderr.write(`… ${message}\n`)

async function main(args: readonly string[]): Promise<number> {
  const { quick, only, json, write, help } = parseOptions(
    args,
    lines.map(({ name }) => name),
  )
  if (help) {
    console.log(`${usage}\n\n${lines.map(({ name, title }) => `${name.padEnd(14)}${title}`).join('\n')}`)
    return 0
  }
  const start = performance.now()
  await buildPrograms()
  if (!quick) await installPeers(Object.keys(peers) as PeerName[], say)
  const reports: LineReport[] = []
  for (const line of lines) {
    if (only.length > 0 && !only.includes(line.name)) continue
    say(line.name)
    const report = await runLine(line, { quick })
    reports.push(report)
    if (!json) console.log(`${textOf(report)}\n`)
  }
  const seconds = (performance.now() - start) / 1000
  if (write) await writeDocument(reports, seconds, new Date())
  if (json) console.log(JSON.stringify({ seconds, quick, lines: reports }, undefined, 2))
  else if (quick)
    console.log(`Quick run, ${seconds.toFixed(0)} s: sizes are too small for the figures to mean anything.`)
  else console.log(`${seconds.toFixed(0)} s in all`)
  return exitCodeOf(reports)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
