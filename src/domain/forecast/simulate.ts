import type { CampaignDocument } from '../campaign/document.ts'
import { converted } from '../campaign/exchange.ts'
import { marketFacts, markets, type Market } from '../market.ts'
import type { BasisPoints, Currency, Minor } from '../money.ts'
import type { ShopperRates } from '../shoppers/rates.ts'
import type { Outcome } from '../plays/play.ts'
import { definitionOf } from '../plays/registry.ts'
import type { Play } from '../plays/schema.ts'
import { chance } from '../plays/shared/draws.ts'
import { drawInteger, drawsOf, type Draw, type Seed } from '../seed.ts'
import { epochOf, hourMs, instantOf, type EpochMs, type Instant } from '../time.ts'
import { defaultAssumptions, ratesOf, type Assumptions } from './assumptions.ts'
import { drawNormal, drawPoisson } from './chance.ts'
import { exponential } from './elementary.ts'
import { hoursBetween, hourShare, phaseShare } from './hours.ts'
import { spreadOf, type Spread } from './spread.ts'

export type ForecastOptions = { seed: Seed; runs?: number; assumptions?: Assumptions }

/** What is to be expected of something: of a market, of a play, or of all. Costs in minor units. */
export type Expectation = {
  openings: Spread
  registrations: Spread
  completions: Spread
  cost: Spread
  /** Over the runs that had a registration; null where none had. */
  costPerRegistration: Spread | null
}

export type MarketForecast = Expectation & {
  currency: Currency
  budget: Minor
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

/** How eager friends turn out to be, against the assumption: nobody knows this better than by a third. */
const levels = [0.7, 0.85, 1, 1.15, 1.3] as const

/** How far visitors may stray from the assumption, as the standard deviation of their logarithm. */
const visitorSpread = { default: 0.35, measured: 0.15 } as const

/**
 * Forecasts a campaign: many runs of its days, hour by hour, in which visitors open instances, friends open and help and
 * register, and some of them start their own, until limits, reach or time end it. Same seed, same forecast.
 *
 * A generator: it reports progress between runs, and is cancelled by not asking further.
 */
export function* forecastCampaign(
  document: CampaignDocument,
  options: ForecastOptions,
): Generator<ForecastProgress, Forecast> {
  const { seed, runs = defaultRuns, assumptions = defaultAssumptions } = options
  const rates = ratesOf(assumptions)
  const held = markets.filter((market) => document.markets[market] !== undefined)
  const stages = held.flatMap((market) =>
    document.plays.filter((play) => play.markets.includes(market)).map((play) => ({ play, market })),
  )
  const of = stages.length + runs
  let done = 0

  const scenes: Scene[] = []
  for (const stage of stages) {
    scenes.push(sceneOf(stage, document, rates, seed, samplesFor(runs)))
    yield { done: ++done, of }
  }
  const spread = visitorSpread[assumptions.visitorsPerDay.source.kind]
  const results: RunResult[] = []
  for (let run = 0; run < runs; run++) {
    results.push(runOnce(document, scenes, rates, spread, drawsOf(`${seed}:run:${run}`)))
    yield { done: ++done, of }
  }
  return summarise(document, held, results)
}

/** Runs a forecast to its end. */
export function forecastAtOnce(document: CampaignDocument, options: ForecastOptions): Forecast {
  const run = forecastCampaign(document, options)
  for (;;) {
    const step = run.next()
    if (step.done === true) return step.value
  }
}

/** One play in one market, with its hours and a stock of played instances for each level of eagerness. */
type Scene = {
  play: Play
  market: Market
  /** Of those who see it, how many open one. */
  participation: BasisPoints
  hours: { at: EpochMs; visitors: number }[]
  outcomes: Outcome[][]
}

function sceneOf(
  { play, market }: { play: Play; market: Market },
  document: CampaignDocument,
  rates: ShopperRates,
  seed: Seed,
  samples: number,
): Scene {
  const definition = definitionOf(play)
  const outcomes = levels.map((level, k) => {
    const eager = eagerness(rates, level)
    return Array.from({ length: samples }, (_, sample) =>
      definition.simulate(play, document, market, eager, `${seed}:${play.id}:${market}:${k}:${sample}`),
    )
  })
  const hours = definition
    .openSpans(play)
    .flatMap(({ from, to }) => hoursBetween(epochOf(from), epochOf(to)))
    .map(({ at, length }) => ({
      at,
      visitors: rates.visitorsPerDay * hourShare(at, market) * (length / hourMs) * phaseShare(document, at, market),
    }))
  return { play, market, participation: definition.participation(play, rates), hours, outcomes }
}

function eagerness(rates: ShopperRates, level: number): ShopperRates {
  const raised = (rate: number) => Math.min(10_000, Math.round(rate * level))
  return {
    ...rates,
    openRate: raised(rates.openRate),
    helpRate: raised(rates.helpRate),
    invitesPerSharer: rates.invitesPerSharer * level,
  }
}

type Tally = { openings: number; registrations: number; completions: number; cost: Minor }
type SceneResult = Tally & { play: Play; market: Market }
type RunResult = { scenes: SceneResult[]; exhaustedAt: Partial<Record<Market, EpochMs>> }

function runOnce(
  document: CampaignDocument,
  scenes: readonly Scene[],
  rates: ShopperRates,
  spread: number,
  draw: Draw,
): RunResult {
  const level = drawInteger(draw, 0, levels.length - 1)
  const crowd = exponential(spread * drawNormal(draw))
  const reached = new Map<Market, number>()
  const results: SceneResult[] = []
  const costs = new Map<Market, { at: EpochMs; cost: Minor }[]>()
  for (const scene of scenes) {
    const spent = costs.get(scene.market) ?? []
    costs.set(scene.market, spent)
    results.push(playScene(scene, rates, crowd, level, reached, spent, draw))
  }
  const exhaustedAt: RunResult['exhaustedAt'] = {}
  for (const [market, spent] of costs) {
    const at = whenSpent(spent, document.markets[market]?.budget ?? 0)
    if (at !== null) exhaustedAt[market] = at
  }
  return { scenes: results, exhaustedAt }
}

function playScene(
  { play, market, participation, hours, outcomes }: Scene,
  rates: ShopperRates,
  crowd: number,
  level: number,
  reached: Map<Market, number>,
  spent: { at: EpochMs; cost: Minor }[],
  draw: Draw,
): SceneResult {
  const result: SceneResult = { play, market, openings: 0, registrations: 0, completions: 0, cost: 0 }
  const samples = outcomes[level] ?? []
  let units = play.cap.units[market] ?? Number.POSITIVE_INFINITY
  let money = play.cap.budget[market] ?? Number.POSITIVE_INFINITY
  let consolations = definitionOf(play).consolations(play, market)
  let spawned = 0
  for (const { at, visitors } of hours) {
    const openings = drawPoisson(draw, (visitors * crowd * participation) / 10_000) + spawned
    spawned = 0
    for (let k = 0; k < openings && units > 0 && money > 0; k++) {
      const outcome = samples[drawInteger(draw, 0, samples.length - 1)]
      if (outcome === undefined) break
      result.openings++
      const known = reached.get(market) ?? 0
      // The more people have been reached, the likelier that those invited now have seen it before.
      if (draw() * rates.reachablePool < known) continue
      reached.set(market, known + outcome.invitesOpened)
      result.registrations += outcome.registrations
      if (outcome.completed) result.completions++
      const sold = Math.min(units, outcome.units)
      units -= sold
      const subsidy = outcome.units === 0 ? 0 : Math.round((outcome.subsidy * sold) / outcome.units)
      const consolation = outcome.consolation > 0 && consolations > 0 ? outcome.consolation : 0
      if (consolation > 0) consolations--
      const cost = Math.min(money, subsidy + consolation)
      money -= cost
      result.cost += cost
      if (cost > 0) spent.push({ at, cost })
      for (let friend = 0; friend < outcome.invitesOpened; friend++) if (chance(draw, rates.spawnRate)) spawned++
    }
  }
  return result
}

function whenSpent(spent: readonly { at: EpochMs; cost: Minor }[], budget: Minor): EpochMs | null {
  let left = budget
  for (const { at, cost } of spent.toSorted((a, b) => a.at - b.at)) {
    left -= cost
    if (left < 0) return at
  }
  return null
}

function summarise(document: CampaignDocument, held: readonly Market[], results: readonly RunResult[]): Forecast {
  const perMarket: Forecast['perMarket'] = {}
  for (const market of held) {
    const times = results.map(({ exhaustedAt }) => exhaustedAt[market]).filter((at) => at !== undefined)
    const at = spreadOf(times)
    perMarket[market] = {
      ...expectation(results.map(({ scenes }) => tally(scenes.filter((scene) => scene.market === market)))),
      currency: marketFacts[market].currency,
      budget: document.markets[market]?.budget ?? 0,
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
  const inTotal = results.map(({ scenes }) =>
    tally(
      scenes.map((scene) => ({
        ...scene,
        cost: converted(scene.cost, marketFacts[scene.market].currency, document.exchange, 'up') ?? 0,
      })),
    ),
  )
  return {
    perMarket,
    perPlay,
    total: { ...expectation(inTotal), currency: document.exchange.into },
    runs: results.length,
  }
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
    costPerRegistration: spreadOf(registering.map(({ cost, registrations }) => Math.round(cost / registrations))),
  }
}
