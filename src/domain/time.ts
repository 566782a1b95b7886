import { marketFacts, type Market } from './market.ts'

/** A moment, as ISO 8601 in UTC with milliseconds: `2026-11-10T16:30:00.000Z`. Sorts as text. */
export type Instant = string

/** Milliseconds since 1970-01-01T00:00Z, for arithmetic. */
export type EpochMs = number

export const secondMs = 1_000
export const minuteMs = 60_000
export const hourMs = 3_600_000
export const dayMs = 86_400_000

/** @throws RangeError if the number is no moment (NaN, or outside the years 0 to 9999). */
export function instantOf(at: EpochMs): Instant {
  return new Date(at).toISOString()
}

/** @throws RangeError if the text is not a moment with a zone. */
export function epochOf(instant: Instant): EpochMs {
  const at = Date.parse(instant)
  if (Number.isNaN(at)) throw new RangeError(`instant ${instant}`)
  return at
}

/** A span of time that includes its start and excludes its end. */
export type Span = { from: Instant; to: Instant }

/** A span with both ends moved. */
export function movedSpan({ from, to }: Span, move: (instant: Instant) => Instant): Span {
  return { from: move(from), to: move(to) }
}

/** Do two spans share a moment? Spans that only touch do not. */
export function overlaps(a: Span, b: Span): boolean {
  return epochOf(a.from) < epochOf(b.to) && epochOf(b.from) < epochOf(a.to)
}

/** What two spans share that overlap. */
export function commonSpan(a: Span, b: Span): Span {
  return {
    from: epochOf(a.from) > epochOf(b.from) ? a.from : b.from,
    to: epochOf(a.to) < epochOf(b.to) ? a.to : b.to,
  }
}

export type LocalTime = { year: number; month: number; day: number; hour: number; minute: number; second: number }

/** What the clock on the wall of a market shows at a moment. */
export function localTime(instant: Instant, market: Market): LocalTime {
  const shifted = new Date(epochOf(instant) + marketFacts[market].utcOffsetHours * hourMs)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  }
}

/** The moment at which a market's clock shows the given time. Fields beyond their range roll over, as dates do. */
export function atLocalTime(
  local: Partial<LocalTime> & { year: number; month: number; day: number },
  market: Market,
): Instant {
  const utc = Date.UTC(local.year, local.month - 1, local.day, local.hour ?? 0, local.minute ?? 0, local.second ?? 0)
  return instantOf(utc - marketFacts[market].utcOffsetHours * hourMs)
}
