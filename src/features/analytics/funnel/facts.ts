import type { Funnel } from '#contract/analytics.ts'

export type Step = Funnel['steps'][number]

/** Below this many people a rate says little: it is shown grey. */
export const fewPeople = 30

/**
 * The step that loses the largest share of those who reached the one before it. Steps after which too few were left to
 * tell are passed over; null where no step loses anybody.
 */
export function largestLoss(steps: readonly Step[]): number | null {
  let worst: number | null = null
  steps.forEach((step, k) => {
    const rate = step.rateOfPrevious
    if (k === 0 || rate === null || rate >= 1 || restsOnFew(steps, k - 1)) return
    if (worst === null || rate < (steps[worst]!.rateOfPrevious ?? 1)) worst = k
  })
  return worst
}

/** Half the width of a rate's interval, as a share; null where there is none. */
export const margin = ({ interval }: Step): number | null => (interval ? (interval.high - interval.low) / 2 : null)

/** Does the rate from the first step rest on too few people? */
export const restsOnFew = (steps: readonly Step[], of: number): boolean => (steps[of]?.count ?? 0) < fewPeople
