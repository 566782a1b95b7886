import type { PlayContext } from '../play.ts'
import { newPlayBase } from '../shared/create.ts'
import { perMarketOf, wholeUnit } from '../shared/products.ts'
import type { RedPacket } from './schema.ts'
import { shareTexts } from './shareTexts.ts'

/** A pot to begin with: packets, and what one is on average and at least, in whole units of the currency. */
const packets = 500
const average = 20
const smallest = 5

/** A pot of lucky packets in store credit, one for three friends who register. */
export function createRedPacket(context: PlayContext): RedPacket {
  const base = newPlayBase(context, 'redPacket', shareTexts)
  const inUnits = (units: number) => perMarketOf(base.markets, (market) => units * wholeUnit(market))
  return {
    kind: 'redPacket',
    ...base,
    cap: { ...base.cap, units: perMarketOf(base.markets, () => packets), budget: inUnits(packets * average) },
    reward: { pays: 'credit', couponId: null },
    split: 'lucky',
    smallest: inUnits(smallest),
    unlockedBy: 'registrations',
    friendsNeeded: 3,
    receivers: 'sharer',
    packetsPerPerson: 3,
    hoursToShare: 48,
    claimWithinHours: 72,
    unclaimed: 'pot',
  }
}
