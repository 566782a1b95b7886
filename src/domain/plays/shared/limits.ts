import type { Minor } from '../../money.ts'

/**
 * A unit amount by a count, stopping at the largest exact amount: for what a draft could cost, never for payments.
 */
export function timesUpTo(amount: Minor, count: number): Minor {
  const product = amount * count
  return Number.isSafeInteger(product) ? product : Number.MAX_SAFE_INTEGER
}
