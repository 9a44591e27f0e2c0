import type { Ratio } from '@tiendo/core'
import { bandFor } from './bands.ts'
import type { ScoreAsked } from './commands.ts'
import { type Criterion, inThousandths, type Rounding, type Value } from './criteria.ts'
import type { StatedScore } from './events.ts'
import { rejection } from './rejections.ts'

const asUsual: Rounding = { digits: 2, mode: 'halfUp' }

/** The points of a criterion for a ratio of figures. */
export function pointsForRatio(criterion: Criterion, ratio: Ratio, rounding = asUsual): number {
  const { rule, maximum, minimum = 0 } = criterion
  if (rule.rule === 'bands') return bandFor(rule.bands, ratio)?.points ?? 0
  if (rule.rule !== 'proportional') throw rejection('RULE_TAKES_NO_RATIO', { criterion: criterion.criterion })
  const standard = inThousandths(rule.standard ?? maximum)
  const points = dividedBy(BigInt(standard) * BigInt(ratio.numerator), BigInt(ratio.denominator), rounding)
  return Math.max(Math.min(points, maximum), minimum)
}

/**
 * A score as it is recorded: with the points that follow from what was found out, or those that people give.
 *
 * @throws {Rejection} where a criterion is given what its rule does not take, or points out of its bounds
 */
export function scoreOf(criterion: Criterion, asked: ScoreAsked, rounding = asUsual): StatedScore {
  const { criterion: name } = criterion
  const { value, evidence, note } = asked
  if (criterion.evidenceRequired === true && evidence === undefined)
    throw rejection('EVIDENCE_MISSING', { criterion: name })
  const points = pointsOf(criterion, asked, rounding)
  ensureWithin(criterion, points)
  return {
    criterion: name,
    ...(value === undefined ? {} : { value }),
    points,
    ...(evidence === undefined ? {} : { evidence }),
    ...(note === undefined ? {} : { note }),
  }
}

export function ensureWithin({ criterion, maximum, minimum = 0 }: Criterion, points: number): void {
  if (points > maximum) throw rejection('POINTS_ABOVE_MAXIMUM', { criterion, points, maximum })
  if (points < minimum) throw rejection('POINTS_BELOW_MINIMUM', { criterion, points, minimum })
}

function pointsOf(criterion: Criterion, { points, value }: ScoreAsked, rounding: Rounding): number {
  const { criterion: name, rule } = criterion
  if (rule.rule === 'judged') {
    if (points === undefined || value !== undefined) throw rejection('POINTS_MISSING', { criterion: name })
    return points
  }
  if (value === undefined || points !== undefined) throw rejection('VALUE_MISSING', { criterion: name })
  if (takesRatio(criterion)) {
    const ratio = ratioIn(value, name)
    if (rule.rule === 'bands' && ratio.numerator > ratio.denominator)
      throw rejection('VALUE_OUT_OF_RANGE', { criterion: name })
    return pointsForRatio(criterion, ratio, rounding)
  }
  const amount = amountIn(value, name)
  const isCounted = rule.rule === 'penalty' || (rule.rule === 'bands' && rule.of === 'count')
  if (isCounted && !Number.isInteger(amount)) throw rejection('VALUE_OUT_OF_RANGE', { criterion: name })
  if (rule.rule === 'penalty') {
    const left = inThousandths(criterion.maximum) - inThousandths(rule.each) * amount
    return Math.max(left / 1_000, criterion.minimum ?? 0)
  }
  return (rule.rule === 'bands' ? bandFor(rule.bands, amount)?.points : undefined) ?? 0
}

export function takesRatio({ rule }: Criterion): boolean {
  return rule.rule === 'proportional' || (rule.rule === 'bands' && rule.of === 'ratio')
}

function ratioIn(value: Value, criterion: string): Ratio {
  if (!('ratio' in value)) throw rejection('VALUE_MISSING', { criterion })
  return value.ratio
}

function amountIn(value: Value, criterion: string): number {
  if (!('amount' in value)) throw rejection('VALUE_MISSING', { criterion })
  return value.amount
}

/**
 * Thousandths of points divided, as points with so many decimals: integer arithmetic until the last step. Points below 0
 * are rounded as those above: what is taken away is as much as would be given.
 */
function dividedBy(thousandths: bigint, divisor: bigint, rounding: Rounding): number {
  if (thousandths < 0n) return 0 - dividedBy(-thousandths, divisor, rounding)
  const { digits, mode } = rounding
  const unit = 10n ** BigInt(3 - digits)
  const whole = divisor * unit
  const quotient = thousandths / whole
  const twice = (thousandths % whole) * 2n
  const isUp =
    mode !== 'truncate' && (twice > whole || (twice === whole && (mode === 'halfUp' || quotient % 2n === 1n)))
  return Number((quotient + (isUp ? 1n : 0n)) * unit) / 1_000
}
