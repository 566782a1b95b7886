import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Minor } from '../../money.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Exposure, Outcome, PlayDefinition } from '../play.ts'
import type { PlayBase } from './blocks.ts'
import { marketsOf } from './checks.ts'
import { trafficDays } from './traffic.ts'

/** Instances played to estimate what one costs on average: enough for a figure beside a form, quick enough for typing. */
const sampleSize = 120

/**
 * The most a play's counts let it cost in a market, minor units: what is given away to those who complete, and to those
 * who do not. `null` where no count limits it. `expected` is what it will probably cost, where the play can say so without
 * a sample of its instances.
 */
export type Worst = { subsidy: Minor | null; consolation?: Minor | null; expected?: Minor }

/** Of a play whose rewards are counted elsewhere. */
export const nothing: Worst = { subsidy: 0, expected: 0 }

type Played<P extends PlayBase> = Pick<PlayDefinition<P>, 'simulate' | 'openSpans' | 'participation'>

/**
 * What a play can cost, by its counts or its budget, whichever is less; and probably will, by a seeded sample of its
 * instances and the traffic they can expect. The same play gives the same figures.
 */
export function exposureOf<P extends PlayBase>(
  played: Played<P>,
  play: P,
  campaign: CampaignDocument,
  rates: ShopperRates,
  worstOf: (market: Market) => Worst,
): Exposure {
  const exposure: Exposure = { worst: {}, expected: {}, unbounded: [] }
  for (const market of marketsOf(play, campaign)) {
    const { subsidy, consolation = 0, expected } = worstOf(market)
    const budget = play.cap.budget[market]
    const byCount = subsidy === null || consolation === null ? null : subsidy + consolation
    if (byCount === null && budget === undefined) exposure.unbounded.push(market)
    const worst =
      byCount === null ? (budget ?? (subsidy ?? 0) + (consolation ?? 0)) : Math.min(byCount, budget ?? byCount)
    exposure.worst[market] = worst
    exposure.expected[market] = Math.min(
      worst,
      expected ?? expectedIn(played, play, campaign, market, rates, { subsidy, consolation }),
    )
  }
  return exposure
}

/** What the openings to be expected cost at their average, cut off where the counts are reached. */
function expectedIn<P extends PlayBase>(
  played: Played<P>,
  play: P,
  campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  worst: Required<Omit<Worst, 'expected'>>,
): Minor {
  const average = averageOutcome(played.simulate, play, campaign, market, rates)
  const openings = expectedOpenings(played, play, campaign, market, rates, average.invitesOpened)
  const unitsTaken = openings * average.units
  const units = play.cap.units[market] ?? Number.POSITIVE_INFINITY
  const reached = unitsTaken > units ? units / unitsTaken : 1
  const subsidy = Math.min(worst.subsidy ?? Number.POSITIVE_INFINITY, openings * average.subsidy * reached)
  const consolation = Math.min(worst.consolation ?? Number.POSITIVE_INFINITY, openings * average.consolation)
  return Math.min(Number.MAX_SAFE_INTEGER, Math.round(subsidy + consolation))
}

/** How many instances will be opened: by visitors, and by friends of those who opened one before. */
export function expectedOpenings<P extends PlayBase>(
  played: Pick<Played<P>, 'openSpans' | 'participation'>,
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

/** What one instance brings and costs on average, from a seeded sample. */
type AverageOutcome = Pick<Outcome, 'units' | 'subsidy' | 'consolation' | 'invitesOpened'>

function averageOutcome<P extends PlayBase>(
  simulate: PlayDefinition<P>['simulate'],
  play: P,
  campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
): AverageOutcome {
  const total = { units: 0, subsidy: 0, consolation: 0, invitesOpened: 0 }
  for (let k = 0; k < sampleSize; k++) {
    const outcome = simulate(play, campaign, market, rates, `expected:${play.id}:${market}:${k}`)
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
