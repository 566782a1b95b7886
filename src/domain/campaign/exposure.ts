import { defaultAssumptions, ratesOf, type Assumptions } from '../forecast/assumptions.ts'
import { marketFacts, markets, type Market, type PerMarket } from '../market.ts'
import type { Currency, Minor } from '../money.ts'
import type { Exposure } from '../plays/play.ts'
import { definitionOf } from '../plays/registry.ts'
import type { Play, PlayKind } from '../plays/schema.ts'
import type { CampaignDocument } from './document.ts'
import { converted, saturatedSum } from './exchange.ts'

export type MarketCost = { currency: Currency; budget: Minor; worst: Minor; expected: Minor }

/** What a campaign can cost and probably will: per market, per play, and in all at the event's fixed rates. */
export type CampaignExposure = {
  perMarket: Partial<Record<Market, MarketCost>>
  perPlay: { playId: string; name: string; kind: PlayKind; worst: PerMarket; expected: PerMarket }[]
  /** In the reporting currency; costs rounded up and budgets down to its minor unit. */
  total: MarketCost
  /** Plays without a limit in a market: their worst case is not in the figures, and is an error of its own. */
  unbounded: { playId: string; market: Market }[]
  /** Currencies without a rate: their markets are not in the total. */
  ratesMissing: Currency[]
}

/** The exposure of one play. Never throws. */
export function playExposure(
  play: Play,
  document: CampaignDocument,
  assumptions: Assumptions = defaultAssumptions,
): Exposure {
  return definitionOf(play).exposure(play, document, ratesOf(assumptions))
}

/** The exposure of all plays together. Never throws, whatever state the draft is in. */
export function campaignExposure(
  document: CampaignDocument,
  assumptions: Assumptions = defaultAssumptions,
): CampaignExposure {
  const plays = document.plays.map((play) => ({ play, exposure: playExposure(play, document, assumptions) }))
  const perMarket: CampaignExposure['perMarket'] = {}
  for (const market of markets) {
    const held = document.markets[market]
    if (held === undefined) continue
    perMarket[market] = {
      currency: marketFacts[market].currency,
      budget: held.budget,
      worst: saturatedSum(plays.map(({ exposure }) => exposure.worst[market] ?? 0)),
      expected: saturatedSum(plays.map(({ exposure }) => exposure.expected[market] ?? 0)),
    }
  }
  const costs = Object.values(perMarket)
  const inTotal = (field: 'budget' | 'worst' | 'expected') =>
    saturatedSum(
      costs.map(
        (cost) => converted(cost[field], cost.currency, document.exchange, field === 'budget' ? 'down' : 'up') ?? 0,
      ),
    )
  return {
    perMarket,
    perPlay: plays.map(({ play, exposure }) => ({
      playId: play.id,
      name: play.name,
      kind: play.kind,
      worst: exposure.worst,
      expected: exposure.expected,
    })),
    total: {
      currency: document.exchange.into,
      budget: inTotal('budget'),
      worst: inTotal('worst'),
      expected: inTotal('expected'),
    },
    unbounded: plays.flatMap(({ play, exposure }) => exposure.unbounded.map((market) => ({ playId: play.id, market }))),
    ratesMissing: missingRates(document),
  }
}

/** Currencies of the campaign's markets that the exchange says nothing about. */
export function missingRates(document: CampaignDocument): Currency[] {
  const used = markets.filter((market) => document.markets[market] !== undefined)
  const currencies = new Set(used.map((market) => marketFacts[market].currency))
  return [...currencies].filter(
    (currency) => currency !== document.exchange.into && document.exchange.millionths[currency] === undefined,
  )
}
