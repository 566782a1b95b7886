import type { Market } from '../../market.ts'
import { atLocalTime, dayMs, epochOf, instantOf, localTime, type Instant, type Span } from '../../time.ts'

/** How many days of a market's calendar a span touches; 0 if it is empty. */
export function calendarDays(span: Span, market: Market): number {
  return epochOf(span.to) <= epochOf(span.from) ? 0 : dayIndex(span, market, instantOf(epochOf(span.to) - 1)) + 1
}

/** Which day of a span a moment falls on by the market's calendar: 0 is the day it begins. */
export function dayIndex(span: Span, market: Market, at: Instant): number {
  const midnight = (instant: Instant) => {
    const { year, month, day } = localTime(instant, market)
    return epochOf(atLocalTime({ year, month, day }, market))
  }
  return Math.round((midnight(at) - midnight(span.from)) / dayMs)
}
