import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import type { Market } from '#domain/market.ts'
import { useReadBack } from './useReadBack.ts'

/** What a rule will do, in one sentence. */
export function ReadBack(props: { rule: CouponRule; campaign: CampaignDocument; market: Market }) {
  const readBack = useReadBack(props.campaign, props.market)
  return <>{readBack(props.rule)}</>
}
