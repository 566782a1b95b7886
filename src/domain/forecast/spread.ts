/** What came out of many runs: one in ten below the first, half below the second, one in ten above the third. */
export type Spread = { p10: number; p50: number; p90: number }

/** The spread of values, by nearest rank; null where there are none. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) }
}
