import type { CampaignDocument } from '../../campaign/document.ts'
import { times } from '../../money.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Exposure } from '../play.ts'
import { exposureOf, nothing } from '../shared/exposure.ts'
import { isCountedWithRule } from '../shared/paidAsCoupon.ts'
import { wholeWindow } from '../shared/usual.ts'
import { gameParticipation } from './participation.ts'
import { valueOf } from './reward.ts'
import type { MiniGame } from './schema.ts'
import { simulateMiniGame } from './simulate.ts'

const played = { simulate: simulateMiniGame, openSpans: wholeWindow, participation: gameParticipation }

/**
 * What a mini-game can cost: every reward of its limit given and used. A draw's prizes are counted with the draw, and a
 * coupon with its rule.
 */
export function miniGameExposure(play: MiniGame, campaign: CampaignDocument, rates: ShopperRates): Exposure {
  return exposureOf(played, play, campaign, rates, (market) => {
    const { reward } = play
    if (reward.type === 'coupon' && isCountedWithRule(reward.couponId, campaign, market)) return nothing
    const units = play.cap.units[market]
    const value = valueOf(play, market)
    return { subsidy: value === 0 ? 0 : units === undefined ? null : times(value, units) }
  })
}
