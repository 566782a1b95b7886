import type { Language } from '#domain/market.ts'
import { exponents, type Currency, type Minor, type Money } from '#domain/money.ts'
import { compactNumber, groupDigits, isCompacted } from './numbers.ts'
import { currencySigns } from './words.ts'

/**
 * An exact amount as the market writes it: `HK$1,999`, `NT$9,999`, `¥1,299.50`. A whole amount drops its `.00`.
 * Digits are cut from the integer, never computed, so that no amount is rounded.
 */
export function formatMoney({ amount, currency }: Money, sign: 'minusOnly' | 'always' = 'minusOnly'): string {
  return `${signOf(amount, sign)}${currencySigns[currency]}${formatMinor(amount, currency)}`
}

/** The digits of an amount without currency and sign: what stands in an input, on an axis or in a column with the currency in its head. */
export function formatMinor(amount: Minor, currency: Currency): string {
  const { whole, fraction } = split(amount, currency)
  return fraction === '' || Number(fraction) === 0 ? groupDigits(whole) : `${groupDigits(whole)}.${fraction}`
}

/** An amount as a plain decimal for files: `1999.00`, no groups, no sign of currency. */
export function plainAmount(amount: Minor, currency: Currency): string {
  const { whole, fraction } = split(amount, currency)
  return `${amount < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** A large amount in the reader's grouping: `HK$2.41 M`, `HK$241萬`. Show the exact one on hover. */
export function compactMoney(
  { amount, currency }: Money,
  language: Language,
  sign: 'minusOnly' | 'always' = 'minusOnly',
): string {
  const units = Math.abs(amount) / 10 ** exponents[currency]
  if (!isCompacted(units, language)) return formatMoney({ amount, currency }, sign)
  return `${signOf(amount, sign)}${currencySigns[currency]}${compactNumber(units, language)}`
}

export type AmountFault = 'notAnAmount' | 'tooManyDecimals' | 'negative' | 'tooLarge'
export type ParsedAmount = { ok: true; amount: Minor } | { ok: false; fault: AmountFault }

/**
 * Reads what a person typed into minor units, exactly. Accepts the currency's sign or code, groups of three, full-width
 * digits; refuses everything that could be read in two ways (`1.999,00`, `1,99`, `1e3`).
 */
export function parseAmount(typed: string, currency: Currency): ParsedAmount {
  const text = stripCurrency(typed.normalize('NFKC').trim(), currency)
  if (/^[-−]/.test(text)) return { ok: false, fault: 'negative' }
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$/.exec(text)
  if (!match) return { ok: false, fault: 'notAnAmount' }
  const places = exponents[currency]
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > places) return { ok: false, fault: 'tooManyDecimals' }
  const amount = Number(`${match[1]!.replaceAll(',', '')}${fraction.padEnd(places, '0')}`)
  return Number.isSafeInteger(amount) ? { ok: true, amount } : { ok: false, fault: 'tooLarge' }
}

/** What the sentences about an unreadable amount speak of: an example, the currency, its smallest unit. */
export function amountWords(currency: Currency): { example: string; currency: Currency; smallest: string } {
  return {
    example: formatMoney({ amount: 1999 * 10 ** exponents[currency], currency }),
    currency,
    smallest: formatMoney({ amount: 1, currency }),
  }
}

function stripCurrency(text: string, currency: Currency): string {
  for (const mark of [currencySigns[currency], currency, '$', '¥', '元']) {
    if (text.toUpperCase().startsWith(mark.toUpperCase())) return text.slice(mark.length).trim()
    if (text.endsWith(mark)) return text.slice(0, -mark.length).trim()
  }
  return text
}

function split(amount: Minor, currency: Currency): { whole: string; fraction: string } {
  const places = exponents[currency]
  const digits = String(Math.abs(amount)).padStart(places + 1, '0')
  return places === 0
    ? { whole: digits, fraction: '' }
    : { whole: digits.slice(0, -places), fraction: digits.slice(-places) }
}

function signOf(amount: Minor, sign: 'minusOnly' | 'always'): string {
  if (amount < 0) return '−'
  return sign === 'always' && amount > 0 ? '+' : ''
}
