import { useQuery } from '@tanstack/react-query'
import { api } from '#api/api.ts'
import type { CouponFigures } from '#contract/results.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import type { Market } from '#domain/market.ts'
import { dayMs, epochOf, instantOf, type EpochMs } from '#domain/time.ts'
import { zoneOf } from '#lib/format/dates.ts'

/** What became of each rule's coupons in a market so far, by the rule's id; nothing before the first may be used. */
export function useCouponUse(
  campaignId: string,
  rules: readonly CouponRule[],
  market: Market,
  now: EpochMs,
): ReadonlyMap<string, CouponFigures> {
  const begins = Math.min(...rules.map(({ window }) => epochOf(window.from)))
  // Whole days, so that the same question is asked, and answered from memory, through the day.
  const to = (Math.floor(now / dayMs) + 1) * dayMs
  const use = useQuery(
    api.analytics.coupons.queryOptions({
      input: {
        campaignId,
        from: instantOf(Math.min(begins, to - dayMs)),
        to: instantOf(to),
        timeZone: zoneOf(market),
        where: { market },
      },
      enabled: rules.length > 0 && begins <= now,
    }),
  )
  return new Map(use.data?.rules.map(({ couponId, figures }) => [couponId, figures]))
}
