import type { CampaignDocument } from '../../campaign/document.ts'
import type { WorstCase } from '../play.ts'
import { nothing, worstCaseOf } from '../shared/exposure.ts'
import { isPaidByRule } from '../shared/paidAsCoupon.ts'
import type { RedPacket } from './schema.ts'

/**
 * What red packets can cost: the whole pot, however it is split, and nothing where there are no packets. Paid as a coupon it
 * is the coupon's cost.
 */
export function redPacketExposure(play: RedPacket, campaign: CampaignDocument): WorstCase {
  return worstCaseOf(play, campaign, (market) =>
    isPaidByRule(play.reward, campaign, market)
      ? nothing
      : { subsidy: play.cap.units[market] === 0 ? 0 : (play.cap.budget[market] ?? null) },
  )
}
