import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Minor } from '../../money.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Exposure } from '../play.ts'
import { exposureOf } from '../shared/exposure.ts'
import { isCountedWithRule } from '../shared/paidAsCoupon.ts'
import { wholeWindow } from '../shared/usual.ts'
import { dearest, winnable } from './prizes.ts'
import type { Lottery, Prize } from './schema.ts'
import { simulateLottery } from './simulate.ts'
import { expectedDraws, lotteryParticipation } from './turnout.ts'
import { winsPerDraw } from './wins.ts'

const played = { simulate: simulateLottery, openSpans: wholeWindow, participation: lotteryParticipation }

/**
 * What a draw can cost: every prize that can be won, as far as the play's limit goes, the dearest first. Probably: what the
 * draws to be expected win of each, until it is gone; a sample of shoppers would meet rare prizes too often or never. A prize
 * that is a coupon is the coupon's cost.
 */
export function lotteryExposure(play: Lottery, campaign: CampaignDocument, rates: ShopperRates): Exposure {
  return exposureOf(played, play, campaign, rates, (market) => {
    const draws = expectedDraws(play, campaign, market, rates)
    const paid = { ...play, prizes: play.prizes.map((prize) => asPaid(prize, campaign, market)) }
    const { likelihood, worth } = winsPerDraw(paid, market, draws)
    return { subsidy: worstOf(paid, market), expected: Math.round(draws * likelihood * worth) }
  })
}

/** A prize as the draw pays it: what its coupon's rule counts costs nothing here. */
function asPaid(prize: Prize, campaign: CampaignDocument, market: Market): Prize {
  return isCountedWithRule(prize.couponId, campaign, market) ? { ...prize, value: {} } : prize
}

function worstOf(play: Lottery, market: Market): Minor | null {
  const lots = winnable(play, market)
  if (lots === null) return null
  const all = lots.reduce((total, { count }) => total + count, 0)
  return dearest(lots, play.cap.units[market] ?? all)
}
