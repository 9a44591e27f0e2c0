import { rejection } from './rejections.ts'
import { ensureRatioName } from './rubric-check.ts'
import type { Condition, Scheme, SchemeInput } from './scheme-format.ts'

/** What a scheme has to be before anything is classified by it. */
export function ensureScheme(scheme: Scheme): void {
  const { inputs, levels, disqualifiers = [], quotas = [] } = scheme
  ensureOnce(inputs.map(({ input }) => input))
  ensureOnce(levels.map(({ level }) => level))
  ensureOnce(disqualifiers.map(({ disqualifier }) => disqualifier))
  ensureOnce(quotas.map(({ level }) => level))
  for (const { input, from } of inputs) if (typeof from === 'object') ensureRatioName(from.figures, { input })
  for (const { level, requires } of levels)
    for (const condition of requires) ensureCondition(condition, inputs, level)
  const always = levels.findIndex(({ requires }) => requires.length === 0)
  const unreachable = always === -1 ? undefined : levels[always + 1]
  if (unreachable !== undefined) throw rejection('LEVEL_UNREACHABLE', { level: unreachable.level })
  for (const { atMost } of disqualifiers) ensureLevel(scheme, atMost)
  for (const { level, share, of } of quotas) {
    ensureLevel(scheme, level)
    if (of !== 'population') ensureLevel(scheme, of.level)
    if (share.numerator === 0) throw rejection('QUOTA_ZERO', { level })
    if (of !== 'population' && of.level === level) throw rejection('QUOTA_OF_ITSELF', { level })
  }
}

export function ensureLevel({ levels }: Scheme, level: string): void {
  if (!levels.some((known) => known.level === level)) throw rejection('UNKNOWN_LEVEL', { level })
}

/** Only bounds on the bad side, so that a better ratio never gets a lower level. */
function ensureCondition(condition: Condition, inputs: readonly SchemeInput[], level: string): void {
  const { input: name, atLeast, above, atMost, below } = condition
  const input = inputs.find((known) => known.input === name)
  if (input === undefined)
    throw rejection('UNKNOWN_RATIO', { level, ratio: name, known: inputs.map((known) => known.input) })
  const bounds = [atLeast, above, atMost, below].filter((bound) => bound !== undefined)
  if (bounds.length !== 1) throw rejection('CONDITION_UNBOUNDED', { level, input: name })
  const isLower = atLeast !== undefined || above !== undefined
  if (isLower !== (input.better === 'higher'))
    throw rejection('CONDITION_NOT_MONOTONE', { level, input: name })
}

function ensureOnce(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw rejection('LEVEL_TWICE', { name: twice })
}
