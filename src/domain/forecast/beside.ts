import type { CampaignDocument } from '../campaign/document.ts'
import { couponExposure } from '../coupons/exposure.ts'
import type { CouponRule } from '../coupons/schema.ts'
import type { Market, PerMarket } from '../market.ts'
import type { Minor } from '../money.ts'
import { prizesOf, programmeExposure } from '../partners/exposure.ts'
import type { Exposure } from '../plays/play.ts'
import { ratesOf, type Assumptions } from './assumptions.ts'
import { exponential } from './elementary.ts'
import { strays, visitorSpread } from './stages.ts'

/**
 * What a coupon rule or the partner programme costs in a market beside the plays, minor units: nobody plays its orders one by
 * one, so what it will probably cost grows and shrinks with the visitors (`moving`), but for what is given in any case.
 */
export type Beside = { worst: Minor; steady: Minor; moving: Minor }

/** What one costs where so many times the visitors come that were assumed. */
export function costAt({ worst, steady, moving }: Beside, crowd: number): Minor {
  return Math.min(worst, Number.MAX_SAFE_INTEGER, steady + Math.round(moving * crowd))
}

type Part = { exposure: Exposure; in: Partial<Record<Market, Beside>> }

/**
 * What each coupon rule and the partner programme can cost, and will on average over how many come. Never throws on a draft.
 *
 * @param registrations people whom the plays make register, per market
 */
export function costsBeside(
  document: CampaignDocument,
  assumptions: Assumptions,
  registrations: PerMarket,
): { coupons: (Part & { rule: CouponRule })[]; partners: Part | null } {
  const spread = visitorSpread[assumptions.visitorsPerDay.source.kind]
  const rates = ratesOf(assumptions)
  const programme = document.partners
  return {
    coupons: document.coupons.map((rule) => ({
      rule,
      ...partOf(couponExposure(rule, document, rates), () => 0, spread),
    })),
    partners:
      programme &&
      partOf(
        programmeExposure(programme, document, undefined, registrations),
        (market) => prizesOf(programme, market),
        spread,
      ),
  }
}

function partOf({ worst, expected, unbounded }: Exposure, steadyIn: (market: Market) => Minor, spread: number): Part {
  const part: Part = { exposure: { worst: { ...worst }, expected: {}, unbounded }, in: {} }
  for (const market of Object.keys(expected) as Market[]) {
    const steady = steadyIn(market)
    const limited = unbounded.includes(market) ? Number.POSITIVE_INFINITY : (worst[market] ?? 0)
    const beside = { worst: limited, steady, moving: Math.max(0, (expected[market] ?? 0) - steady) }
    const mean = Math.round(
      strays.reduce((sum, { by, weight }) => sum + weight * costAt(beside, exponential(spread * by)), 0),
    )
    part.in[market] = beside
    part.exposure.expected[market] = mean
    // Without a limit there is no worst case; what is said in its place is never below what is expected.
    if (limited === Number.POSITIVE_INFINITY) part.exposure.worst[market] = Math.max(worst[market] ?? 0, mean)
  }
  return part
}
