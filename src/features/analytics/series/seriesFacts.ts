import type { Series } from '#contract/analytics.ts'
import { epochOf, type Span } from '#domain/time.ts'
import type { ChartBand } from './seriesOption.ts'

/** How many lines a chart can carry and still be read; the rest are summed into one. */
const mostLines = 6

export type Line = { key: string; points: number[]; total: number }

export const otherKey = 'other'

/**
 * The lines to show: the largest few by total, the others as one. Only measures that add up may be put together; for
 * others (people seen on two sides of a split) the small lines are left out of the chart and stay in the table.
 */
export function linesToDraw(series: Series, addsUp: boolean): Line[] {
  const lines = series.lines.map(({ value, points, total }) => ({ key: value ?? '', points, total }))
  if (lines.length <= mostLines) return lines
  const shown = lines.slice(0, mostLines - 1)
  const rest = lines.slice(mostLines - 1)
  if (!addsUp) return lines.slice(0, mostLines)
  return [
    ...shown,
    {
      key: otherKey,
      points: series.buckets.map((_, k) => rest.reduce((sum, line) => sum + (line.points[k] ?? 0), 0)),
      total: rest.reduce((sum, line) => sum + line.total, 0),
    },
  ]
}

/** Mean of the buckets that are over; null where none is. The unfinished one would pull it down. */
export function meanOfFinished(points: readonly number[], unfinishedFrom: number | null): number | null {
  const finished = unfinishedFrom === null ? points : points.slice(0, unfinishedFrom)
  return finished.length === 0 ? null : finished.reduce((sum, point) => sum + point, 0) / finished.length
}

/** Where dated parts lie among buckets; those wholly outside are left out. */
export function bandsAmong(
  buckets: readonly string[],
  phases: readonly { name: string; strong: boolean; window: Span }[],
): ChartBand[] {
  if (buckets.length === 0) return []
  const starts = buckets.map(epochOf)
  const width = starts.length > 1 ? starts[1]! - starts[0]! : 86_400_000
  const end = starts.at(-1)! + width
  return phases.flatMap(({ name, strong, window }) => {
    const [from, to] = [epochOf(window.from), epochOf(window.to)]
    if (to <= starts[0]! || from >= end) return []
    // A bucket's point stands for all of it: the band reaches half a bucket to both sides of the points it covers.
    const first = starts.findLastIndex((start) => start <= from)
    const last = starts.findLastIndex((start) => start < to)
    return [{ name, strong, from: Math.max(first - 0.5, 0), to: Math.min(last + 0.5, starts.length - 1) }]
  })
}
