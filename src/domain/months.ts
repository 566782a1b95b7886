import type { Market } from './market.ts'
import { atLocalTime, localTime, type Instant, type Span } from './time.ts'

/** A calendar month, `2026-11`. Sorts as text; where it begins depends on the market's clock. */
export type Month = string

export const monthPattern = /^20\d\d-(0[1-9]|1[0-2])$/

/** The month a market's calendar shows at a moment. */
export function monthOf(at: Instant, market: Market): Month {
  const { year, month } = localTime(at, market)
  return `${year}-${String(month).padStart(2, '0')}`
}

/** The month so many months later, or earlier. */
export function monthAfter(month: Month, months = 1): Month {
  const [year, number] = month.split('-').map(Number)
  const count = year! * 12 + number! - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** Is a text a month as it is written here? */
export function isMonth(text: string): boolean {
  return monthPattern.test(text)
}

/** From the first moment of the month in a market to the first of the next one. */
export function spanOfMonth(month: Month, market: Market): Span {
  const [year, number] = month.split('-').map(Number)
  const startOf = (later: number) => atLocalTime({ year: year!, month: number! + later, day: 1 }, market)
  return { from: startOf(0), to: startOf(1) }
}

/** Has the month passed on a market's clock? */
export function isOver(month: Month, market: Market, now: Instant): boolean {
  return spanOfMonth(month, market).to <= now
}

/** Every month from the first to the last, both included. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = []
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month)
  return months
}
