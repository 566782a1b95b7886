import type { Source } from '../analytics/event.ts'
import type { BasisPoints } from '../money.ts'
import type { World } from './world.ts'
import type { Market } from '../market.ts'
import { chance } from '../plays/shared/draws.ts'

/** Simulated partners of a market. */
const partnersPerMarket = 12

/** How many of those who come from a source came through a partner's link. Defaults, unmeasured. */
const shares: Partial<Record<Source, BasisPoints>> = { kol: 6_000, community: 3_500 }

/** The partner whose link brought somebody, or null. The first partners bring most, as everywhere. */
export function partnerBehind({ draw, campaign }: World, market: Market, source: Source): string | null {
  const programme = campaign?.document.partners ?? null
  if (programme === null || !programme.markets.includes(market) || !chance(draw, shares[source] ?? 0)) return null
  const place = Math.floor(draw() * draw() * partnersPerMarket) + 1
  return `partner-${market.toLowerCase()}-${String(place).padStart(2, '0')}`
}
