import type { CampaignDocument } from '../campaign/document.ts'
import type { Fact } from '../fact.ts'
import type { Market } from '../market.ts'
import { amountIn } from '../plays/shared/facts.ts'
import { productFact } from '../plays/shared/products.ts'
import type { Sentence } from '../speech/speech.ts'
import { effectIn, type MarketEffect } from './effects.ts'
import { namesIn, playFact } from './named.ts'
import type { CouponRule, Scope } from './schema.ts'
import { clock } from './standing.ts'
import { mostOfOneUse } from './exposure.ts'
import { labelOf } from './meet.ts'
import { mostUses } from './uses.ts'
import { refusedBy } from './matrix.ts'
import { sentence, word } from './vocabulary.ts'

/** The rules of a coupon in one market, as shoppers read them; none where it is not finished there. */
export function couponTerms(rule: CouponRule, campaign: CampaignDocument, market: Market): Sentence[] {
  const effect = effectIn(rule.effect, market)
  if (effect === null) return []
  const { window, limits } = rule
  const uses = mostUses(rule, market)
  return [
    sentence('coupons.period', { from: { at: window.from }, to: { at: window.to }, market: word('market', market) }),
    ...offerTerms(rule, effect, campaign, market),
    ...scopeTerms(rule.scope, campaign, market),
    ...purchaseTerms(rule, campaign, market),
    ...shopperTerms(rule, campaign),
    ...obtainedTerms(rule),
    ...stackingTerms(rule, campaign, market),
    ...(Number.isFinite(uses) ? [sentence('coupons.uses', { uses })] : []),
    ...(runsOutFirst(rule, effect, campaign, market) ? [sentence('coupons.whileBudgetLasts', {})] : []),
    ...(limits.perPerson === null ? [] : [sentence('coupons.perPerson', { times: limits.perPerson })]),
    ...(limits.perPersonPerDay === null
      ? []
      : [sentence('coupons.perPersonPerDay', { times: limits.perPersonPerDay })]),
    ...(limits.perDay === null ? [] : [sentence('coupons.perDay', { times: limits.perDay })]),
    sentence('coupons.partialReturn', {}),
  ]
}

/** May the money be spent before the last use? */
function runsOutFirst(rule: CouponRule, effect: MarketEffect, campaign: CampaignDocument, market: Market): boolean {
  const budget = rule.limits.budget[market]
  return budget !== undefined && mostUses(rule, market) * mostOfOneUse(rule, effect, campaign, market) > budget
}

function offerTerms(
  { level }: CouponRule,
  effect: MarketEffect,
  campaign: CampaignDocument,
  market: Market,
): Sentence[] {
  const on = { on: word('couponLevel', level) }
  const money = (amount: number): Fact => amountIn(market, amount)
  const isFree = (rate: number) => rate >= 10_000
  const off = (rate: number): Fact => ({ off: Math.min(rate, 10_000) })
  const capped = (cap: number) =>
    cap === Number.POSITIVE_INFINITY ? [] : [sentence('coupons.cap', { amount: money(cap) })]
  const most = (times: number) => (times === Number.POSITIVE_INFINITY ? [] : [sentence('coupons.atMost', { times })])
  switch (effect.type) {
    case 'amount':
      return [
        level === 'item'
          ? sentence('coupons.amountEach', { amount: money(effect.amount) })
          : sentence('coupons.amount', { ...on, amount: money(effect.amount) }),
      ]
    case 'percent':
      return [
        isFree(effect.rate)
          ? sentence('coupons.free', on)
          : sentence('coupons.percent', { ...on, off: off(effect.rate) }),
        ...capped(effect.cap),
      ]
    case 'fixedPrice':
      return [
        level === 'item'
          ? sentence('coupons.priceEach', { price: money(effect.price) })
          : sentence('coupons.price', { ...on, price: money(effect.price) }),
      ]
    case 'spendSteps':
      return effect.steps.map(({ spend, amount }) =>
        sentence('coupons.spendStep', { ...on, spend: money(spend), amount: money(amount) }),
      )
    case 'spendRates':
      return [
        ...effect.steps.map(({ spend, rate }) =>
          sentence('coupons.spendRate', { ...on, spend: money(spend), off: off(rate) }),
        ),
        ...capped(effect.cap),
      ]
    case 'quantityRates':
      return [
        ...effect.steps.map(({ quantity, rate }) =>
          sentence('coupons.quantityRate', { ...on, quantity, off: off(rate) }),
        ),
        ...capped(effect.cap),
      ]
    case 'everySpend':
      return [
        sentence('coupons.everySpend', { ...on, spend: money(effect.spend), amount: money(effect.amount) }),
        ...most(effect.atMost),
      ]
    case 'everyQuantity':
      return [
        sentence('coupons.everyQuantity', { ...on, quantity: effect.quantity, amount: money(effect.amount) }),
        ...most(effect.atMost),
      ]
    case 'nthItem':
      return [
        isFree(effect.rate)
          ? sentence('coupons.nthFree', { n: effect.n, which: word('nthItem', effect.which) })
          : sentence('coupons.nth', { n: effect.n, which: word('nthItem', effect.which), off: off(effect.rate) }),
        ...most(effect.atMost),
      ]
    case 'gift':
      return [
        sentence('coupons.gift', {
          product: productFact(campaign, effect.productId, market),
          quantity: effect.quantity,
        }),
      ]
  }
}

function scopeTerms(scope: Scope, campaign: CampaignDocument, market: Market): Sentence[] {
  const included = scope.include.type === 'all' ? [] : namesIn(scope.include, campaign, market)
  return [
    ...(scope.include.type === 'all' ? [sentence('coupons.forAll', {})] : []),
    ...included.map((what) => sentence('coupons.for', { what })),
    ...namesIn(scope.exclude, campaign, market).map((what) => sentence('coupons.notFor', { what })),
    ...(scope.skipDiscounted ? [sentence('coupons.notDiscounted', {})] : []),
  ]
}

function purchaseTerms({ conditions }: CouponRule, campaign: CampaignDocument, market: Market): Sentence[] {
  return conditions.purchases.flatMap((purchase) => [
    purchase.type === 'quantity'
      ? sentence('coupons.minimumQuantity', { quantity: purchase.minimum })
      : purchase.measuredOn === 'full'
        ? sentence('coupons.minimumFull', { minimum: amountIn(market, purchase.minimum[market] ?? 0) })
        : sentence('coupons.minimumSpend', { minimum: amountIn(market, purchase.minimum[market] ?? 0) }),
    ...(purchase.scope === null || purchase.scope.include.type === 'all'
      ? []
      : namesIn(purchase.scope.include, campaign, market).map((what) => sentence('coupons.counts', { what }))),
  ])
}

function shopperTerms({ conditions }: CouponRule, campaign: CampaignDocument): Sentence[] {
  const { segments, firstOrder, channels, phases, hours, playOutcome } = conditions
  return [
    ...segments.map((segment) => sentence('coupons.segment', { segment: word('segment', segment) })),
    ...(firstOrder ? [sentence('coupons.firstOrder', {})] : []),
    ...channels.map((channel) => sentence('coupons.channel', { channel: word('salesChannel', channel) })),
    ...phases.map((phase) => sentence('coupons.phase', { phase: word('phase', phase) })),
    ...(hours === null
      ? []
      : [sentence('coupons.hours', { from: clock(hours.fromMinute), to: clock(hours.toMinute) })]),
    ...(playOutcome === null
      ? []
      : playOutcome.plays.length === 0
        ? [sentence('coupons.afterAnyPlay', { outcome: word('playOutcome', playOutcome.outcome) })]
        : playOutcome.plays.map((play) =>
            sentence('coupons.afterPlay', {
              play: playFact(campaign, play),
              outcome: word('playOutcome', playOutcome.outcome),
            }),
          )),
  ]
}

function obtainedTerms({ obtained }: CouponRule): Sentence[] {
  const lasts =
    'validHours' in obtained && obtained.validHours !== null
      ? [sentence('coupons.validHours', { hours: { hours: obtained.validHours } })]
      : []
  switch (obtained.type) {
    case 'automatic':
      return [sentence('coupons.automatic', {})]
    case 'claimed':
      return [sentence('coupons.claimed', {}), ...lasts]
    case 'given':
      return [sentence('coupons.given', {}), ...lasts]
    case 'sharedCode':
      return [sentence('coupons.sharedCode', { code: obtained.code })]
    case 'uniqueCodes':
      return [sentence('coupons.uniqueCode', {})]
  }
}

/** So many coupons that keep apart are named; of more the shop tells. */
const mostNamed = 5

/** With what else it may be used, as the checkout will have it: what others do not allow counts too. */
function stackingTerms(rule: CouponRule, campaign: CampaignDocument, market: Market): Sentence[] {
  const { combinesWith, level } = rule
  const some = [sentence('coupons.combinesSome', {})]
  if (combinesWith.type === 'none') return [sentence('coupons.standsAlone', {})]
  if (combinesWith.type !== 'any' && combinesWith.type !== 'otherLevels') return some
  const apart = refusedBy(rule, campaign.coupons, market)
  if (apart.length > mostNamed) return some
  return [
    combinesWith.type === 'any'
      ? sentence('coupons.combinesAny', {})
      : sentence('coupons.onePerLevel', { level: word('couponLevel', level) }),
    ...apart.map((other) => sentence('coupons.notWith', { other: labelOf(other) })),
  ]
}
