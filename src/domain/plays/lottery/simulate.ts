import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { drawsOf, type Seed } from '../../seed.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Outcome } from '../play.ts'
import { nothingHappened } from '../shared/draws.ts'
import { calendarDays } from '../shared/days.ts'
import { asPaid } from './prizes.ts'
import type { Lottery } from './schema.ts'
import { expectedDraws, takePart, turnoutOf } from './turnout.ts'
import { winsPerDraw } from './wins.ts'

/**
 * Plays one participant. Prizes count as what is to be expected of the draws, in parts of a prize, so that a forecast made
 * of a few hundred participants neither meets a first prize that one in a hundred thousand wins, nor misses it.
 */
export function simulateLottery(
  play: Lottery,
  campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  seed: Seed,
): Outcome {
  const open = calendarDays(play.window, market)
  if (open === 0) return nothingHappened
  const draw = drawsOf(seed)
  const turnout = turnoutOf(play, campaign, market, rates)
  const { draws, sent, opened, registrations } = takePart(play, rates, open, turnout.given, draw)
  const { likelihood, worth } = winsPerDraw(asPaid(play, campaign, market), market, expectedDraws(play, turnout, rates))
  let losesAll = 1
  for (let k = 0; k < draws && losesAll > 0.001; k++) losesAll *= 1 - likelihood
  const units = draws * likelihood
  return {
    completed: draw() >= losesAll,
    helpersUsed: opened,
    registrations,
    invitesSent: sent,
    invitesOpened: opened,
    units,
    // Rounded up or down as often as the part left over says: small prizes do not vanish.
    subsidy: Math.floor(units * worth + draw()),
    consolation: 0,
  }
}
