import { useLocation } from 'react-router'
import { writeSteps } from '../funnel/setup.ts'
import { tabPath } from '../scope/tabs.ts'
import type { Scope } from '../scope/useScope.ts'

/**
 * Where the people who used a rule are: at the first step of a funnel that begins with the use, over the same days and
 * market. However they got it, and whenever, they are there; a step before it would lose those who never claimed. A use is told at
 * once with its payment, in no order: what follows for certain is a refund.
 */
export function useCouponPeople(scope: Scope) {
  const { search } = useLocation()
  return (couponId: string): string => {
    const kept = Object.fromEntries(
      [...new URLSearchParams(search)].filter(([name]) => ['from', 'to', 'tz', 'market'].includes(name)),
    )
    const steps = writeSteps([{ type: 'coupon_use', where: { couponId } }, { type: 'refund' }])
    return tabPath('funnel', scope.campaignId, { ...kept, steps, within: '30d' })
  }
}
