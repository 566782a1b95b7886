import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import type { Market } from '#domain/market.ts'
import type { Editing } from '#lib/fields.ts'

/** What every part of a rule's editor is given: a rule in, a changed rule out. */
export type RuleProps = Editing<CouponRule> & {
  campaign: CampaignDocument
  /** Whose amounts are in view. */
  market: Market
}
