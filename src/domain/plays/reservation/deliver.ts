import type { Market } from '../../market.ts'
import { epochOf, instantOf, minuteMs } from '../../time.ts'
import { isOversubscribed } from './promises.ts'
import type { Reservation } from './schema.ts'

/** From when those may buy who earned it, whether a place is a unit, and how to ask whether a priority code is good. */
export function deliverReservation(play: Reservation, market: Market) {
  const bonus = play.shareBonus
  const headStart = bonus.type === 'earlier' ? bonus.minutes * minuteMs : 0
  return {
    /** From when those may buy for whom enough friends reserved. */
    purchaseEarlierFrom: instantOf(epochOf(play.purchaseWindow.from) - headStart),
    assured: !isOversubscribed(play, market),
    codes:
      play.batches.length === 0
        ? null
        : {
            check: 'POST /delivery/codes/check',
            redeem: 'POST /delivery/codes/redeem',
          },
  }
}
