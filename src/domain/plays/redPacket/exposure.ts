import type { CampaignDocument } from '../../campaign/document.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Exposure } from '../play.ts'
import { exposureOf, nothing } from '../shared/exposure.ts'
import { isPaidByRule } from '../shared/paidAsCoupon.ts'
import { usualParticipation, wholeWindow } from '../shared/usual.ts'
import type { RedPacket } from './schema.ts'
import { simulateRedPacket } from './simulate.ts'

const played = { simulate: simulateRedPacket, openSpans: wholeWindow, participation: usualParticipation }

/**
 * What red packets can cost: the whole pot, however it is split, and nothing where there are no packets. Paid as a coupon it
 * is the coupon's cost.
 */
export function redPacketExposure(play: RedPacket, campaign: CampaignDocument, rates: ShopperRates): Exposure {
  return exposureOf(played, play, campaign, rates, (market) =>
    isPaidByRule(play.reward, campaign, market)
      ? nothing
      : { subsidy: play.cap.units[market] === 0 ? 0 : (play.cap.budget[market] ?? null) },
  )
}
