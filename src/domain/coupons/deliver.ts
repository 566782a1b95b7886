import type { CampaignDocument } from '../campaign/document.ts'
import { marketFacts, type Market } from '../market.ts'
import { effectIn } from './effects.ts'
import type { CouponRule } from './schema.ts'
import { couponTerms } from './terms.ts'

/**
 * What a storefront of one market needs to apply a rule: this market's amounts, limits and shopper rules; null where it is
 * not offered there. Unique codes are not in it: the storefront asks for each.
 */
export function deliverCoupon(rule: CouponRule, campaign: CampaignDocument, market: Market) {
  const effect = rule.markets.includes(market) ? effectIn(rule.effect, market) : null
  if (effect === null) return null
  const { markets: _others, effect: _all, belowCostMeant: _ours, limits, conditions, ...rest } = rule
  return {
    ...rest,
    effect: withoutEndless(effect),
    conditions: {
      ...conditions,
      purchases: conditions.purchases.map((purchase) =>
        purchase.type === 'spend' ? { ...purchase, minimum: purchase.minimum[market] ?? 0 } : purchase,
      ),
    },
    /** Null is no limit of that kind. */
    limits: { ...limits, uses: limits.uses[market] ?? null, budget: limits.budget[market] ?? null },
    /** Shopper rules sentence by sentence; the market's languages, the first one binding. */
    terms: { languages: marketFacts[market].termsLanguages, sentences: couponTerms(rule, campaign, market) },
  }
}

/** No limit is null: what is endless cannot be written down in JSON. */
function withoutEndless<T extends object>(effect: T) {
  return Object.fromEntries(
    Object.entries(effect).map(([name, value]) => [name, value === Number.POSITIVE_INFINITY ? null : value]),
  ) as { [K in keyof T]: T[K] | null }
}
