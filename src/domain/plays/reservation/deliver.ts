import type { Market } from '../../market.ts'
import { epochOf, instantOf, minuteMs } from '../../time.ts'
import { isOversubscribed } from './promises.ts'
import type { Reservation } from './schema.ts'

/** When to reserve and when to buy, for how much, and how to ask whether a priority code is good. */
export function deliverReservation(play: Reservation, market: Market) {
  const bonus = play.shareBonus
  const headStart = bonus.type === 'earlier' ? bonus.minutes * minuteMs : 0
  return {
    price: play.price[market] ?? null,
    reserve: { ...play.window, quota: play.quota[market] ?? null },
    purchase: play.purchaseWindow,
    /** From when those may buy for whom enough friends reserved. */
    purchaseEarlierFrom: instantOf(epochOf(play.purchaseWindow.from) - headStart),
    assured: !isOversubscribed(play, market),
    codes:
      play.batches.length === 0
        ? null
        : {
            check: 'POST /delivery/codes/check',
            redeem: 'POST /delivery/codes/redeem',
            batches: play.batches.map(({ id, name, perPerson, channel }) => ({ id, name, perPerson, channel })),
          },
  }
}
