import type { Language } from '#domain/market.ts'
import { bigUnits } from './words.ts'

/** What stands where a figure cannot be told: a zero denominator, no data yet. */
export const noFigure = '–'

/** Digits in groups of three, as all three markets write them. Fractions keep at most `decimals` places. */
export function formatNumber(value: number, decimals = 0): string {
  if (!Number.isFinite(value)) return noFigure
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.')
  const text = fraction === undefined ? groupDigits(whole) : `${groupDigits(whole)}.${fraction}`
  return value < 0 && Number(Math.abs(value).toFixed(decimals)) !== 0 ? `−${text}` : text
}

/** A number with the decimals it has, to the millionth: a count as `2,400`, an exchange rate as `0.25`. */
export function formatDecimal(value: number): string {
  return withoutZeros(formatNumber(value, Number.isInteger(value) ? 0 : 6))
}

/** A large count in the reader's own grouping (2.41 M, 241 万), three significant digits; small ones stay exact. */
export function compactNumber(value: number, language: Language): string {
  const size = Math.abs(value)
  const unit = bigUnits[language].find((step) => size >= step.from)
  if (!unit) return formatNumber(value)
  // Rounded as an integer of the last digit kept: 73.05 is a little less in binary, and `toFixed` makes it 73.0.
  const decimals = decimalsFor(size / unit.size)
  const kept = Math.round(size / (unit.size / 10 ** decimals)) / 10 ** decimals
  return `${withoutZeros(formatNumber(value < 0 ? -kept : kept, decimals))}${unit.word}`
}

/** `true` where the compact form hides digits, so that the exact value belongs on hover. */
export function isCompacted(value: number, language: Language): boolean {
  return bigUnits[language].some((step) => Math.abs(value) >= step.from)
}

export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

function withoutZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

function decimalsFor(scaled: number): number {
  if (scaled >= 100) return 0
  return scaled >= 10 ? 1 : 2
}
