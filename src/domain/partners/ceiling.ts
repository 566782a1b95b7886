import { categories, type Category } from '../catalogue/categories.ts'
import type { Market } from '../market.ts'
import type { BasisPoints } from '../money.ts'
import type { PartnerProgramme, RateSet } from './schema.ts'
import { ratesFor } from './tiers.ts'

/** The most that own saving and all levels may come to together: 30% in the source essay on promoters (推手). */
export const sourceCeiling: BasisPoints = 3_000

/** The ceiling of a market: the source's, or what the programme lowers it to. */
export function ceilingOf(programme: Pick<PartnerProgramme, 'ceiling'>, market: Market): BasisPoints {
  return programme.ceiling[market] ?? sourceCeiling
}

/** What one line pays if all who can earn on it stand in the same tier; the second level only where there is one. */
export function totalOf({ own, level1, level2 }: RateSet, depth: number): BasisPoints {
  return own + level1 + (depth >= 2 ? level2 : 0)
}

/** The most one line of a category can pay: buyer, partner and inviting partner may each stand in another tier. */
export function highestTotal(
  { tiers, depth }: Pick<PartnerProgramme, 'tiers' | 'depth'>,
  category: Category | null,
): BasisPoints {
  const rates = tiers.map((tier) => ratesFor(tier, category))
  const highest = (level: keyof RateSet) => Math.max(0, ...rates.map((one) => one[level]))
  return totalOf({ own: highest('own'), level1: highest('level1'), level2: highest('level2') }, depth)
}

/** Categories that any tier has rates of its own for, in the catalogue's order; null is all others. */
export function ratedCategories({ tiers }: Pick<PartnerProgramme, 'tiers'>): (Category | null)[] {
  const named = categories.filter((category) => tiers.some(({ rates }) => rates.categories[category] !== undefined))
  return [null, ...named]
}
