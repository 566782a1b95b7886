import { useQuery } from '@tanstack/react-query'
import { api } from '#api/api.ts'
import type { QueryLike } from '#components/QueryState.tsx'
import type { CouponFigures } from '#contract/results.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import type { Market } from '#domain/market.ts'
import { dayMs, epochOf, instantOf, type EpochMs } from '#domain/time.ts'
import { zoneOf } from '#lib/format/dates.ts'

/** What became of each rule's coupons in a market so far, by the rule's id. A rule nobody used yet is not among them. */
export function useCouponUse(
  campaignId: string,
  rules: readonly CouponRule[],
  market: Market,
  now: EpochMs,
): QueryLike<ReadonlyMap<string, CouponFigures>> {
  const begins = Math.min(...rules.map(({ window }) => epochOf(window.from)))
  const begun = rules.length > 0 && begins <= now
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
      enabled: begun,
    }),
  )
  const { error, isFetching, refetch } = use
  // Before the first may be used there is nothing to ask.
  const figures = begun ? use.data?.rules.map((of) => [of.couponId, of.figures] as const) : []
  return { data: figures && new Map(figures), error, isFetching, refetch }
}
