import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hasCode, type LogError, openTracker, verify } from '@tiendo/core'
import { fileStorage } from '@tiendo/storage-file'
import { type AddCommand, type CommonOptions, commonOptions, examples } from '../command.ts'
import { Refusal } from '../failure.ts'
import { placeOf, zone } from '../log.ts'
import { printJson, printLines } from '../output.ts'
import type { Surroundings } from '../surroundings.ts'

/** What was looked at, and what it was found to be. */
interface Finding {
  readonly check: string
  readonly state: 'ok' | 'note' | 'problem'
  readonly text: string
  /** What to do. */
  readonly advice?: string
}

/** `tiendo doctor`: what is wrong with a folder, and what to do. Changes nothing. */
export const addDoctor: AddCommand = (program, surroundings) => {
  const command = program
    .command('doctor')
    .description('what is wrong with this folder, and what to do; changes nothing')
  commonOptions(command)
    .addHelpText('after', examples('tiendo doctor --log work-2021'))
    .action(async ({ log, json }: CommonOptions) => {
      const findings = await examine(log, surroundings)
      const problems = findings.filter(({ state }) => state === 'problem').length
      if (json === true) printJson(surroundings, 'doctor', undefined, { findings, problems })
      else printLines(surroundings, findings.flatMap(linesOf))
      if (problems > 0)
        throw new Refusal('PROBLEMS_FOUND', `${problems} ${problems === 1 ? 'problem' : 'problems'} found`)
    })
}

function linesOf({ check, state, text, advice }: Finding): string[] {
  const mark = { ok: 'ok     ', note: 'note   ', problem: 'PROBLEM' }[state]
  return [`${mark} ${check}: ${text}`, ...(advice === undefined ? [] : [`        → ${advice}`])]
}

async function examine(log: string | undefined, surroundings: Surroundings): Promise<readonly Finding[]> {
  const place = placeOf(log, surroundings)
  if (!('folder' in place))
    return [
      {
        check: 'folder',
        state: 'problem',
        text: `${place.file} is a file`,
        advice: 'tiendo verify checks a file',
      },
    ]
  const { folder } = place
  if (!existsSync(folder))
    return [
      {
        check: 'folder',
        state: 'problem',
        text: `${folder} does not exist`,
        advice: 'tiendo init --log FOLDER begins a log',
      },
    ]
  const names = readdirSync(folder)
  const segments = names.filter((name) => /^\d{12}\.ndjson$/.test(name))
  if (segments.length === 0)
    return [
      {
        check: 'log',
        state: 'problem',
        text: `there is no log in ${folder}`,
        advice: 'name its folder with --log, or begin one: tiendo init --help',
      },
    ]
  const bytes = segments.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  return [
    { check: 'log', state: 'ok', text: `${segments.length} segments, ${bytes} bytes` },
    ...(await contents(folder, surroundings)),
    ...quarantine(folder, names),
    ...foreign(names),
    ...attributes(folder, names),
  ]
}

/** Whether the lines are sound, and what they say about plans. */
async function contents(folder: string, surroundings: Surroundings): Promise<readonly Finding[]> {
  const storage = fileStorage({ folder, readOnly: true })
  try {
    const head = await verify(storage)
    if (head.commit === 0) {
      await storage.close()
      const advice = 'nothing was recorded in it yet: tiendo init --help'
      return [{ check: 'lines', state: 'note', text: 'the log was begun and holds no commit', advice }]
    }
    const tracker = await openTracker({ storage, timeZone: zone(), clock: { now: surroundings.now } })
    const aheadMs = Date.parse(head.at) - surroundings.now()
    const findings: Finding[] = [
      { check: 'lines', state: 'ok', text: `${head.commit} commits and ${head.position} events are sound` },
      aheadMs > 86_400_000
        ? {
            check: 'clock',
            state: 'problem',
            text: `the last commit is dated ${head.at}, after the clock of this machine`,
            advice: 'set the clock: commands are refused until then',
          }
        : { check: 'clock', state: 'ok', text: `the last commit was recorded ${head.at}` },
    ]
    for (const { plan, period } of tracker.plans()) {
      const { assigned, outOfScope, openUndated } = tracker.figures({ plan, asOf: period.end }).counts
      findings.push(
        assigned + outOfScope === 0
          ? {
              check: `plan ${plan}`,
              state: 'note',
              text: 'has no task',
              advice: 'tiendo add or tiendo import',
            }
          : {
              check: `plan ${plan}`,
              state: openUndated > 0 ? 'note' : 'ok',
              text: `${assigned} tasks at the end of its period, ${openUndated} open without a deadline`,
            },
      )
    }
    await tracker.close()
    return findings
  } catch (error) {
    await storage.close().catch(() => undefined)
    if (!isLogError(error)) throw error
    const { code, message, data } = error
    return [
      {
        check: 'lines',
        state: 'problem',
        text: `${code}: ${message} ${JSON.stringify(data ?? {})}`,
        advice: adviceFor(code),
      },
    ]
  }
}

function isLogError(error: unknown): error is LogError {
  return (['corrupt', 'too-new', 'denied', 'unavailable', 'diverged', 'locked'] as const).some((code) =>
    hasCode(error, code),
  )
}

function adviceFor(code: string): string {
  if (code === 'corrupt')
    return 'keep the folder as it is and copy it; restore a backup (tiendo copy), or accept a loss with repairFileLog of @tiendo/storage-file'
  if (code === 'too-new') return 'update tiendo'
  if (code === 'denied') return 'the files cannot be read by this user: change their permissions'
  return 'try again; if it stays so, restore a backup'
}

function quarantine(folder: string, names: readonly string[]): readonly Finding[] {
  if (!names.includes('quarantine')) return []
  const kept = readdirSync(join(folder, 'quarantine'))
  if (kept.length === 0) return []
  return [
    {
      check: 'quarantine',
      state: 'note',
      text: `${kept.length} files hold what crashes or repairs cut off: ${kept.slice(0, 3).join(', ')}`,
      advice:
        'look whether somebody misses what stands in them; nothing of it was acknowledged unless a repair cut it',
    },
  ]
}

const own = /^(\d{12}\.ndjson|LOCK|\.gitattributes|quarantine|cache)$/

function foreign(names: readonly string[]): readonly Finding[] {
  const others = names.filter((name) => !own.test(name))
  if (others.length === 0) return []
  return [
    { check: 'other files', state: 'note', text: `${others.slice(0, 5).join(', ')} are not of the log` },
  ]
}

function attributes(folder: string, names: readonly string[]): readonly Finding[] {
  if (
    names.includes('.gitattributes') &&
    readFileSync(join(folder, '.gitattributes'), 'utf8').includes('ndjson')
  )
    return []
  return [
    {
      check: '.gitattributes',
      state: 'note',
      text: 'is missing: a version control system may change line ends, and with them every hash',
      advice: 'open the log for writing once, or write "*.ndjson -text" into it',
    },
  ]
}
