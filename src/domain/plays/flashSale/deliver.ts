import type { Market } from '../../market.ts'
import { epochOf, instantOf, minuteMs, type Instant } from '../../time.ts'
import type { FlashSale } from './schema.ts'
import { offersIn } from './sessions.ts'

/**
 * From when each session's countdown is shown, for the sessions in which the market has something on sale: items without a
 * price or a stock of the market are not. Countdowns run by the server's clock (`Date` of any answer), not by the phone's.
 */
export function deliverFlashSale(play: FlashSale, market: Market) {
  const sessions = new Set(offersIn(play, market).map(({ session }) => session))
  const shown = [...sessions].map(({ id, window }) => [
    id,
    instantOf(epochOf(window.from) - play.countdownMinutes * minuteMs),
  ])
  return { countdown: 'serverTime', showsFrom: Object.fromEntries(shown) as Record<string, Instant> }
}
