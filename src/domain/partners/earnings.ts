import { portion, type Minor } from '../money.ts'
import type { Share } from './ledger.ts'

/**
 * What a share keeps once part of its line was given back: a commission is worked out anew on what is left, a fixed reward
 * shrinks in proportion. Both round down. It depends on how much came back in all, not on how often: several refunds
 * reverse as one would, and the last one reverses the rest.
 *
 * @param base what the line earned on, above zero where the share earned anything
 */
export function keptOf(share: Pick<Share, 'rate' | 'earned'>, base: Minor, refunded: Minor): Minor {
  const left = base - refunded
  if (share.rate !== null) return portion(left, share.rate)
  return Number((BigInt(share.earned) * BigInt(left)) / BigInt(base))
}
