import type { Phase } from '#domain/campaign/document.ts'
import { markets, type Market } from '#domain/market.ts'
import { monthAfter, monthOf, spanOfMonth, type Month } from '#domain/months.ts'
import { atLocalTime, epochOf, localTime, type EpochMs, type Instant, type Span } from '#domain/time.ts'

/** Months as they lie side by side on the axis; each begins on the market's clock. */
export type Axis = { from: EpochMs; to: EpochMs; months: { month: Month; from: Instant }[] }

export function axisOf(first: Month, count: number, market: Market): Axis {
  const beginOf = (month: Month) => spanOfMonth(month, market).from
  const months = Array.from({ length: count }, (_, k) => {
    const month = monthAfter(first, k)
    return { month, from: beginOf(month) }
  })
  return { from: epochOf(beginOf(first)), to: epochOf(beginOf(monthAfter(first, count))), months }
}

/** Where the axis begins unless the reader moved it: with a third of it past, for what just ran. */
export function firstMonth(now: Instant, count: number, market: Market): Month {
  return monthAfter(monthOf(now, market), -Math.floor(count / 3))
}

/** Moments within the months at which a finer line helps the eye: the 8th, 15th and 22nd. */
export function weeksOf(axis: Axis, market: Market): { day: number; at: Instant }[] {
  return axis.months.flatMap(({ month }) => {
    const first = localTime(spanOfMonth(month, market).from, market)
    return [8, 15, 22].map((day) => ({ day, at: atLocalTime({ ...first, day }, market) }))
  })
}

/** Where a moment lies on the axis: 0 at its beginning, 1 at its end, beyond both outside. */
export function shareOf(at: Instant, { from, to }: Axis): number {
  return (epochOf(at) - from) / (to - from)
}

export type Place = { start: number; width: number }

/** The part of a span that is in sight, as shares of the axis; `null` where none is. */
export function placeOf(span: Span, axis: Axis): Place | null {
  const start = Math.max(0, shareOf(span.from, axis))
  const end = Math.min(1, shareOf(span.to, axis))
  return end > start ? { start, width: end - start } : null
}

/** Markets that hold the same phases at the same moments, drawn once. */
export type Lane = { markets: Market[]; phases: Phase[] }

export function lanesOf(phases: readonly Phase[]): Lane[] {
  const lanes = new Map<string, Lane>()
  for (const market of markets) {
    const held = phases
      .filter(({ markets: those, window }) => those.includes(market) && window.from < window.to)
      .toSorted((a, b) => (a.window.from < b.window.from ? -1 : 1))
    if (held.length === 0) continue
    const key = held.map(({ kind, window }) => `${kind} ${window.from} ${window.to}`).join(' ')
    const lane = lanes.get(key)
    if (lane) lane.markets.push(market)
    else lanes.set(key, { markets: [market], phases: held })
  }
  return [...lanes.values()]
}
