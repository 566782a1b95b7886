import type { Campaign } from '#contract/campaignShapes.ts'
import type { Market } from '#domain/market.ts'
import type { Instant } from '#domain/time.ts'
import { addDays, dateOf, daysBetween, type LocalDate } from '#lib/zone.ts'

/** Days of a calendar, both included. */
export type DateRange = { from: LocalDate; to: LocalDate }

export type Extent = { first: Instant | null; last: Instant | null; pending: number }

const longestFirstLook = 92

/** What a page opens on: everything there is, or its last 92 days where that is more than a quarter. Null without events. */
export function firstRange(extent: Extent, zone: string): DateRange | null {
  if (extent.first === null || extent.last === null) return null
  const whole = { from: dateOf(extent.first, zone), to: dateOf(extent.last, zone) }
  return lengthOf(whole) <= longestFirstLook ? whole : { from: addDays(whole.to, 1 - longestFirstLook), to: whole.to }
}

export function lengthOf({ from, to }: DateRange): number {
  return daysBetween(from, to) + 1
}

/** As many days, ending the day before. */
export function previousRange(range: DateRange): DateRange {
  return shift(range, -lengthOf(range))
}

/** The days of another event that lie as far from its first day as these do from this one's. */
export function alignedRange(range: DateRange, firstDay: LocalDate, otherFirstDay: LocalDate): DateRange {
  return shift(range, daysBetween(firstDay, otherFirstDay))
}

function shift({ from, to }: DateRange, days: number): DateRange {
  return { from: addDays(from, days), to: addDays(to, days) }
}

/** An event's first day: when its first phase begins, or its first event where it has no phases. */
export function firstDayOf(campaign: Campaign | undefined, extent: Extent, zone: string): LocalDate | null {
  const starts = campaign?.document.phases.map(({ window }) => window.from) ?? []
  const first = starts.toSorted().at(0) ?? extent.first
  return first ? dateOf(first, zone) : null
}

/** The change from one figure to another as a share; null where there was nothing to change from. */
export function changeOf(now: number, before: number): number | null {
  return before === 0 ? null : (now - before) / before
}

/** Whose phases to draw: those of the market in view, or all. */
export function phasesOf(campaign: Campaign | undefined, market: Market | null) {
  return (campaign?.document.phases ?? []).filter(
    (phase) => market === null || phase.markets.length === 0 || phase.markets.includes(market),
  )
}
