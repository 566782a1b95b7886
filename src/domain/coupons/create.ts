import type { CampaignDocument } from '../campaign/document.ts'
import { markets } from '../market.ts'
import { times } from '../money.ts'
import { perMarketOf } from '../plays/shared/products.ts'
import { instantOf } from '../time.ts'
import { spanOf } from '../campaign/record.ts'
import type { CouponRule, Scope } from './schema.ts'
import { wholeUnits } from './units.ts'

/** How many of a new coupon may be used in each market: enough to be felt, few enough to be borne. */
const firstUses = 1_000

export const wholeShop: Scope = {
  include: { type: 'all' },
  exclude: { products: [], categories: [] },
  skipDiscounted: false,
}

/**
 * A coupon to begin with: collected, once per person, over the whole campaign; spend 300 and take 40 off the order (four
 * times that in Taiwan's dollars), not with other order coupons. Free of errors in a campaign with markets and phases.
 */
export function createCoupon({ id, campaign }: { id: string; campaign: CampaignDocument }): CouponRule {
  const held = markets.filter((market) => campaign.markets[market] !== undefined)
  const span = spanOf(campaign)
  const amount = wholeUnits(held, 40)
  return {
    id,
    name: '',
    markets: held,
    window: {
      from: span === null ? '2026-10-31T16:00:00.000Z' : instantOf(span.from),
      to: span === null ? '2026-11-11T16:00:00.000Z' : instantOf(span.to),
    },
    level: 'order',
    priority: 100,
    group: '',
    combinesWith: { type: 'otherLevels' },
    obtained: { type: 'claimed', validHours: null },
    scope: wholeShop,
    conditions: {
      purchases: [{ type: 'spend', id: 'spend', minimum: wholeUnits(held, 300), measuredOn: 'left', scope: null }],
      segments: [],
      firstOrder: false,
      channels: [],
      phases: [],
      hours: null,
      playOutcome: null,
    },
    effect: { type: 'amount', amount },
    limits: {
      uses: perMarketOf(held, () => firstUses),
      budget: perMarketOf(held, (market) => times(amount[market] ?? 0, firstUses)),
      perPerson: 1,
      perDay: null,
      perPersonPerDay: null,
    },
  }
}
