import { defaultAssumptions, ratesOf, type Assumptions } from '../forecast/assumptions.ts'
import { marketFacts, markets, type Market, type PerMarket } from '../market.ts'
import type { Currency, Minor } from '../money.ts'
import type { Exposure } from '../plays/play.ts'
import { couponExposure } from '../coupons/exposure.ts'
import { labelOf } from '../coupons/meet.ts'
import type { CouponRule } from '../coupons/schema.ts'
import { programmeExposure } from '../partners/exposure.ts'
import { definitionOf } from '../plays/registry.ts'
import type { Play, PlayKind } from '../plays/schema.ts'
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

/** The exposure of one play. Never throws. */
export function playExposure(
  play: Play,
  document: CampaignDocument,
  assumptions: Assumptions = defaultAssumptions,
): Exposure {
  return definitionOf(play).exposure(play, document, ratesOf(assumptions))
}

/** The exposure of one coupon rule. Never throws. */
export function ruleExposure(
  rule: CouponRule,
  document: CampaignDocument,
  assumptions: Assumptions = defaultAssumptions,
): Exposure {
  return couponExposure(rule, document, ratesOf(assumptions))
}

/** The exposure of the partner programme, if there is one. Never throws. */
export function partnersExposure(document: CampaignDocument): Exposure | null {
  return document.partners === null ? null : programmeExposure(document.partners, document)
}

/** The exposure of all plays, coupons and partners together. Never throws, whatever state the draft is in. */
export function campaignExposure(
  document: CampaignDocument,
  assumptions: Assumptions = defaultAssumptions,
): CampaignExposure {
  const plays = document.plays.map((play) => ({ play, exposure: playExposure(play, document, assumptions) }))
  const coupons = document.coupons.map((rule) => ({ rule, exposure: ruleExposure(rule, document, assumptions) }))
  const partners = partnersExposure(document)
  const parts = [...[...plays, ...coupons].map(({ exposure }) => exposure), ...(partners === null ? [] : [partners])]
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
    perPlay: plays.map(({ play, exposure }) => ({
      playId: play.id,
      name: play.name,
      kind: play.kind,
      worst: exposure.worst,
      expected: exposure.expected,
    })),
    perCoupon: coupons.map(({ rule, exposure }) => ({
      ruleId: rule.id,
      name: labelOf(rule),
      worst: exposure.worst,
      expected: exposure.expected,
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
      ...plays.flatMap(({ play, exposure }) =>
        exposure.unbounded.map((market) => ({ part: 'play' as const, id: play.id, market })),
      ),
      ...coupons.flatMap(({ rule, exposure }) =>
        exposure.unbounded.map((market) => ({ part: 'coupon' as const, id: rule.id, market })),
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
