/** An amount as people wrote it: `digits` × 10^−`scale`. */
interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

/** The shortest decimal that reads as this number: what was typed, not what the machine stores for it. */
function decimalOf(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale }
}

function scaled({ digits, scale }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(to - scale)
}

/** Adds or, with `sign` −1, subtracts as one does on paper: 0.1 and 0.2 are 0.3. */
export function addDecimals(a: number, b: number, sign: 1 | -1 = 1): number {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return a + sign * b
  const [first, second] = [decimalOf(a), decimalOf(b)]
  const scale = Math.max(first.scale, second.scale)
  const sum = scaled(first, scale) + BigInt(sign) * scaled(second, scale)
  return Number(`${sum}e-${scale}`)
}

/**
 * Two amounts as a pair of integers in the same proportion, lowest terms. Beyond 2^53 both are rounded by the same power
 * of two.
 */
export function proportionOf(a: number, b: number): { numerator: number; denominator: number } {
  const [first, second] = [decimalOf(a), decimalOf(b)]
  const scale = Math.max(first.scale, second.scale)
  let [numerator, denominator] = [scaled(first, scale), scaled(second, scale)]
  const divisor = greatestCommonDivisor(numerator, denominator)
  numerator /= divisor
  denominator /= divisor
  const limit = BigInt(Number.MAX_SAFE_INTEGER)
  while (numerator > limit || denominator > limit) {
    numerator >>= 1n
    denominator >>= 1n
  }
  return { numerator: Number(numerator), denominator: Number(denominator) || 1 }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger === 0n ? 1n : larger
}
