import { assumptionsOf, type Assumptions } from '../forecast/assumptions.ts'
import { costsBeside } from '../forecast/beside.ts'
import { expectedOfPlays } from '../forecast/expected.ts'
import { marketFacts, markets, type Market, type PerMarket } from '../market.ts'
import type { Currency, Minor } from '../money.ts'
import type { Exposure } from '../plays/play.ts'
import { labelOf } from '../coupons/meet.ts'
import { definitionOf } from '../plays/registry.ts'
import type { PlayKind } from '../plays/schema.ts'
import type { CampaignDocument } from './document.ts'
import { converted, saturatedSum } from './exchange.ts'

export type MarketCost = { currency: Currency; budget: Minor; worst: Minor; expected: Minor }

/** What a campaign can cost and probably will: per market, per play, and in all at the event's fixed rates. */
export type CampaignExposure = {
  perMarket: Partial<Record<Market, MarketCost>>
  perPlay: { playId: string; name: string; kind: PlayKind; worst: PerMarket; expected: PerMarket }[]
  perCoupon: { ruleId: string; name: string; worst: PerMarket; expected: PerMarket }[]
  /** Null where there is no programme. */
  partners: { name: string; worst: PerMarket; expected: PerMarket } | null
  /** In the reporting currency; costs rounded up and budgets down to its minor unit. */
  total: MarketCost
  /** Parts without a limit in a market: their worst case is not in the figures, and is an error of its own. */
  unbounded: { part: 'play' | 'coupon' | 'partners'; id: string; market: Market }[]
  /** Currencies without a rate: their markets are not in the total. */
  ratesMissing: Currency[]
}

/** The exposure of all plays, coupons and partners together. Never throws, whatever state the draft is in. */
export function campaignExposure(
  document: CampaignDocument,
  assumptions: Assumptions = assumptionsOf(document),
): CampaignExposure {
  const ofPlays = expectedOfPlays(document, assumptions)
  const perPlay = document.plays.map((play) => {
    const { worst, unbounded } = definitionOf(play).exposure(play, document)
    const expected = ofPlays.costs.get(play.id) ?? {}
    // Without a limit there is no worst case; what is said in its place is never below what is expected.
    const atLeast = unbounded.map((market) => [market, Math.max(worst[market] ?? 0, expected[market] ?? 0)])
    return { play, unbounded, expected, worst: { ...worst, ...Object.fromEntries(atLeast) } as PerMarket }
  })
  const beside = costsBeside(document, assumptions, ofPlays.registrations)
  const perCoupon = beside.coupons.map(({ rule, exposure }) => ({ rule, ...exposure }))
  const partners = beside.partners && beside.partners.exposure
  const parts: Exposure[] = [...perPlay, ...perCoupon, ...(partners === null ? [] : [partners])]
  const perMarket: CampaignExposure['perMarket'] = {}
  for (const market of markets) {
    const held = document.markets[market]
    if (held === undefined) continue
    perMarket[market] = {
      currency: marketFacts[market].currency,
      budget: held.budget,
      worst: saturatedSum(parts.map(({ worst }) => worst[market] ?? 0)),
      expected: saturatedSum(parts.map(({ expected }) => expected[market] ?? 0)),
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
    perPlay: perPlay.map(({ play, worst, expected }) => ({
      playId: play.id,
      name: play.name,
      kind: play.kind,
      worst,
      expected,
    })),
    perCoupon: perCoupon.map(({ rule, worst, expected }) => ({
      ruleId: rule.id,
      name: labelOf(rule),
      worst,
      expected,
    })),
    partners: partners && {
      name: document.partners?.name ?? '',
      worst: partners.worst,
      expected: partners.expected,
    },
    total: {
      currency: document.exchange.into,
      budget: inTotal('budget'),
      worst: inTotal('worst'),
      expected: inTotal('expected'),
    },
    unbounded: [
      ...perPlay.flatMap(({ play, unbounded }) =>
        unbounded.map((market) => ({ part: 'play' as const, id: play.id, market })),
      ),
      ...perCoupon.flatMap(({ rule, unbounded }) =>
        unbounded.map((market) => ({ part: 'coupon' as const, id: rule.id, market })),
      ),
      ...(partners?.unbounded ?? []).map((market) => ({ part: 'partners' as const, id: '', market })),
    ],
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
