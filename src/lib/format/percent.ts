import type { Language } from '#domain/market.ts'
import { wholeInBasisPoints, type BasisPoints } from '#domain/money.ts'
import { formatNumber, noFigure } from './numbers.ts'
import { percentOff } from './words.ts'

/** A share of one (0.463) as a percentage with fixed decimals: `46.3%`. A share that cannot be told is a dash. */
export function formatRate(rate: number | null, decimals = 1): string {
  return rate === null || !Number.isFinite(rate) ? noFigure : `${formatNumber(rate * 100, decimals)}%`
}

/** Basis points as a percentage without hiding decimals that matter: 1,500 → `15%`, 1,250 → `12.5%`. */
export function formatBasisPoints(rate: BasisPoints): string {
  return `${trimmed(rate, 100)}%`
}

/** Parts per million as a percentage, to the last of them: 50 → `0.005%`, 50,000 → `5%`. */
export function formatPartsPerMillion(parts: number): string {
  return `${trimmed(parts, 10_000)}%`
}

/**
 * Progress as a percentage that is never rounded up and never says 100% before it is true, with enough decimals
 * that the last stretch stays visible (99.99%). Showing more than was reached misled shoppers, and a court said so.
 */
export function formatProgress(done: number, whole: number): string {
  if (whole <= 0) return noFigure
  if (done >= whole) return '100%'
  for (const scale of [1, 10, 100, 1000]) {
    const floored = Math.floor((done / whole) * 100 * scale) / scale
    if (floored < 100 - 1 / scale || scale === 1000) return `${Math.max(0, floored)}%`
  }
  return noFigure
}

export type DiscountConvention = 'percentOff' | 'zheOfTen' | 'zheOfHundred'

/** How each language says a discount. The mainland counts tenths (8.5折), Taiwan and Hong Kong write the digits (85折). */
export const discountConventions: Record<Language, DiscountConvention> = {
  en: 'percentOff',
  'zh-CN': 'zheOfTen',
  'zh-TW': 'zheOfHundred',
  'zh-HK': 'zheOfHundred',
}

/** A discount in one convention: 1,500 basis points off → `15% off`, `8.5折`, `85折`. */
export function formatDiscount(off: BasisPoints, convention: DiscountConvention): string {
  if (convention === 'percentOff') return percentOff.en(formatBasisPoints(off))
  const paid = wholeInBasisPoints - off
  // Whole tenths read alike everywhere (8折), and below a tenth 5折 would be taken for a half.
  const inTenths = convention === 'zheOfTen' || paid % 1_000 === 0 || paid < 1_000
  return `${inTenths ? trimmed(paid, 1_000) : trimmed(paid, 100)}折`
}

/** What is paid is said in tenths or hundredths down to half a percent: 92折 and 87.5折, but nobody says 73.24折. */
const finestSaid = 50

/**
 * A discount as a percentage and in every convention, that of the reader's language first, so that a typed 8 is never
 * ambiguous. What people would not say in tenths stays a percentage alone.
 */
export function discountEcho(off: BasisPoints, language: Language): string[] {
  const paid = wholeInBasisPoints - off
  const isSaid = paid > 0 && paid % finestSaid === 0
  const conventions = isSaid ? [discountConventions[language], 'zheOfTen' as const, 'zheOfHundred' as const] : []
  const said = conventions.filter((one) => one !== 'percentOff').map((one) => formatDiscount(off, one))
  return [...new Set([percentOff[language](formatBasisPoints(off)), ...said])]
}

export type PercentFault = 'notAPercentage' | 'tooManyDecimals' | 'outOfRange'
export type ParsedPercent = { ok: true; rate: BasisPoints } | { ok: false; fault: PercentFault }

/** Reads a typed percentage (`15`, `12.5%`, full-width digits) into basis points, exactly. */
export function parsePercent(typed: string, max: BasisPoints = wholeInBasisPoints): ParsedPercent {
  const match = /^(\d+)(?:\.(\d*))?\s*%?$/.exec(typed.normalize('NFKC').trim())
  if (!match) return { ok: false, fault: 'notAPercentage' }
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > 2) return { ok: false, fault: 'tooManyDecimals' }
  const rate = Number(`${match[1]}${fraction.padEnd(2, '0')}`)
  return rate <= max ? { ok: true, rate } : { ok: false, fault: 'outOfRange' }
}

/** value / scale as decimal text without trailing zeros; scale is a power of ten. */
function trimmed(value: number, scale: number): string {
  const places = String(scale).length - 1
  const digits = String(Math.abs(value)).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return `${value < 0 ? '−' : ''}${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`
}
