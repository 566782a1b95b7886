import type { Market } from '../market.ts'
import { portion, type BasisPoints, type Minor } from '../money.ts'
import { amountIn } from '../plays/shared/facts.ts'
import type { MarketEffect } from './effects.ts'
import { reason, type Reason } from './reasons.ts'

/**
 * What an effect is reckoned on: what it is taken from, what is spent, units bought, how often a flat amount or price
 * counts, and what the units cost that an n-th item rule reduces.
 */
export type Measure = { base: Minor; spend: Minor; units: number; each: number; reduced: Minor }

/** What an effect would take if nothing stood in its way: never below zero, at most all of the base. */
export function wantedBy(effect: MarketEffect, { base, spend, units, each, reduced }: Measure): Minor {
  switch (effect.type) {
    case 'amount':
      return Math.min(base, effect.amount * each)
    case 'percent':
      return Math.min(effect.cap, rated(base, effect.rate))
    case 'fixedPrice':
      return Math.max(0, base - effect.price * each)
    case 'spendSteps': {
      let best = 0
      for (const step of effect.steps) if (step.spend <= spend && step.amount > best) best = step.amount
      return Math.min(base, best)
    }
    case 'spendRates': {
      let best = 0
      for (const step of effect.steps) if (step.spend <= spend && step.rate > best) best = step.rate
      return Math.min(effect.cap, rated(base, best))
    }
    case 'quantityRates': {
      let best = 0
      for (const step of effect.steps) if (step.quantity <= units && step.rate > best) best = step.rate
      return Math.min(effect.cap, rated(base, best))
    }
    case 'everySpend':
      // Beyond the exact integers the product is only compared, never given.
      return Math.min(base, Math.min(Math.floor(spend / effect.spend), effect.atMost) * effect.amount)
    case 'everyQuantity':
      return Math.min(base, Math.min(Math.floor(units / effect.quantity), effect.atMost) * effect.amount)
    case 'nthItem':
      return rated(reduced, effect.rate)
    case 'gift':
      return 0
  }
}

function rated(base: Minor, rate: BasisPoints): Minor {
  return Math.min(base, portion(base, rate))
}

/** Why an effect wants nothing of what it is reckoned on. */
export function whyNothing(effect: MarketEffect, { spend, units, base }: Measure, market: Market): Reason {
  const nothing = reason('nothingLeft', {})
  if (base === 0) return nothing
  const bySpend = (step: Minor) =>
    spend < step
      ? reason('stepShort', { short: amountIn(market, step - spend), step: amountIn(market, step) })
      : nothing
  const byUnits = (step: number) =>
    units < step ? reason('stepQuantityShort', { short: step - units, step }) : nothing
  switch (effect.type) {
    case 'fixedPrice':
      return reason('notAbovePrice', { price: amountIn(market, effect.price) })
    case 'spendSteps':
    case 'spendRates':
      return bySpend(Math.min(...effect.steps.map((step) => step.spend)))
    case 'everySpend':
      return bySpend(effect.spend)
    case 'quantityRates':
      return byUnits(Math.min(...effect.steps.map((step) => step.quantity)))
    case 'everyQuantity':
      return byUnits(effect.quantity)
    case 'nthItem':
      return byUnits(effect.n)
    default:
      return nothing
  }
}
