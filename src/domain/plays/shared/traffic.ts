import type { CampaignDocument } from '../../campaign/document.ts'
import type { PhaseKind } from '../../campaign/phaseKinds.ts'
import type { Market } from '../../market.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import { dayMs, epochOf, type Span } from '../../time.ts'
import type { PlayDefinition } from '../play.ts'
import type { PlayBase } from './blocks.ts'

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

/** How many instances will be opened: by visitors, and by friends of those who opened one before. */
export function expectedOpenings<P extends PlayBase>(
  played: Pick<PlayDefinition<P>, 'openSpans' | 'participation'>,
  play: P,
  campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  invitesOpened: number,
): number {
  const days = trafficDays(played.openSpans(play), campaign, market)
  const byVisitors = (rates.visitorsPerDay * days * played.participation(play, rates)) / 10_000
  // Below one, each opening brings a geometric series of further ones; at one it would not end, so it stops short.
  const spawned = Math.min(0.9, (invitesOpened * rates.spawnRate) / 10_000)
  return byVisitors / (1 - spawned)
}
