import type { CampaignDocument } from '../campaign/document.ts'
import { converted, saturatedSum } from '../campaign/exchange.ts'
import { marketFacts, markets, type Market } from '../market.ts'
import type { BasisPoints, Currency, Minor } from '../money.ts'
import { drawsOf, type Seed } from '../seed.ts'
import { instantOf, type Instant } from '../time.ts'
import { assumptionsOf, ratesOf, type Assumptions } from './assumptions.ts'
import { outcomesOf, runOnce, type Given, type RunResult, type Scene, type Tally } from './run.ts'
import { costsBeside } from './beside.ts'
import { expectedOfPlays } from './expected.ts'
import { spreadOf, type Spread } from './spread.ts'
import { arrivalsIn, courseOf, stagesOf, visitorSpread } from './stages.ts'

export type ForecastOptions = { seed: Seed; runs?: number; assumptions?: Assumptions }

/** What is to be expected of something: of a market, of a play, or of all. Costs in minor units. */
export type Expectation = {
  openings: Spread
  registrations: Spread
  completions: Spread
  cost: Spread
  /** The mean of the runs, which the campaign's exposure works out without them. */
  meanCost: Minor
  /** Over the runs that had a registration; null where none had. */
  costPerRegistration: Spread | null
}

export type MarketForecast = Expectation & {
  currency: Currency
  budget: Minor
  /** What coupons and the partner programme cost, of the cost of all. */
  beside: Spread
  /** Of all runs, how many spent more than the budget, and when: the middle of those that did. */
  exhausted: { share: BasisPoints; at: { p10: Instant; p50: Instant; p90: Instant } | null }
}

export type Forecast = {
  perMarket: Partial<Record<Market, MarketForecast>>
  perPlay: { playId: string; perMarket: Partial<Record<Market, Expectation>> }[]
  /** Costs in the reporting currency, at the event's fixed rates. */
  total: Expectation & { currency: Currency }
  runs: number
}

export type ForecastProgress = { done: number; of: number }

/** Runs, when nobody says: P10 and P90 are then steady to a few percent. */
const defaultRuns = 200

/**
 * Instances played per play, market and level of eagerness; runs draw from them. What is rare among them is rare or
 * frequent in every run alike, so more runs draw from more of them.
 */
const samplesFor = (runs: number) => Math.max(160, Math.min(2_000, runs * 4))

/**
 * Forecasts a campaign: many runs of its days, hour by hour, in which visitors open instances, friends open and help and
 * register, and some of them start their own, until limits, reach or time end it; beside them coupons and partners cost what
 * they are expected to. Same seed, same forecast.
 *
 * A generator: it reports progress between runs, and is cancelled by not asking further.
 */
export function* forecastCampaign(
  document: CampaignDocument,
  options: ForecastOptions,
): Generator<ForecastProgress, Forecast> {
  const { seed, runs = defaultRuns, assumptions = assumptionsOf(document) } = options
  const rates = ratesOf(assumptions)
  const held = markets.filter((market) => document.markets[market] !== undefined)
  const stages = stagesOf(document, rates)
  const of = stages.length + runs
  let done = 0

  const scenes: Scene[] = []
  for (const stage of stages) {
    scenes.push({ ...stage, outcomes: outcomesOf(stage, document, rates, seed, samplesFor(runs)) })
    yield { done: ++done, of }
  }
  const given: Given = {
    budgets: held.map((market) => ({ market, budget: document.markets[market]?.budget ?? 0 })),
    scenes,
    course: courseOf(stages, document, rates),
    rates,
    spread: visitorSpread[assumptions.visitorsPerDay.source.kind],
    ...besideIn(document, held, assumptions),
  }
  const results: RunResult[] = []
  for (let run = 0; run < runs; run++) {
    results.push(runOnce(given, drawsOf(`${seed}:run:${run}`)))
    yield { done: ++done, of }
  }
  return summarise(document, held, results)
}

/** What coupons and partners cost in each market: nobody plays their orders, so it is spent as visitors come. */
function besideIn(
  document: CampaignDocument,
  held: readonly Market[],
  assumptions: Assumptions,
): Pick<Given, 'beside' | 'arrivals'> {
  const { registrations } = expectedOfPlays(document, assumptions)
  const { coupons, partners } = costsBeside(document, assumptions, registrations)
  const parts = partners === null ? coupons : [...coupons, partners]
  return {
    beside: Object.fromEntries(held.map((market) => [market, parts.flatMap((part) => part.in[market] ?? [])])),
    arrivals: Object.fromEntries(held.map((market) => [market, arrivalsIn(document, market)])),
  }
}

/** Runs a forecast to its end. */
export function forecastAtOnce(document: CampaignDocument, options: ForecastOptions): Forecast {
  const run = forecastCampaign(document, options)
  for (;;) {
    const step = run.next()
    if (step.done === true) return step.value
  }
}

function summarise(document: CampaignDocument, held: readonly Market[], results: readonly RunResult[]): Forecast {
  const perMarket: Forecast['perMarket'] = {}
  for (const market of held) {
    const times = results.map(({ exhaustedAt }) => exhaustedAt[market]).filter((at) => at !== undefined)
    const at = spreadOf(times)
    perMarket[market] = {
      ...expectation(
        results.map(({ scenes, beside }) =>
          tally([...scenes.filter((scene) => scene.market === market), costing(beside[market] ?? 0)]),
        ),
      ),
      currency: marketFacts[market].currency,
      budget: document.markets[market]?.budget ?? 0,
      beside: spreadOf(results.map(({ beside }) => beside[market] ?? 0)) ?? nothing,
      exhausted: {
        share: results.length === 0 ? 0 : Math.round((times.length * 10_000) / results.length),
        at: at === null ? null : { p10: instantOf(at.p10), p50: instantOf(at.p50), p90: instantOf(at.p90) },
      },
    }
  }
  const perPlay = document.plays.map((play) => ({
    playId: play.id,
    perMarket: Object.fromEntries(
      held
        .filter((market) => play.markets.includes(market))
        .map((market) => [
          market,
          expectation(
            results.map(({ scenes }) =>
              tally(scenes.filter((scene) => scene.play === play && scene.market === market)),
            ),
          ),
        ]),
    ),
  }))
  const inReport = (market: Market, cost: Minor) =>
    converted(cost, marketFacts[market].currency, document.exchange, 'up') ?? 0
  const inTotal = results.map(({ scenes, beside }) =>
    tally([
      ...scenes.map((scene) => ({ ...scene, cost: inReport(scene.market, scene.cost) })),
      ...held.map((market) => costing(inReport(market, beside[market] ?? 0))),
    ]),
  )
  return {
    perMarket,
    perPlay,
    total: { ...expectation(inTotal), currency: document.exchange.into },
    runs: results.length,
  }
}

/** What costs, and is nothing that shoppers open. */
function costing(cost: Minor): Tally {
  return { openings: 0, registrations: 0, completions: 0, cost }
}

function tally(scenes: readonly Tally[]): Tally {
  const total: Tally = { openings: 0, registrations: 0, completions: 0, cost: 0 }
  for (const scene of scenes) {
    total.openings += scene.openings
    total.registrations += scene.registrations
    total.completions += scene.completions
    total.cost += scene.cost
  }
  return total
}

const nothing: Spread = { p10: 0, p50: 0, p90: 0 }

function expectation(tallies: readonly Tally[]): Expectation {
  const of = (field: keyof Tally) => spreadOf(tallies.map((one) => one[field])) ?? nothing
  const registering = tallies.filter(({ registrations }) => registrations > 0)
  return {
    openings: of('openings'),
    registrations: of('registrations'),
    completions: of('completions'),
    cost: of('cost'),
    meanCost: tallies.length === 0 ? 0 : Math.round(saturatedSum(tallies.map(({ cost }) => cost)) / tallies.length),
    costPerRegistration: spreadOf(registering.map(({ cost, registrations }) => Math.round(cost / registrations))),
  }
}
