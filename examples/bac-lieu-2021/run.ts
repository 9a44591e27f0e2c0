import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { plainJson } from './print/plain-text.ts'
import { printReport } from './print/report.ts'
import { lineOf } from './report/failure.ts'
import { makeReport } from './report/make-report.ts'
import { openLog } from './report/open-log.ts'
import { type Options, readOptions, usage } from './report/options.ts'
import { choosePlan, directoryOf } from './report/plans.ts'

const ownStream = fileURLToPath(new URL('stream.ndjson', import.meta.url))
/** The day of the interim review: what was known on it is what the second quarter is compared with. */
const interimReview = '2021-07-09'

export interface Surroundings {
  /** Where relative paths start. */
  readonly folder: string
  readonly hasColor: boolean
  readonly print: (text: string) => void
  readonly complain: (line: string) => void
}

/** Answers one command line. Returns the exit code. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const { folder, hasColor, print, complain } = surroundings
  try {
    const options = readOptions(args)
    if (options.help) print(usage)
    else print(await answer(options, folder, hasColor))
    return 0
  } catch (error) {
    const known = lineOf(error)
    if (known === undefined) throw error
    complain(known.line)
    return known.exitCode
  }
}

async function answer(options: Options, folder: string, hasColor: boolean): Promise<string> {
  const { file, lang, json, asOf, knownAt } = options
  const { tracker, events } = await openLog(file === undefined ? ownStream : resolve(folder, file))
  try {
    const directory = directoryOf(events)
    const plan = choosePlan(directory, options.plan)
    const isStory = file === undefined && asOf === undefined && knownAt === undefined
    const comparedWith = isStory ? interimReview : undefined
    const report = makeReport(tracker, directory, plan, { ...options, comparedWith })
    if (json) return `${plainJson(report)}\n`
    return printReport(report, directory, { lang, hasColor, isExample: file === undefined })
  } finally {
    await tracker.close()
  }
}
