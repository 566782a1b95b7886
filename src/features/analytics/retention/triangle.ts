import type { Retention } from '#contract/analytics.ts'

export type RetentionRow = { start: string; size: number; cells: (number | null)[]; endsOn: string | null }
export type Triangle = {
  rows: RetentionRow[]
  /** People who came back in period n ÷ people of the cohorts whose period n is over; null where none is. */
  mean: (number | null)[]
  size: number
}

/** Cohorts as shares of their size. A period that is not over is null, and so is every share of an empty cohort. */
export function triangleOf({ cohorts }: Retention): Triangle {
  const rows = cohorts.map(({ start, size, returned, endsOn }) => ({
    start,
    size,
    endsOn,
    cells: returned.map((count) => (count === null || size === 0 ? null : count / size)),
  }))
  const periods = Math.max(0, ...cohorts.map(({ returned }) => returned.length))
  const mean = Array.from({ length: periods }, (_, n) => {
    const mature = cohorts.filter(({ returned }) => (returned[n] ?? null) !== null)
    const size = mature.reduce((sum, cohort) => sum + cohort.size, 0)
    return size === 0 ? null : mature.reduce((sum, cohort) => sum + cohort.returned[n]!, 0) / size
  })
  return { rows, mean, size: cohorts.reduce((sum, { size }) => sum + size, 0) }
}
