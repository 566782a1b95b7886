import type { CampaignDocument } from '../../campaign/document.ts'
import type { PhaseKind } from '../../campaign/phaseKinds.ts'
import type { Market } from '../../market.ts'
import { dayMs, epochOf, type Span } from '../../time.ts'

/** Visitors of a phase against those of the main one, in basis points. A default, unmeasured. */
export const phaseTraffic: Record<PhaseKind, number> = { teaser: 2_000, warmUp: 5_000, main: 10_000, encore: 4_000 }

/** Days that a play can be opened in a market, each weighed by the traffic of the phase it falls in. */
export function trafficDays(spans: readonly Span[], campaign: CampaignDocument, market: Market): number {
  let days = 0
  for (const phase of campaign.phases) {
    if (!phase.markets.includes(market)) continue
    for (const span of spans) {
      const from = Math.max(epochOf(phase.window.from), epochOf(span.from))
      const to = Math.min(epochOf(phase.window.to), epochOf(span.to))
      if (to > from) days += (((to - from) / dayMs) * phaseTraffic[phase.kind]) / 10_000
    }
  }
  return days
}
