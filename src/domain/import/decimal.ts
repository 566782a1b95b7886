import type { Minor } from '../money.ts'

/** A number as it was written: `digits` ÷ 10^`scale`. Exact for any length. */
export type Decimal = { digits: bigint; scale: number }

const plain = /^([+-]?)(\d+)(?:\.(\d+))?$/
const grouped = /^([+-]?)(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/
const currencySign = /^([+-]?)\s*(?:HK\$|NT\$|US\$|[$¥£€])\s*/

/**
 * Reads an amount or a quantity as people write it in tables: `1234.5`, `1,234.50`, `-3`, `£2.10`. Commas only where
 * they group by thousands, so that `1,5` is refused rather than read as fifteen.
 *
 * @returns null where the text is no such number, or has more than 30 digits.
 */
export function parseDecimal(text: string): Decimal | null {
  const bare = text.trim().replace(currencySign, '$1')
  const match = plain.exec(bare) ?? grouped.exec(bare)
  if (!match) return null
  const [, sign, whole, fraction = ''] = match
  const digits = `${whole!.replaceAll(',', '')}${fraction}`
  if (digits.length > 30) return null
  const value = BigInt(digits)
  return { digits: sign === '-' ? -value : value, scale: fraction.length }
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale }
}

/**
 * The number in units of 10^-exponent: `11.77` with exponent 2 is 1177.
 *
 * @returns `tooPrecise` where it has decimals left over: nothing is ever rounded. `tooLarge` beyond 10^12 units, where
 *   the sum of many would no longer be exact.
 */
export function inUnits({ digits, scale }: Decimal, exponent: number): Minor | 'tooPrecise' | 'tooLarge' {
  const shift = exponent - scale
  const factor = 10n ** BigInt(Math.abs(shift))
  if (shift < 0 && digits % factor !== 0n) return 'tooPrecise'
  const units = shift < 0 ? digits / factor : digits * factor
  const largest = 1_000_000_000_000n
  return units > largest || units < -largest ? 'tooLarge' : Number(units)
}
