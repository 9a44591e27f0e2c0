import { checkOptions, InputError } from '../errors.ts'
import type { Ratio } from '../planning/figures-format.ts'
import { checkDigits, checkLocale, type Locale } from './options.ts'

export interface PercentOptions {
  /** Digits after the decimal sign, 0 to 9; 1 unless stated. */
  readonly digits?: number
  readonly mode?: 'halfUp' | 'halfEven' | 'truncate'
  /** `vi` writes 27,5 %, `en` 27.5 %. */
  readonly locale?: Locale
}

/**
 * A ratio as a percentage for people, rounded once, at the end, in integers. What is not all never prints as 100, and
 * what is not nothing never as 0: both stop at the last digit before. `null` prints as a dash.
 *
 * @throws {InputError} `INVALID_OPTION`
 */
export function formatPercent(ratio: Ratio | null, options: PercentOptions = {}): string {
  checkOptions(options, ['digits', 'mode', 'locale'])
  const { digits = 1, mode = 'halfUp', locale = 'en' } = options
  checkDigits(digits)
  if (!modes.includes(mode)) throw new InputError('INVALID_OPTION', 'mode', `must be ${modes.join(', ')}`)
  checkLocale(locale)
  if (ratio === null) return '–'
  if (!isRatio(ratio)) throw new InputError('INVALID_OPTION', 'ratio', 'not a pair of counts')
  const scale = 10n ** BigInt(digits)
  const text = bounded(ratio, rounded(ratio, 100n * scale, mode), 100n * scale)
    .toString()
    .padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const sign = locale === 'vi' ? ',' : '.'
  return `${whole}${digits === 0 ? '' : `${sign}${text.slice(-digits)}`} %`
}

const modes: readonly string[] = ['halfUp', 'halfEven', 'truncate']

/** A pair of counts that can be divided. */
export function isRatio(ratio: Ratio): boolean {
  const { numerator, denominator }: Partial<Ratio> = ratio ?? {}
  const isCount = (value: number | undefined) =>
    value !== undefined && Number.isSafeInteger(value) && value >= 0
  return isCount(numerator) && isCount(denominator) && denominator !== 0
}

function rounded({ numerator, denominator }: Ratio, scale: bigint, mode: PercentOptions['mode']): bigint {
  const divisor = BigInt(denominator)
  const scaled = BigInt(numerator) * scale
  const quotient = scaled / divisor
  const twice = (scaled % divisor) * 2n
  const isUp = twice > divisor || (twice === divisor && (mode === 'halfUp' || quotient % 2n === 1n))
  return mode !== 'truncate' && isUp ? quotient + 1n : quotient
}

function bounded({ numerator, denominator }: Ratio, value: bigint, all: bigint): bigint {
  if (numerator < denominator && value >= all) return all - 1n
  return numerator > 0 && value === 0n ? 1n : value
}
