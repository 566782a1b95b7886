import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { BasisPoints, Minor } from '../../money.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Span } from '../../time.ts'
import type { Outcome, PlayDefinition } from '../play.ts'
import type { PlayBase } from './blocks.ts'
import { trafficDays } from './traffic.ts'

/** Instances played to estimate what one costs on average: enough for a figure beside a form, quick enough for typing. */
const sampleSize = 120

/** What one instance brings and costs on average, from a seeded sample. */
export type AverageOutcome = { units: number; subsidy: number; consolation: number; invitesOpened: number }

/** Plays a sample of instances; the same play gives the same average. */
export function averageOutcome<P extends PlayBase>(
  simulate: PlayDefinition<P>['simulate'],
  play: P,
  campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
): AverageOutcome {
  const total = { units: 0, subsidy: 0, consolation: 0, invitesOpened: 0 }
  for (let k = 0; k < sampleSize; k++) {
    const outcome: Outcome = simulate(play, campaign, market, rates, `expected:${play.id}:${market}:${k}`)
    total.units += outcome.units
    total.subsidy += outcome.subsidy
    total.consolation += outcome.consolation
    total.invitesOpened += outcome.invitesOpened
  }
  return {
    units: total.units / sampleSize,
    subsidy: total.subsidy / sampleSize,
    consolation: total.consolation / sampleSize,
    invitesOpened: total.invitesOpened / sampleSize,
  }
}

/**
 * How many instances will be opened in a market: by visitors, and by friends of those who opened one before.
 *
 * @param play when it can be opened, and how many of those who see it take part
 */
export function expectedOpenings(
  play: { spans: readonly Span[]; participation: BasisPoints },
  campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  average: AverageOutcome,
): number {
  const byVisitors = (rates.visitorsPerDay * trafficDays(play.spans, campaign, market) * play.participation) / 10_000
  // Below one, each opening brings a geometric series of further ones; at one it would not end, so it stops short.
  const spawned = Math.min(0.9, (average.invitesOpened * rates.spawnRate) / 10_000)
  return byVisitors / (1 - spawned)
}

/** What a play will probably cost in a market: openings at their average, cut off where its limits are reached. */
export function expectedSubsidy(given: {
  openings: number
  average: AverageOutcome
  units: number
  worstSubsidy: Minor
  worstConsolation: Minor
}): Minor {
  const { openings, average, units } = given
  const unitsTaken = openings * average.units
  const reached = unitsTaken > units && unitsTaken > 0 ? units / unitsTaken : 1
  const subsidy = Math.min(given.worstSubsidy, openings * average.subsidy * reached)
  const consolation = Math.min(given.worstConsolation, openings * average.consolation)
  return Math.round(subsidy + consolation)
}
