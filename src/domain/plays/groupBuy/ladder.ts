import type { Market } from '../../market.ts'
import { portion, type Minor } from '../../money.ts'
import type { GroupBuy, Rung } from './schema.ts'

/** The rung a group of this many members has reached, or null below the first. */
export function rungFor(play: Pick<GroupBuy, 'ladder'>, members: number): Rung | null {
  return play.ladder.findLast((rung) => rung.size <= members) ?? null
}

/** The most members a group takes: those of the last rung. */
export function fullSize(play: Pick<GroupBuy, 'ladder'>): number {
  return play.ladder.at(-1)?.size ?? 0
}

/** What the leader of a group is spared on one unit at the group's price: nothing, an amount, a part, or all of it. */
export function leaderBenefitOf(play: Pick<GroupBuy, 'leaderBenefit'>, market: Market, price: Minor): Minor {
  const benefit = play.leaderBenefit
  if (benefit.type === 'none') return 0
  if (benefit.type === 'free') return price
  if (benefit.type === 'percent') return portion(price, benefit.rate)
  return Math.min(price, benefit.amount[market] ?? 0)
}

/** How a group stands when its time runs out. */
export type Settlement = { completed: boolean; price: Minor | null }

/**
 * What becomes of a group whose time has run out, with the members it really has: nobody is ever invented.
 * A group that is full has completed before.
 */
export function atExpiry(play: GroupBuy, market: Market, members: number): Settlement {
  const reached = rungFor(play, members)
  const full = members >= fullSize(play) && play.ladder.length > 0
  if (full || (play.atExpiry !== 'refund' && reached !== null))
    return { completed: true, price: reached?.price[market] ?? null }
  const first = play.ladder[0]
  if (play.atExpiry === 'completeIfEnoughJoined' && first !== undefined && members >= Math.max(1, play.minRealMembers))
    return { completed: true, price: first.price[market] ?? null }
  return { completed: false, price: null }
}
