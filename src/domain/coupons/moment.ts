import { marketFacts, markets, type Market } from '../market.ts'
import { epochOf, hourMs, instantOf, minuteMs, type Instant } from '../time.ts'
import type { CouponRule } from './schema.ts'
import { isWithin } from './standing.ts'

/** The first market that all rules hold in. */
export function sharedMarket(rules: readonly CouponRule[]): Market | undefined {
  return markets.find((market) => rules.every((rule) => rule.markets.includes(market)))
}

/** A moment at which all rules hold, by their windows and hours on the clock of the first market they share; or null. */
export function sharedMoment(rules: readonly CouponRule[]): Instant | null {
  const market = sharedMarket(rules)
  if (market === undefined) return null
  const from = rules.map(({ window }) => window.from).reduce((a, b) => (a > b ? a : b))
  const to = rules.map(({ window }) => window.to).reduce((a, b) => (a < b ? a : b))
  const hours = rules.flatMap(({ conditions }) => conditions.hours ?? [])
  // They begin to hold together when the last of them does: at the start of the window, or of somebody's hours.
  const starts = [0, ...hours.map(({ fromMinute }) => minutesUntil(fromMinute, from, market))]
  const moments = starts.flatMap((minutes) => [0, 24].map((later) => minutes * minuteMs + later * hourMs))
  const found = moments
    .toSorted((a, b) => a - b)
    .map((later) => instantOf(epochOf(from) + later))
    .find((at) => at < to && hours.every((one) => isWithin(one, at, market)))
  return found ?? null
}

function minutesUntil(minute: number, from: Instant, market: Market): number {
  const local = Math.ceil((epochOf(from) + marketFacts[market].utcOffsetHours * hourMs) / minuteMs) % 1_440
  return (minute - local + 1_440) % 1_440
}
