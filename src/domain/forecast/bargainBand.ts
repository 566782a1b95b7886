import type { CampaignDocument } from '../campaign/document.ts'
import type { Market } from '../market.ts'
import type { BasisPoints, Minor } from '../money.ts'
import { cutsTaken, plannerFor, planProblem } from '../plays/bargain/plan.ts'
import type { Bargain } from '../plays/bargain/schema.ts'
import { simulateBargain } from '../plays/bargain/simulate.ts'
import type { ShopperRates } from '../shoppers/rates.ts'
import { chance } from '../plays/shared/draws.ts'
import { drawsOf, type Seed } from '../seed.ts'
import { spreadOf, type Spread } from './spread.ts'

export type BargainBand = {
  /** What is left to pay after each number of helpers, from none to all, in minor units. */
  remaining: ({ helpers: number } & Spread)[]
  /** Of the bargains that reach the floor, how many helpers they took. Shares in basis points. */
  helpersUsed: { helpers: number; share: BasisPoints }[]
  /** Of the bargains opened, how many reach the floor. */
  completes: BasisPoints
  /** On average over all bargains opened; null where nobody registers. */
  costPerRegistration: Minor | null
}

/**
 * What the bargain editor draws beside the curve: the band in which eight in ten bargains stay (P10 to P90), and how many helpers those that finish took. Null where the draft has no plan in the market yet.
 */
export function bargainBand(
  play: Bargain,
  campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  seed: Seed,
  runs = play.helpers > 100 ? 100 : 300,
): BargainBand | null {
  if (planProblem(play, market) !== null) return null
  const prices: Minor[][] = Array.from({ length: play.helpers + 1 }, () => [])
  const planner = plannerFor(play, market)
  for (let run = 0; run < runs; run++)
    priceAfterEach(play, market, planner, rates, `${seed}:${run}`).forEach((price, helpers) =>
      prices[helpers]?.push(price),
    )

  const outcomes = Array.from({ length: runs }, (_, run) =>
    simulateBargain(play, campaign, market, rates, `${seed}:played:${run}`),
  )
  const finished = outcomes.filter(({ completed }) => completed)
  const registrations = outcomes.reduce((total, outcome) => total + outcome.registrations, 0)
  const cost = outcomes.reduce((total, outcome) => total + outcome.subsidy + outcome.consolation, 0)
  return {
    remaining: prices.map((values, helpers) => ({ helpers, ...(spreadOf(values) ?? { p10: 0, p50: 0, p90: 0 }) })),
    helpersUsed: histogram(finished.map(({ helpersUsed }) => helpersUsed)),
    completes: Math.round((finished.length * 10_000) / Math.max(1, runs)),
    costPerRegistration: registrations === 0 ? null : Math.round(cost / registrations),
  }
}

/** The price after 0, 1, 2 … helpers of one bargain whose friends come in a drawn order. */
function priceAfterEach(
  play: Bargain,
  market: Market,
  planner: (seed: Seed) => Minor[],
  rates: ShopperRates,
  seed: Seed,
): Minor[] {
  const draw = drawsOf(seed)
  const helpers = Array.from({ length: play.helpers }, () => ({ isNew: chance(draw, rates.newShareOfOpens) }))
  const taken = cutsTaken(play, market, planner(seed), helpers)
  const own = taken.cuts.find(({ helper }) => helper === null)
  let price = own?.priceAfter ?? play.listPrice[market] ?? 0
  const after = new Map(taken.cuts.map((cut) => [cut.helper, cut.priceAfter]))
  return [price, ...helpers.map((_, helper) => (price = after.get(helper) ?? price))]
}

function histogram(counts: readonly number[]): BargainBand['helpersUsed'] {
  if (counts.length === 0) return []
  const least = Math.min(...counts)
  const most = Math.max(...counts)
  return Array.from({ length: most - least + 1 }, (_, k) => ({
    helpers: least + k,
    share: Math.round((counts.filter((count) => count === least + k).length * 10_000) / counts.length),
  }))
}
