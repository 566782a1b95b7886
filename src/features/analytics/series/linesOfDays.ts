import type { Series } from '#contract/analytics.ts'

/** What a day adds to one line. */
export type DayFigure = { at: string; value: string | null; figure: number }

/** Lines from what happened on days, the largest total first; where nothing of a line happened, there is none of it. */
export function linesOfDays(
  { buckets, unfinishedFrom, asOf }: Omit<Series, 'lines'>,
  days: readonly DayFigure[],
): Series {
  const places = new Map(buckets.map((bucket, k) => [bucket, k]))
  const lines = new Map<string | null, Series['lines'][number]>()
  for (const { at, value, figure } of days) {
    const place = places.get(at)
    if (figure === 0 || place === undefined) continue
    let line = lines.get(value)
    if (!line) lines.set(value, (line = { value, points: buckets.map(() => 0), total: 0 }))
    line.points[place] = (line.points[place] ?? 0) + figure
    line.total += figure
  }
  return { buckets, lines: [...lines.values()].sort((a, b) => b.total - a.total), unfinishedFrom, asOf }
}
