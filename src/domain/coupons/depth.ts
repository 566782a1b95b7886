import type { Minor } from '../money.ts'
import type { MarketEffect } from './effects.ts'
import { effectIn } from './effects.ts'
import type { CouponRule } from './schema.ts'
import type { Market } from '../market.ts'

/** What a unit of a product costs us in a market, minor units; 0 where it is not known. */
export type CostOf = (product: string) => Minor

/**
 * The largest part of its price, in shares of one, that a rule can take from a product sold at `price`: on the smallest
 * order that earns it; a gift takes what it costs. An upper bound, to know where looking closer pays; zero for fees.
 */
export function depthOf(rule: CouponRule, market: Market, price: Minor, costOf: CostOf): number {
  const effect = effectIn(rule.effect, market)
  if (effect === null || rule.level === 'shipping' || price === 0) return 0
  return Math.min(1, partOf(rule, effect, market, price, costOf))
}

function partOf(rule: CouponRule, effect: MarketEffect, market: Market, price: Minor, costOf: CostOf): number {
  const least = Math.max(price, minimumOf(rule, market))
  switch (effect.type) {
    case 'amount':
      return effect.amount / (rule.level === 'item' ? price : least)
    case 'percent':
      return effect.rate / 10_000
    case 'fixedPrice':
      return Math.max(0, price - effect.price) / price
    case 'spendSteps':
      return Math.max(...effect.steps.map(({ spend, amount }) => amount / Math.max(1, least, spend)))
    case 'spendRates':
    case 'quantityRates':
      return Math.max(...effect.steps.map(({ rate }) => rate)) / 10_000
    case 'everySpend':
      return effect.amount / effect.spend
    case 'everyQuantity':
      return effect.amount / (price * effect.quantity)
    case 'nthItem':
      return effect.rate / 10_000 / effect.n
    case 'gift':
      return (costOf(effect.productId) * effect.quantity) / least
  }
}

/** The least that must be spent on the rule's own goods, or zero. */
export function minimumOf({ conditions }: CouponRule, market: Market): Minor {
  return Math.max(
    0,
    ...conditions.purchases.map((purchase) =>
      purchase.type === 'spend' && purchase.scope === null ? (purchase.minimum[market] ?? 0) : 0,
    ),
  )
}
