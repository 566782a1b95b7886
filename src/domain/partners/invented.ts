import { entryOf } from '../entryOf.ts'
import type { Market } from '../market.ts'
import type { BasisPoints } from '../money.ts'
import { drawInteger, drawsOf, type Seed } from '../seed.ts'
import type { Instant } from '../time.ts'
import type { Order, Partner, Touch } from './input.ts'

/** What everything invented is called by, so that nobody takes it for what happened. */
export const inventedPrefix = 'invented-'

/**
 * Partners and bindings for past orders of which nobody knows any: to see what a programme would have paid. Drawn from a
 * seed; every id begins with `invented-`. Who is bound, and to whom, does not hang on who else there is: a shopper keeps
 * their partner, and comes through the partner's link right before some of their orders.
 *
 * @param joinedAt when all of the partners joined: before the first order
 * @param boundShare of the shoppers, how many belong to a partner
 * @param visitShare of their orders, how many begin at the partner's link
 */
export function inventPartners(given: {
  seed: Seed
  orders: readonly Pick<Order, 'id' | 'buyer' | 'market' | 'paidAt'>[]
  market: Market
  partners: number
  joinedAt: Instant
  boundShare: BasisPoints
  visitShare: BasisPoints
}): { partners: Partner[]; touches: Touch[] } {
  const { seed, market, joinedAt, boundShare, visitShare } = given
  const partners = Array.from({ length: given.partners }, (_, k): Partner => {
    const id = `${inventedPrefix}partner-${k + 1}`
    return { id, user: `${id}-shopper`, market, joinedAt, invitedBy: null }
  })
  const shoppers = new Map<string, { partner: Partner | null }>()
  const partnerOf = (buyer: string) =>
    entryOf(shoppers, buyer, () => {
      const draw = drawsOf(`${seed}:${buyer}`)
      const isBound = drawInteger(draw, 0, 9_999) < boundShare
      // A product of two draws: the first partners bring most, as everywhere.
      const partner = partners[Math.floor(draw() * draw() * partners.length)]
      return { partner: isBound && partner !== undefined ? partner : null }
    }).partner
  const touches = given.orders.flatMap((order): Touch[] => {
    const partner = partnerOf(order.buyer)
    if (partner === null) return []
    const comes = drawInteger(drawsOf(`${seed}:order:${order.id}`), 0, 9_999) < visitShare
    if (!comes) return []
    const id = `${inventedPrefix}${order.id}`.slice(0, 128)
    return [{ id, market: order.market, user: order.buyer, partner: partner.id, at: order.paidAt, isNew: true }]
  })
  return { partners, touches }
}
