import { InputError } from '../errors.ts'
import { checkDigits, checkLocaleOptions, type Locale } from './options.ts'

export interface NumberOptions {
  /** `vi` writes 1.103 and 27,5; `en` 1,103 and 27.5. */
  readonly locale: Locale
  /** Digits after the decimal sign, 0 to 9; all that the number has unless stated. */
  readonly digits?: number
}

/**
 * A number for people, its thousands in groups. What is rounded is the shortest decimal that means the number, the one
 * that `String(value)` shows, so 1.005 with two digits is 1.01; a half goes away from zero. Zero has no sign.
 *
 * @throws {InputError} `INVALID_NUMBER` for what is not a finite number, `INVALID_OPTION`
 */
export function formatNumber(value: number, options: NumberOptions): string {
  checkLocaleOptions(options, ['locale', 'digits'])
  const { locale, digits } = options
  if (digits !== undefined) checkDigits(digits)
  if (!Number.isFinite(value)) throw new InputError('INVALID_NUMBER', 'value', 'not a finite number')
  const exact = decimalOf(value)
  const { whole, fraction } = digits === undefined ? exact : rounded(exact, digits)
  const { group, decimal } = signs[locale]
  const isNegative = value < 0 && /[1-9]/.test(whole + fraction)
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group)
  return `${isNegative ? '-' : ''}${grouped}${fraction === '' ? '' : decimal + fraction}`
}

/**
 * The number that a text means to readers of a locale: `1.103` is 1103 in Vietnamese and 1.103 in English, so there is
 * no locale to fall back to. Thousands are grouped throughout or not at all; a minus may stand before, blanks around.
 * Everything else is refused: signs of the other locale out of place, leading zeros, exponents, digits of other
 * scripts, and more digits than the number could give back.
 *
 * @throws {InputError} `INVALID_NUMBER`, `INVALID_OPTION`
 */
export function parseNumber(text: string, options: { readonly locale: Locale }): number {
  checkLocaleOptions(options, ['locale'])
  const { group, form } = signs[options.locale]
  const match = typeof text === 'string' ? form.exec(text) : null
  if (match === null)
    throw new InputError('INVALID_NUMBER', 'text', `not a number as ${options.locale} writes it`)
  const [, minus, grouped = '', digits = ''] = match
  const whole = grouped.replaceAll(group, '')
  const fraction = digits.replace(/0+$/, '')
  const value = Number(`${whole}.${fraction}`)
  const held = Number.isFinite(value) ? decimalOf(value) : undefined
  if (held?.whole !== whole || held.fraction !== fraction)
    throw new InputError('INVALID_NUMBER', 'text', 'more digits than a number can hold')
  return minus === '' || value === 0 ? value : -value
}

const signs = {
  vi: {
    group: '.',
    decimal: ',',
    form: /^[ \u00a0]*([-\u2212]?)(0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?[ \u00a0]*$/,
  },
  en: {
    group: ',',
    decimal: '.',
    form: /^[ \u00a0]*([-\u2212]?)(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?[ \u00a0]*$/,
  },
}

interface Decimal {
  readonly whole: string
  readonly fraction: string
}

/** The shortest decimal that means the number, without its sign. */
function decimalOf(value: number): Decimal {
  const [digits = '', exponent = '0'] = String(Math.abs(value)).split('e')
  const [whole = '', fraction = ''] = digits.split('.')
  const shift = Number(exponent)
  if (shift < 0) return { whole: '0', fraction: '0'.repeat(-shift - 1) + whole + fraction }
  return { whole: whole + fraction.slice(0, shift).padEnd(shift, '0'), fraction: fraction.slice(shift) }
}

function rounded({ whole, fraction }: Decimal, digits: number): Decimal {
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  const isUp = (fraction[digits] ?? '0') >= '5'
  const text = String(isUp ? kept + 1n : kept).padStart(digits + 1, '0')
  return { whole: text.slice(0, text.length - digits), fraction: text.slice(text.length - digits) }
}
