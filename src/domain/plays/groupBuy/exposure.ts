import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { times, type Minor } from '../../money.ts'
import type { WorstCase } from '../play.ts'
import { worstCaseOf } from '../shared/exposure.ts'
import { termsOf } from '../shared/products.ts'
import { leaderBenefitOf } from './ladder.ts'
import type { GroupBuy } from './schema.ts'

/** What a group buy can cost: its whole limit sold in the kind of group that gives most away per unit. */
export function groupBuyExposure(play: GroupBuy, campaign: CampaignDocument): WorstCase {
  return worstCaseOf(play, campaign, (market) => {
    const units = play.cap.units[market]
    const list = termsOf(campaign, play.productId, market)?.listPrice ?? play.soloPrice[market]
    return { subsidy: units === undefined ? null : list === undefined ? 0 : worstOf(play, market, list, units) }
  })
}

/**
 * The largest subsidy for a number of units: as many of the dearest groups as fit, and for the units left over the
 * dearest unit there is, or at most one more group. Never below the true maximum; above it by less than one group.
 */
function worstOf(play: GroupBuy, market: Market, list: Minor, units: number): Minor {
  const kinds = groupKinds(play, market, list)
  const dearest = kinds.reduce<GroupKind | null>(
    (best, kind) => (best === null || moreEach(kind, best) ? kind : best),
    null,
  )
  if (dearest === null) return 0
  const whole = Math.floor(units / dearest.size)
  const left = units - whole * dearest.size
  const perUnit = Math.max(...kinds.map((kind) => Math.ceil(kind.subsidy / kind.size)))
  return times(dearest.subsidy, whole) + Math.min(times(perUnit, left), left === 0 ? 0 : dearest.subsidy)
}

/** A completed group of the smallest membership at its price, one unit each, with what it is given. */
type GroupKind = { size: number; subsidy: Minor }

function groupKinds(play: GroupBuy, market: Market, list: Minor): GroupKind[] {
  const first = play.ladder[0]
  const early =
    play.atExpiry === 'completeIfEnoughJoined' && first !== undefined
      ? [{ size: Math.max(1, Math.min(first.size, play.minRealMembers)), price: first.price }]
      : []
  // Where an unfilled group is refunded, only the last rung is ever sold.
  const sold = play.atExpiry === 'refund' ? play.ladder.slice(-1) : play.ladder
  return [...early, ...sold].flatMap(({ size, price }) => {
    const paid = price[market]
    if (paid === undefined || size < 1) return []
    return [{ size, subsidy: times(Math.max(0, list - paid), size) + leaderBenefitOf(play, market, paid) }]
  })
}

/** Does one kind give more per unit than another? Compared without division. */
function moreEach(a: GroupKind, b: GroupKind): boolean {
  return BigInt(a.subsidy) * BigInt(b.size) > BigInt(b.subsidy) * BigInt(a.size)
}
