import type { Category } from '#domain/catalogue/categories.ts'
import type { Market } from '#domain/market.ts'
import type { BasisPoints, Minor } from '#domain/money.ts'
import type { PartnerProgramme, RateSet, Tier } from '#domain/partners/schema.ts'
import { byRank, ratesFor } from '#domain/partners/tiers.ts'

export const mostTiers = 10
const mostRate: BasisPoints = 10_000

/** The programme with one of its tiers changed. */
export function withTier(programme: PartnerProgramme, id: string, change: (tier: Tier) => Tier): PartnerProgramme {
  return { ...programme, tiers: programme.tiers.map((tier) => (tier.id === id ? change(tier) : tier)) }
}

/** The tier under another name. A title that was the tier's own name stays so; one of its own is left alone. */
export function renamed(tier: Tier, name: string): Tier {
  return {
    ...tier,
    name,
    privileges: tier.privileges.map((one) =>
      one.type === 'identity' && one.name === tier.name ? { ...one, name } : one,
    ),
  }
}

/** The tier with its rates for a category; `null` is everything that has no rates of its own. */
export function withRates(tier: Tier, category: Category | null, rates: RateSet): Tier {
  return category === null
    ? { ...tier, rates: { ...tier.rates, standard: rates } }
    : { ...tier, rates: { ...tier.rates, categories: { ...tier.rates.categories, [category]: rates } } }
}

/** Every tier with rates of its own for a category, to begin with the standard ones. */
export function withCategory(programme: PartnerProgramme, category: Category): PartnerProgramme {
  return { ...programme, tiers: programme.tiers.map((tier) => withRates(tier, category, ratesFor(tier, category))) }
}

export function withoutCategory(programme: PartnerProgramme, category: Category): PartnerProgramme {
  const tiers = programme.tiers.map((tier): Tier => {
    const { [category]: _, ...categories } = tier.rates.categories
    return { ...tier, rates: { ...tier.rates, categories } }
  })
  return { ...programme, tiers }
}

/**
 * The programme with a tier dragged to another threshold and commission, kept between its neighbours: a higher standing
 * never asks less and never pays less. Typed numbers are not bent; only what is dragged is.
 */
export function moveTier(
  programme: PartnerProgramme,
  id: string,
  market: Market,
  category: Category | null,
  to: { paid: Minor; level1: BasisPoints },
): PartnerProgramme {
  const ranked = byRank(programme)
  const place = ranked.findIndex((tier) => tier.id === id)
  const before = ranked[place - 1]
  const after = ranked[place + 1]
  const paidOf = (tier: Tier | undefined) => tier?.thresholds.paid[market]
  const rateOf = (tier: Tier | undefined) => (tier === undefined ? undefined : ratesFor(tier, category).level1)
  // Everybody begins in the first tier, so that it asks nothing.
  const paid = before === undefined ? 0 : clamp(to.paid, paidOf(before) ?? 0, paidOf(after) ?? Number.MAX_SAFE_INTEGER)
  const level1 = clamp(to.level1, rateOf(before) ?? 0, rateOf(after) ?? mostRate)
  return withTier(programme, id, (tier) =>
    withRates(
      { ...tier, thresholds: { ...tier.thresholds, paid: { ...tier.thresholds.paid, [market]: paid } } },
      category,
      { ...ratesFor(tier, category), level1 },
    ),
  )
}

/** One tier more above the highest: it asks for twice as much, and pays what that one pays. */
export function addTier(programme: PartnerProgramme, id: string, name: string): PartnerProgramme {
  const last = byRank(programme).at(-1)
  const doubled = Object.fromEntries(
    programme.markets.map((market) => [market, Math.max(0, (last?.thresholds.paid[market] ?? 0) * 2)]),
  )
  const tier: Tier = {
    id,
    name,
    rank: (last?.rank ?? 0) + 1,
    thresholds: {
      paid: doubled,
      orders: (last?.thresholds.orders ?? 0) * 2,
      bound: (last?.thresholds.bound ?? 0) * 2,
    },
    rates: last?.rates ?? { standard: { own: 0, level1: 0, level2: 0 }, categories: {} },
    privileges: [],
  }
  return { ...programme, tiers: [...programme.tiers, tier] }
}

export function removeTier(programme: PartnerProgramme, id: string): PartnerProgramme {
  return { ...programme, tiers: programme.tiers.filter((tier) => tier.id !== id) }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most))
}
