import { useLocation } from 'react-router'
import type { CouponFigures } from '#contract/results.ts'
import { writeSteps } from '../funnel/setup.ts'
import { tabPath } from '../scope/tabs.ts'
import type { Scope } from '../scope/useScope.ts'

/** Where the people behind a rule are: its own funnel, from the claim to the use, over the same days and market. */
export function useCouponPeople(scope: Scope) {
  const { search } = useLocation()
  return (couponId: string, { claimed }: CouponFigures): string => {
    const where = { couponId }
    // What nobody collects begins with the visit.
    const first = claimed > 0 ? { type: 'coupon_claim' as const, where } : { type: 'view' as const }
    const kept = Object.fromEntries(
      [...new URLSearchParams(search)].filter(([name]) => ['from', 'to', 'tz', 'market'].includes(name)),
    )
    const steps = writeSteps([first, { type: 'coupon_use', where }])
    return tabPath('funnel', scope.campaignId, { ...kept, steps, within: '30d' })
  }
}
