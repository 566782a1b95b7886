import type { CampaignDocument } from '../../campaign/document.ts'
import { times } from '../../money.ts'
import type { WorstCase } from '../play.ts'
import { nothing, worstCaseOf } from '../shared/exposure.ts'
import { isCountedWithRule } from '../shared/paidAsCoupon.ts'
import { valueOf } from './reward.ts'
import type { MiniGame } from './schema.ts'

/**
 * What a mini-game can cost: every reward of its limit given and used. A draw's prizes are counted with the draw, and a
 * coupon with its rule.
 */
export function miniGameExposure(play: MiniGame, campaign: CampaignDocument): WorstCase {
  return worstCaseOf(play, campaign, (market) => {
    const { reward } = play
    if (reward.type === 'coupon' && isCountedWithRule(reward.couponId, campaign, market)) return nothing
    const units = play.cap.units[market]
    const value = valueOf(play, market)
    return { subsidy: value === 0 ? 0 : units === undefined ? null : times(value, units) }
  })
}
