import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Minor } from '../../money.ts'
import type { WorstCase } from '../play.ts'
import { worstCaseOf } from '../shared/exposure.ts'
import { asPaid, dearest, winnable } from './prizes.ts'
import type { Lottery } from './schema.ts'

/**
 * What a draw can cost: every prize that can be won, as far as the play's limit goes, the dearest first. A prize
 * that is a coupon is the coupon's cost.
 */
export function lotteryExposure(play: Lottery, campaign: CampaignDocument): WorstCase {
  return worstCaseOf(play, campaign, (market) => {
    return { subsidy: worstOf(asPaid(play, campaign, market), market) }
  })
}

function worstOf(play: Lottery, market: Market): Minor | null {
  const lots = winnable(play, market)
  if (lots === null) return null
  const all = lots.reduce((total, { count }) => total + count, 0)
  return dearest(lots, play.cap.units[market] ?? all)
}
