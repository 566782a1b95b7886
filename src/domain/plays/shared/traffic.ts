import type { CampaignDocument, PhaseKind } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { dayMs, epochOf, type Span } from '../../time.ts'

/** Visitors of a phase against those of the main one, in basis points. A default, unmeasured. */
export const phaseTraffic: Record<PhaseKind, number> = { teaser: 2_000, warmUp: 5_000, main: 10_000, encore: 4_000 }

/** Days of a play's window in a market, each weighed by the traffic of the phase it falls in. */
export function trafficDays(play: { window: Span }, campaign: CampaignDocument, market: Market): number {
  let days = 0
  for (const phase of campaign.phases) {
    if (!phase.markets.includes(market)) continue
    const from = Math.max(epochOf(phase.window.from), epochOf(play.window.from))
    const to = Math.min(epochOf(phase.window.to), epochOf(play.window.to))
    if (to > from) days += (((to - from) / dayMs) * phaseTraffic[phase.kind]) / 10_000
  }
  return days
}
