import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import type { JsonObject } from '@tiendo/core'
import { indexedDbStage } from './browser.ts'
import { firstDifference, firstLineDifference, valueCount } from './difference.ts'
import type { Played } from './play.ts'
import { fromFiles, readFiles, writeFiles } from './recorded-files.ts'
import type { Scenario } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import type { Performance, Stage } from './stage.ts'
import { fileStage, memoryStage, replayStage } from './storages.ts'

/** Plays every scenario on every storage and compares what comes of it with the files that are kept. */

const options = readOptions()
const chosen = scenarios.filter(({ name }) => options.only === undefined || name === options.only)
if (chosen.length === 0) {
  console.error(
    `There is no scenario "${options.only}". There are: ${scenarios.map(({ name }) => name).join(', ')}`,
  )
  process.exitCode = 1
} else if (options.update) {
  await update(chosen)
} else if (!(await compare(chosen))) {
  process.exitCode = 1
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        update: { type: 'boolean', default: false },
        only: { type: 'string' },
        'no-browser': { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    console.error(messageOf(error))
    process.exit(1)
  }
}

async function update(all: readonly Scenario[]): Promise<void> {
  const stage = memoryStage()
  for (const scenario of all) {
    const { played } = await stage.play(scenario, { lines: [], answers: {} })
    const changed = await writeFiles(scenario, played)
    console.log(`${scenario.name}: ${changed.length === 0 ? 'unchanged' : `wrote ${changed.join(', ')}`}`)
  }
}

async function compare(all: readonly Scenario[]): Promise<boolean> {
  const { stages, missing } = await openStages()
  let isEqual = missing === undefined
  try {
    print(['scenario', 'storage', 'commits', 'events', 'sha256', 'figures', 'ms', 'result'])
    for (const scenario of all) {
      const recorded = await readFiles(scenario)
        .then(fromFiles)
        .catch((error: unknown) => messageOf(error))
      if (typeof recorded === 'string') {
        print([scenario.name, '-', '', '', '', '', '', recorded])
        isEqual = false
        continue
      }
      for (const stage of stages) {
        const { row, isAlike } = await rowOf(scenario, stage, recorded)
        print(row)
        isEqual &&= isAlike
      }
    }
  } finally {
    for (const stage of stages) await stage.close()
  }
  const count = `${all.length} scenarios on ${stages.length} storages`
  if (isEqual) console.log(`\n${count}: no difference. What they tell: docs/scenarios`)
  if (missing !== undefined) {
    console.error(
      `\nIndexedDB was left out, because Chromium cannot start (--no-browser accepts that): ${missing}`,
    )
  }
  return isEqual
}

async function openStages(): Promise<{ readonly stages: readonly Stage[]; readonly missing?: string }> {
  const stages = [memoryStage(), replayStage(), await fileStage()]
  if (options['no-browser']) return { stages }
  try {
    return { stages: [...stages, await indexedDbStage()] }
  } catch (error) {
    return { stages, missing: messageOf(error) }
  }
}

async function rowOf(scenario: Scenario, stage: Stage, recorded: Played) {
  const start = performance.now()
  const outcome = await stage.play(scenario, recorded).then(
    (performed) => ({ performed, difference: differenceOf(performed, recorded) }),
    (error: unknown) => ({ performed: undefined, difference: messageOf(error) }),
  )
  const ms = `${Math.round(performance.now() - start)}`
  const { commit, position, sha256 } = (outcome.performed?.played.answers['head'] ?? {}) as JsonObject
  const log = [commit, position, String(sha256 ?? '').slice(0, 12)].map((value) => String(value ?? ''))
  const { head: _, ...figures } = recorded.answers
  return {
    isAlike: outcome.difference === undefined,
    row: [scenario.name, stage.name, ...log, `${valueCount(figures)}`, ms, outcome.difference ?? 'ok'],
  }
}

function differenceOf({ played, reopened }: Performance, recorded: Played): string | undefined {
  return (
    firstLineDifference(recorded.lines, played.lines) ??
    firstDifference(recorded.answers, played.answers, 'played') ??
    firstLineDifference(recorded.lines, reopened.lines) ??
    firstDifference(recorded.answers, reopened.answers, 'reopened')
  )
}

function print(cells: readonly string[]): void {
  const widths = [20, 10, 8, 8, 14, 9, 9]
  console.log(cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(''))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
