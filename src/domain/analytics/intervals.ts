/** Shares of 1. */
export type Interval = { low: number; high: number }

/** The standard normal's 97.5% point, for two-sided 95%. */
const z = 1.959963984540054

/**
 * Wilson's 95% interval of a share, or null where there is nobody to take a share of. Unlike the textbook interval it
 * stays between 0 and 1 and is honest for few people; below 30 of them it is too wide to act on.
 *
 * Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927).
 */
export function wilson(successes: number, trials: number): Interval | null {
  if (trials === 0) return null
  const share = successes / trials
  const spread = (z * z) / trials
  const middle = share + spread / 2
  const margin = z * Math.sqrt((share * (1 - share) + spread / 4) / trials)
  return {
    low: successes === 0 ? 0 : (middle - margin) / (1 + spread),
    high: successes === trials ? 1 : (middle + margin) / (1 + spread),
  }
}
