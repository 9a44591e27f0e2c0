import type { Ratio } from '@tiendo/core'
import { compareToPercent, isWithin } from './bands.ts'
import { rejection } from './rejections.ts'
import type { Condition, Quota, Scheme } from './scheme-format.ts'

/** What is known of a unit when it is classified. */
export interface Candidate {
  readonly unit: string
  /** Of every input of the scheme. */
  readonly ratios: ReadonlyMap<string, Ratio>
  readonly disqualifiers: readonly string[]
}

export interface Classified {
  readonly unit: string
  readonly level: string | null
  readonly withoutQuota?: string
}

/**
 * The levels whose conditions all hold and that no disqualifier forbids, from the highest down: the first one is given. Who
 * meets a higher level and is held down by a disqualifier gets the one that it is held down to.
 */
function levelsMet(scheme: Scheme, { ratios, disqualifiers }: Candidate): readonly string[] {
  const order = scheme.levels.map(({ level }) => level)
  const caps = (scheme.disqualifiers ?? [])
    .filter(({ disqualifier }) => disqualifiers.includes(disqualifier))
    .map(({ atMost }) => order.indexOf(atMost))
  const cap = Math.max(0, ...caps)
  const met = scheme.levels.flatMap(({ requires }, index) =>
    requires.every((condition) => holds(condition, ratios)) ? [index] : [],
  )
  const isHeldDown = met.some((index) => index < cap)
  const allowed = met.filter((index) => index >= cap)
  const indices = isHeldDown && allowed[0] !== cap ? [cap, ...allowed] : allowed
  return indices.map((index) => order[index] as string)
}

/**
 * The levels of a population. Where more meet a level than its quota lets through, `chosen` says who gets it, and the
 * others get the next level that they meet.
 *
 * @throws {Rejection} `QUOTA_EXCEEDED` with the limit as it is without a choice, and who meets the level; `CHOICE_NOT_NEEDED`,
 *   `LEVEL_NOT_MET`
 */
export function classify(
  scheme: Scheme,
  candidates: readonly Candidate[],
  chosen: readonly { readonly level: string; readonly units: readonly string[] }[],
): readonly Classified[] {
  const open = new Map(candidates.map((candidate) => [candidate.unit, levelsMet(scheme, candidate)]))
  const first = new Map([...open].map(([unit, levels]) => [unit, levels[0] ?? null]))
  for (const { level } of scheme.levels) {
    const choice = chosen.find((made) => made.level === level)
    if (choice === undefined) continue
    const natural = [...open].map(([unit, [next = null]]) => ({ unit, level: next }))
    const quota = scheme.quotas?.find((each) => each.level === level)
    if (quota === undefined || isWithinQuota(quota, natural)) throw rejection('CHOICE_NOT_NEEDED', { level })
    for (const [unit, [next, ...lower]] of open)
      if (next === level && !choice.units.includes(unit)) open.set(unit, lower)
    const absent = choice.units.find((unit) => open.get(unit)?.[0] !== level)
    if (absent !== undefined) throw rejection('LEVEL_NOT_MET', { level, unit: absent })
  }
  const results = [...open].map(([unit, [level = null]]) => ({ unit, level }))
  for (const quota of scheme.quotas ?? []) ensureQuota(quota, results)
  return results.map(({ unit, level }) => {
    const without = first.get(unit)
    return without === level || without == null ? { unit, level } : { unit, level, withoutQuota: without }
  })
}

/** The most units that may get a level: the share of a whole, rounded down. */
export function limitOf({ share, of }: Quota, results: readonly Classified[]): number {
  const whole =
    of === 'population' ? results.length : results.filter(({ level }) => level === of.level).length
  return Number((BigInt(share.numerator) * BigInt(whole)) / BigInt(share.denominator))
}

function isWithinQuota(quota: Quota, results: readonly Classified[]): boolean {
  return at(quota.level, results).length <= limitOf(quota, results)
}

function ensureQuota(quota: Quota, results: readonly Classified[]): void {
  if (isWithinQuota(quota, results)) return
  const { level } = quota
  const units = at(level, results)
  throw rejection('QUOTA_EXCEEDED', { level, limit: limitOf(quota, results), count: units.length, units })
}

function at(level: string, results: readonly Classified[]): readonly string[] {
  return results.filter((result) => result.level === level).map(({ unit }) => unit)
}

function holds(condition: Condition, ratios: ReadonlyMap<string, Ratio>): boolean {
  const ratio = ratios.get(condition.input)
  return ratio !== undefined && isWithin(condition, (bound) => compareToPercent(ratio, bound))
}
