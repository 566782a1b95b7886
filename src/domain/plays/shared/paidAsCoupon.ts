import type { CampaignDocument } from '../../campaign/document.ts'
import { effectIn } from '../../coupons/effects.ts'
import type { Market } from '../../market.ts'
import type { Reward } from './blocks.ts'

/**
 * Is what a play gives as this coupon counted with the coupon's own rule?
 *
 * A coupon costs when it is used, and how often and for how much, its rule says: there its cost is counted, once, whoever
 * hands it out. The play that does then costs nothing for it. Only where the campaign has no such rule in the market, or it
 * gives nothing there yet, does the play's own figure stand, so that nothing is ever left out.
 */
export function isCountedWithRule(couponId: string | null, campaign: CampaignDocument, market: Market): boolean {
  return campaign.coupons.some(
    ({ id, markets, effect }) => id === couponId && markets.includes(market) && effectIn(effect, market) !== null,
  )
}

/** Is this reward paid as a coupon whose rule counts its cost? */
export function isPaidByRule({ pays, couponId }: Reward, campaign: CampaignDocument, market: Market): boolean {
  return pays === 'coupon' && isCountedWithRule(couponId, campaign, market)
}
