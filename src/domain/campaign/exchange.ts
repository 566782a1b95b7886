import { exponents, type Currency, type Minor } from '../money.ts'
import type { CampaignDocument } from './document.ts'

type Exchange = CampaignDocument['exchange']

/**
 * An amount in the event's reporting currency, at the event's fixed rate, in minor units; null where the rate is
 * missing. Computed exactly and rounded once: costs `up`, budgets `down`, so that a total never looks cheaper than it is.
 * Amounts beyond the safe integers stop there.
 */
export function converted(amount: Minor, from: Currency, exchange: Exchange, rounding: 'up' | 'down'): Minor | null {
  if (from === exchange.into) return amount
  const millionths = exchange.millionths[from]
  if (millionths === undefined) return null
  const numerator = BigInt(amount) * BigInt(millionths) * tenTo(exponents[exchange.into])
  const denominator = 1_000_000n * tenTo(exponents[from])
  const floor = numerator / denominator - (numerator % denominator < 0n ? 1n : 0n)
  const exact = floor * denominator === numerator
  return saturated(rounding === 'down' || exact ? floor : floor + 1n)
}

/** Adds amounts that may together leave the safe integers, stopping there: for totals of drafts, never for payments. */
export function saturatedSum(amounts: readonly Minor[]): Minor {
  return saturated(amounts.reduce((total, amount) => total + BigInt(amount), 0n))
}

function saturated(amount: bigint): Minor {
  const most = BigInt(Number.MAX_SAFE_INTEGER)
  return Number(amount > most ? most : amount < -most ? -most : amount)
}

function tenTo(exponent: number): bigint {
  return 10n ** BigInt(exponent)
}
