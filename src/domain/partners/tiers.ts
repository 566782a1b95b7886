import type { CampaignProduct } from '../campaign/document.ts'
import { categories, type Category } from '../catalogue/categories.ts'
import type { Market } from '../market.ts'
import type { Minor } from '../money.ts'
import type { PartnerProgramme, RateSet, Tier } from './schema.ts'

/** What a partner's standing is measured by. `paid` is in minor units of the market, and may have gone below zero. */
export type Sales = { paid: Minor; orders: number; bound: number }

/** The tiers from the one everybody begins in upwards. */
export function byRank(programme: Pick<PartnerProgramme, 'tiers'>): Tier[] {
  return programme.tiers.toSorted((a, b) => a.rank - b.rank)
}

/**
 * The highest tier whose every threshold is met; the lowest where none is.
 *
 * @throws RangeError if the programme has no tier. The checks refuse such a one.
 */
export function tierFor(programme: Pick<PartnerProgramme, 'tiers'>, sales: Sales, market: Market): Tier {
  const ranked = byRank(programme)
  const met = ranked.findLast(
    ({ thresholds }) =>
      sales.paid >= (thresholds.paid[market] ?? 0) &&
      sales.orders >= thresholds.orders &&
      sales.bound >= thresholds.bound,
  )
  const tier = met ?? ranked[0]
  if (tier === undefined) throw new RangeError('no tier')
  return tier
}

/** The rates of a tier for a category; its standard ones where the category has none of its own. */
export function ratesFor(tier: Tier, category: Category | null): RateSet {
  return (category === null ? undefined : tier.rates.categories[category]) ?? tier.rates.standard
}

/** The catalogue's category of a campaign's product; null where it bears another name. */
export function categoryOf({ category }: Pick<CampaignProduct, 'category'>): Category | null {
  return categories.find((one) => one === category) ?? null
}
