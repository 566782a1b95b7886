import type { CampaignDocument } from '../campaign/document.ts'
import { saturatedSum } from '../campaign/exchange.ts'
import type { Fact } from '../fact.ts'
import { marketFacts, mostOfOneLine, type Market } from '../market.ts'
import { times, type Minor } from '../money.ts'
import { nameFact } from '../named.ts'
import { amountIn } from '../plays/shared/facts.ts'
import { linesIn } from './basket.ts'
import { minimumOf, type CostOf } from './depth.ts'
import { evaluate } from './evaluate.ts'
import { pastFor } from './example.ts'
import { sharedMoment } from './moment.ts'
import type { CouponRule } from './schema.ts'
import { word } from './vocabulary.ts'

/** What a product is sold for and costs us in a market, minor units. */
export type Margin = { product: string; name: Fact; category: string; price: Minor; cost: Minor }

/** Products looked at for a loss, those with the thinnest margin first; orders of so many of one. */
const thinnest = 40
const quantities = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20]

/** Products of a market whose cost is known and below their price, the thinnest margin first. */
export function marginsIn({ products }: CampaignDocument, market: Market): Margin[] {
  return products
    .flatMap(({ id, name, names, category, terms }) => {
      const own = terms[market]
      return own === undefined || own.unitCost === 0 || own.unitCost > own.listPrice
        ? []
        : [{ product: id, name: nameFact({ name, names }), category, price: own.listPrice, cost: own.unitCost }]
    })
    .sort((a, b) => b.cost / b.price - a.cost / a.price)
}

/** What a unit of any product costs us in a market. */
export function costsIn({ products }: CampaignDocument, market: Market): CostOf {
  const costs = new Map(products.map(({ id, terms }) => [id, terms[market]?.unitCost ?? 0]))
  return (product) => costs.get(product) ?? 0
}

/**
 * The first product, by thin margin, and the smallest order of it that all the rules are used on and that pays less than the
 * goods and the gifts with them cost: as the facts of a sentence. Null where there is none.
 */
export function firstLoss(
  rules: readonly CouponRule[],
  margins: readonly Margin[],
  market: Market,
  costOf: CostOf,
): Record<'market' | 'product' | 'order' | 'paid' | 'cost' | 'loss', Fact> | null {
  if (margins.length === 0) return null
  const here = rules.map((rule) => ({ ...rule, markets: [market] }))
  const moment = sharedMoment(here)
  if (moment === null) return null
  const context = { ...pastFor(here), market, at: moment }
  for (const { product, name, category, price, cost } of margins.slice(0, thinnest)) {
    const line = { id: product, product, category, unitPrice: price }
    if (here.some(({ scope }) => linesIn(scope, [line]).length === 0)) continue
    for (const quantity of ordersOf(here, market, price)) {
      const cart = { currency: marketFacts[market].currency, lines: [{ ...line, quantity }] }
      const answer = evaluate(cart, here, context, 'priority')
      if (!answer.ok) return null
      const { explanations, gifts, totals } = answer.evaluation
      const given = saturatedSum(gifts.map((gift) => times(costOf(gift.product), gift.quantity)))
      const whole = saturatedSum([cost * quantity, given])
      const loss = whole - totals.payable
      if (loss <= 0 || explanations.some(({ outcome }) => outcome !== 'applied')) continue
      return {
        market: word('market', market),
        product: name,
        order: amountIn(market, totals.goods),
        paid: amountIn(market, totals.payable),
        cost: amountIn(market, whole),
        loss: amountIn(market, loss),
      }
    }
  }
  return null
}

/** How many units to look at: a few, and just as many as a rule's minimum asks for. */
function ordersOf(rules: readonly CouponRule[], market: Market, price: Minor): number[] {
  const earning = rules.map((rule) => Math.min(mostOfOneLine, Math.ceil(minimumOf(rule, market) / Math.max(1, price))))
  return [...new Set([...quantities, ...earning])].filter((units) => units > 0).toSorted((a, b) => a - b)
}
