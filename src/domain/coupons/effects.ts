import type { Market, PerMarket } from '../market.ts'
import { wholeInBasisPoints, type BasisPoints, type Minor } from '../money.ts'
import type { CouponLevel, Effect, EffectType } from './schema.ts'

/** What can be given at which level. Steps of the whole cart make no sense line by line, nor does a gift by shipping. */
export const effectsAt: Record<CouponLevel, readonly EffectType[]> = {
  item: ['amount', 'percent', 'fixedPrice', 'free', 'quantityRates', 'everyQuantity', 'nthItem'],
  order: [
    'amount',
    'percent',
    'fixedPrice',
    'free',
    'spendSteps',
    'spendRates',
    'quantityRates',
    'everySpend',
    'everyQuantity',
    'nthItem',
    'gift',
  ],
  shipping: [
    'amount',
    'percent',
    'fixedPrice',
    'free',
    'spendSteps',
    'spendRates',
    'quantityRates',
    'everySpend',
    'everyQuantity',
  ],
}

/** An effect with one market's amounts. Steps that say nothing in the market are left out; no limit is Infinity. */
export type MarketEffect =
  | { type: 'amount'; amount: Minor }
  | { type: 'percent'; rate: BasisPoints; cap: Minor }
  | { type: 'fixedPrice'; price: Minor }
  | { type: 'spendSteps'; steps: readonly { spend: Minor; amount: Minor }[] }
  | { type: 'spendRates'; steps: readonly { spend: Minor; rate: BasisPoints }[]; cap: Minor }
  | { type: 'quantityRates'; steps: readonly { quantity: number; rate: BasisPoints }[]; cap: Minor }
  | { type: 'everySpend'; spend: Minor; amount: Minor; atMost: number }
  | { type: 'everyQuantity'; quantity: number; amount: Minor; atMost: number }
  | { type: 'nthItem'; n: number; rate: BasisPoints; which: 'cheapest' | 'inTurn'; atMost: number }
  | { type: 'gift'; productId: string; quantity: number }

/** What a rule gives in a market, or null where it is not finished: an amount, a rate, a step or its cap is missing or zero. */
export function effectIn(effect: Effect, market: Market): MarketEffect | null {
  const cap = (amounts: PerMarket) => amounts[market] ?? Number.POSITIVE_INFINITY
  if ('cap' in effect && cap(effect.cap) === 0) return null
  const most = (times: number | null) => times ?? Number.POSITIVE_INFINITY
  switch (effect.type) {
    case 'amount': {
      const amount = effect.amount[market] ?? 0
      return amount > 0 ? { type: 'amount', amount } : null
    }
    case 'percent':
      return effect.rate > 0 ? { type: 'percent', rate: effect.rate, cap: cap(effect.cap) } : null
    case 'free':
      return { type: 'percent', rate: wholeInBasisPoints, cap: Number.POSITIVE_INFINITY }
    case 'fixedPrice': {
      const price = effect.price[market]
      return price === undefined ? null : { type: 'fixedPrice', price }
    }
    case 'spendSteps': {
      const steps = effect.steps.flatMap((step) => {
        const [spend, amount] = [step.spend[market], step.amount[market] ?? 0]
        return spend === undefined || amount === 0 ? [] : [{ spend, amount }]
      })
      return steps.length > 0 ? { type: 'spendSteps', steps } : null
    }
    case 'spendRates': {
      const steps = effect.steps.flatMap(({ spend: spends, rate }) => {
        const spend = spends[market]
        return spend === undefined || rate === 0 ? [] : [{ spend, rate }]
      })
      return steps.length > 0 ? { type: 'spendRates', steps, cap: cap(effect.cap) } : null
    }
    case 'quantityRates': {
      const steps = effect.steps.filter(({ rate }) => rate > 0)
      return steps.length > 0 ? { type: 'quantityRates', steps, cap: cap(effect.cap) } : null
    }
    case 'everySpend': {
      const [spend, amount] = [effect.spend[market] ?? 0, effect.amount[market] ?? 0]
      return spend > 0 && amount > 0 ? { type: 'everySpend', spend, amount, atMost: most(effect.atMost) } : null
    }
    case 'everyQuantity': {
      const { quantity } = effect
      const amount = effect.amount[market] ?? 0
      return quantity > 0 && amount > 0
        ? { type: 'everyQuantity', quantity, amount, atMost: most(effect.atMost) }
        : null
    }
    case 'nthItem': {
      const { n, rate, which, atMost } = effect
      return rate > 0 ? { type: 'nthItem', n, rate, which, atMost: most(atMost) } : null
    }
    case 'gift':
      return effect.productId !== '' && effect.quantity > 0
        ? { type: 'gift', productId: effect.productId, quantity: effect.quantity }
        : null
  }
}
