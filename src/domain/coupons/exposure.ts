import type { CampaignDocument } from '../campaign/document.ts'
import { saturatedSum } from '../campaign/exchange.ts'
import type { Market } from '../market.ts'
import { portion, times, type Minor } from '../money.ts'
import type { Exposure } from '../plays/play.ts'
import { stockOf, termsOf } from '../plays/shared/products.ts'
import { trafficDays } from '../plays/shared/traffic.ts'
import type { ShopperRates } from '../shoppers/rates.ts'
import { commonSpan, overlaps, type Span } from '../time.ts'
import { linesIn } from './basket.ts'
import { effectIn, type MarketEffect } from './effects.ts'
import { evaluate } from './evaluate.ts'
import { cartOf, goodsOf } from './example.ts'
import type { CouponRule, Scope } from './schema.ts'
import { partingOf } from './matrix.ts'
import { mayMeet } from './meet.ts'
import { usualFee } from './units.ts'
import { mostUses } from './uses.ts'

/**
 * What a rule can cost at worst and probably will, minor units per market: what shoppers are given, gifts at their list
 * price. Never throws on a draft.
 *
 * At worst it is used as often as it may be, and as there are codes for, for the most that one use can take, up to its budget, and never for more than the
 * goods it names are worth. Where none of these is a limit the market is `unbounded`: a percentage without a cap has no
 * largest use, however few there are.
 */
export function couponExposure(rule: CouponRule, campaign: CampaignDocument, rates: ShopperRates): Exposure {
  const exposure: Exposure = { worst: {}, expected: {}, unbounded: [] }
  for (const market of rule.markets) {
    if (campaign.markets[market] === undefined) continue
    const worst = worstIn(rule, campaign, market)
    if (worst === Number.POSITIVE_INFINITY) exposure.unbounded.push(market)
    const expected = expectedIn(rule, campaign, market, rates)
    exposure.worst[market] = worst === Number.POSITIVE_INFINITY ? expected : worst
    exposure.expected[market] = Math.min(worst, expected)
  }
  return exposure
}

/** The most a rule can cost in a market, minor units; Infinity where nothing limits it. */
export function worstIn(rule: CouponRule, campaign: CampaignDocument, market: Market): Minor {
  const effect = effectIn(rule.effect, market)
  if (effect === null) return 0
  const uses = mostUses(rule, market)
  const each = mostOfOneUse(rule, effect, campaign, market)
  const byUses = uses === 0 || each === 0 ? 0 : uses * each
  return Math.min(
    rule.limits.budget[market] ?? Number.POSITIVE_INFINITY,
    byUses === Number.POSITIVE_INFINITY ? byUses : Math.min(byUses, Number.MAX_SAFE_INTEGER),
    mostOfAllGoods(rule, effect, campaign, market),
  )
}

/**
 * The most one order can be given, or Infinity where it grows with the order.
 */
export function mostOfOneUse(
  { level, scope }: Pick<CouponRule, 'level' | 'scope'>,
  effect: MarketEffect,
  campaign: CampaignDocument,
  market: Market,
): Minor {
  const unlimited = Number.POSITIVE_INFINITY
  switch (effect.type) {
    case 'amount':
      return level === 'item' ? unlimited : effect.amount
    case 'spendSteps':
      return Math.max(...effect.steps.map(({ amount }) => amount))
    case 'percent':
    case 'spendRates':
    case 'quantityRates':
      return effect.cap
    case 'everySpend':
    case 'everyQuantity':
      return level === 'item' || effect.atMost === unlimited ? unlimited : effect.amount * effect.atMost
    case 'nthItem': {
      const dearest = dearestOf(scope, campaign, market)
      const isLimited = effect.atMost !== unlimited && dearest !== unlimited
      return isLimited ? times(Math.min(dearest, portion(dearest, effect.rate)), effect.atMost) : unlimited
    }
    case 'gift':
      return times(termsOf(campaign, effect.productId, market)?.listPrice ?? 0, effect.quantity)
    default:
      return unlimited
  }
}

/** What the dearest good of a scope is sold for; Infinity where the scope holds more than the campaign does. */
function dearestOf(scope: Scope, campaign: CampaignDocument, market: Market): Minor {
  const { include } = scope
  if (include.type === 'all' || include.categories.length > 0) return Number.POSITIVE_INFINITY
  const sold = goodsOf(campaign)(market)
  return Math.max(0, ...linesIn(scope, sold).map((place) => sold[place]!.unitPrice))
}

/**
 * The most a rule takes if everything it names is sold; Infinity where it is about more than products the campaign holds,
 * or about a fee.
 */
function mostOfAllGoods(rule: CouponRule, effect: MarketEffect, campaign: CampaignDocument, market: Market): Minor {
  if (rule.level === 'shipping') return Number.POSITIVE_INFINITY
  if (effect.type === 'gift') {
    const terms = termsOf(campaign, effect.productId, market)
    return terms === undefined ? 0 : times(terms.listPrice, stockOf(campaign, terms))
  }
  const { include } = rule.scope
  if (include.type === 'all' || include.categories.length > 0) return Number.POSITIVE_INFINITY
  const sold = goodsOf(campaign)(market)
  const goods = linesIn(rule.scope, sold).map((place) => sold[place]!.product)
  if (include.products.some((product) => campaign.products.every(({ id }) => id !== product)))
    return Number.POSITIVE_INFINITY
  return saturatedSum(
    goods.map((product) => {
      // A draft may hold a product twice, the first of them not sold here: nothing of it is.
      const terms = termsOf(campaign, product, market)
      return terms === undefined ? 0 : times(mostOfOneUnit(rule, effect, terms.listPrice), stockOf(campaign, terms))
    }),
  )
}

function mostOfOneUnit({ level }: CouponRule, effect: MarketEffect, price: Minor): Minor {
  switch (effect.type) {
    case 'percent':
    case 'nthItem':
      return Math.min(price, portion(price, effect.rate))
    case 'amount':
      return level === 'item' ? Math.min(price, effect.amount) : price
    case 'fixedPrice':
      return level === 'item' ? Math.max(0, price - effect.price) : price
    default:
      return price
  }
}

/**
 * What buyers to be expected use it for: each on a small order that just earns it. Of rules that may not meet, a buyer takes
 * one: they share the buyers as what each gives. How shoppers really choose is unmeasured.
 */
function expectedIn(rule: CouponRule, campaign: CampaignDocument, market: Market, rates: ShopperRates): Minor {
  const { conditions, limits } = rule
  const spans = phaseSpans(rule, campaign, market)
  const visitors = rates.visitorsPerDay * trafficDays(spans, campaign, market)
  const buyers = (visitors * rates.startRate * rates.payRate) / 100_000_000
  const ofSegments = conditions.segments.length === 0 ? 1 : conditions.segments.length / 4
  const ofFirst = conditions.firstOrder ? rates.newShareOfOpens / 10_000 : 1
  const sold = campaign.channels.length
  const open = campaign.channels.filter((channel) => conditions.channels.includes(channel)).length
  const ofChannels = conditions.channels.length === 0 || sold === 0 ? 1 : open / sold
  const each = typicalUse(rule, campaign, market)
  const ofRivals = each === 0 ? 1 : each / (each + rivalUses(rule, campaign, market))
  const uses = Math.min(mostUses(rule, market), buyers * ofSegments * ofFirst * ofChannels * ofRivals)
  return Math.min(
    limits.budget[market] ?? Number.MAX_SAFE_INTEGER,
    Math.round(Math.min(Number.MAX_SAFE_INTEGER, uses * each)),
  )
}

/** When a rule can be used in a market: its window, or of that the phases it asks for. */
function phaseSpans(
  { window, conditions: { phases } }: CouponRule,
  campaign: CampaignDocument,
  market: Market,
): Span[] {
  if (phases.length === 0) return [window]
  return campaign.phases
    .filter(({ kind, markets }) => phases.includes(kind) && markets.includes(market))
    .flatMap(({ window: phase }) => (overlaps(phase, window) ? [commonSpan(phase, window)] : []))
}

/** What all rules give together that a buyer could take instead of this one. */
function rivalUses(rule: CouponRule, campaign: CampaignDocument, market: Market): Minor {
  return rivalsOf(rule, campaign).reduce(
    (total, other) => (other.markets.includes(market) ? total + typicalUse(other, campaign, market) : total),
    0,
  )
}

/** By campaign, which is never changed in place: to look at each pair once a save is enough. */
const rivals = new WeakMap<CampaignDocument, Map<CouponRule, CouponRule[]>>()

/** The rules that a buyer who could use this one could use too, and not beside it. */
function rivalsOf(rule: CouponRule, campaign: CampaignDocument): readonly CouponRule[] {
  const known = rivals.get(campaign) ?? rivalsIn(campaign.coupons)
  rivals.set(campaign, known)
  return known.get(rule) ?? campaign.coupons.filter((other) => areRivals(rule, other))
}

function rivalsIn(rules: readonly CouponRule[]): Map<CouponRule, CouponRule[]> {
  const found = new Map(rules.map((rule) => [rule, [] as CouponRule[]]))
  rules.forEach((b, k) => {
    for (const a of rules.slice(0, k)) {
      if (!areRivals(a, b)) continue
      found.get(a)!.push(b)
      found.get(b)!.push(a)
    }
  })
  return found
}

const areRivals = (a: CouponRule, b: CouponRule) => a !== b && !mayMeet(a, b) && partingOf(a, b) === null

/** By campaign, which is never changed in place: each rule is asked for once by all that it may not meet. */
const typicalUses = new WeakMap<CampaignDocument, Map<string, Minor>>()

function typicalUse(rule: CouponRule, campaign: CampaignDocument, market: Market): Minor {
  const known = typicalUses.get(campaign) ?? new Map<string, Minor>()
  typicalUses.set(campaign, known)
  const place = campaign.coupons.indexOf(rule)
  // A rule that the campaign does not hold is asked for by itself.
  if (place < 0) return typicalUseOf(rule, campaign, market)
  const key = `${place} ${market}`
  const use = known.get(key) ?? typicalUseOf(rule, campaign, market)
  known.set(key, use)
  return use
}

function typicalUseOf(rule: CouponRule, campaign: CampaignDocument, market: Market): Minor {
  const here = { ...rule, markets: [market], limits: { ...rule.limits, budget: {} } }
  const example = cartOf(here, goodsOf(campaign))
  if (example === null) return 0
  const answer = evaluate({ ...example.cart, shipping: usualFee(market) }, [here], example.context, 'priority')
  if (!answer.ok) return 0
  const { totals, gifts } = answer.evaluation
  return (
    totals.discount +
    gifts.reduce(
      (total, { product, quantity }) => total + times(termsOf(campaign, product, market)?.listPrice ?? 0, quantity),
      0,
    )
  )
}
