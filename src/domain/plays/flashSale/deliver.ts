import type { Market } from '../../market.ts'
import { epochOf, instantOf, minuteMs } from '../../time.ts'
import type { FlashSale } from './schema.ts'
import { offersIn } from './sessions.ts'

/**
 * The sessions of a market with what is on sale in each. Countdowns run by the server's clock (`Date` of any answer), not
 * by the phone's; `showsFrom` is when they begin to be shown.
 */
export function deliverFlashSale(play: FlashSale, market: Market) {
  const offered = offersIn(play, market)
  return {
    countdown: 'serverTime',
    sessions: play.sessions.flatMap((session) => {
      const items = offered
        .filter((offer) => offer.session === session)
        .map(({ item, price, stock }) => ({ productId: item.productId, price, stock }))
      if (items.length === 0) return []
      const { id, window, limitPerPerson } = session
      const showsFrom = instantOf(epochOf(window.from) - play.countdownMinutes * minuteMs)
      return [{ id, from: window.from, to: window.to, showsFrom, limitPerPerson, items }]
    }),
  }
}
