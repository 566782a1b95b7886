import type { Market } from '../../market.ts'
import { calendarDays } from '../shared/days.ts'
import { drawAlgorithm, drawSeed } from './draw.ts'
import { noPrizeOdds, oddsIn, releasedBy } from './prizes.ts'
import { certain, type Lottery } from './schema.ts'

/**
 * What a storefront needs to draw as we say: the tickets each prize takes, in their order, what comes free by each day,
 * the algorithm, and how seeds are made from a secret of its own. `docs/draw-vectors.json` holds vectors to prove it by.
 *
 * @throws RangeError if the play has errors.
 */
export function deliverLottery(play: Lottery, market: Market) {
  const odds = oddsIn(play.prizes, market)
  const rest = noPrizeOdds(odds)
  if (rest < 0) throw new RangeError(`${play.id} promises more than ${certain} tickets`)
  const days = calendarDays(play.window, market)
  let below = 0
  return {
    algorithm: drawAlgorithm,
    tickets: certain,
    seed: drawSeed('{secret}', play.id, market, '{drawId}'),
    reservesSeed: drawSeed('{secret}', play.id, market, 'reserves:{prizeId}'),
    days,
    ranges: play.prizes.map((prize, k) => {
      const firstTicket = below
      below += odds[k]!
      return {
        id: prize.id,
        firstTicket,
        count: odds[k]!,
        released: prize.perDay[market] === undefined ? null : releases(days, (day) => releasedBy(prize, market, day)),
      }
    }),
    noPrize: { firstTicket: below, count: rest },
  }
}

/** How many have come free by the end of each day. */
function releases(days: number, by: (day: number) => number): number[] {
  return Array.from({ length: days }, (_, day) => by(day))
}
