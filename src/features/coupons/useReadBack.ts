import type { CampaignDocument } from '#domain/campaign/document.ts'
import { readBack } from '#domain/coupons/readBack.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import type { Market } from '#domain/market.ts'
import { useSay } from '#lib/say/useSay.ts'

/** Reads a rule back as one sentence in the reader's language, with the amounts of the market in view. */
export function useReadBack(campaign: CampaignDocument, market: Market): (rule: CouponRule) => string {
  const say = useSay()
  return (rule) => say.rule(readBack(rule, campaign, market))
}
