import type { CampaignDocument } from '../campaign/document.ts'
import type { Market } from '../market.ts'
import { phaseTraffic } from '../plays/shared/traffic.ts'
import { epochOf, hourMs, instantOf, localTime, type EpochMs } from '../time.ts'

/** How a day's visitors spread over its hours, from midnight, in market time. A default, unmeasured; adds up to 1,000. */
export const hourProfile = [
  52, 26, 14, 9, 8, 10, 18, 30, 40, 46, 50, 50, 56, 50, 44, 42, 42, 44, 48, 56, 68, 76, 68, 53,
] as const

/** Share of a day's visitors that come in the hour a moment lies in. */
export function hourShare(at: EpochMs, market: Market): number {
  return (hourProfile[localTime(instantOf(at), market).hour] ?? 0) / 1_000
}

/** Traffic of the phase a market is in at a moment, against the main phase: 1 in it, 0 outside every phase. */
export function phaseShare(document: CampaignDocument, at: EpochMs, market: Market): number {
  const phase = document.phases.find(
    ({ markets, window }) => markets.includes(market) && epochOf(window.from) <= at && at < epochOf(window.to),
  )
  return phase === undefined ? 0 : phaseTraffic[phase.kind] / 10_000
}

/** The hours of the clock from one moment to another, the first and the last cut to what lies between. */
export function hoursBetween(from: EpochMs, to: EpochMs): { at: EpochMs; length: number }[] {
  const hours: { at: EpochMs; length: number }[] = []
  for (let at = from; at < to;) {
    const next = Math.min(to, (Math.floor(at / hourMs) + 1) * hourMs)
    hours.push({ at, length: next - at })
    at = next
  }
  return hours
}
