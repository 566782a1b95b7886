import type { Fact } from '../../fact.ts'
import { marketFacts, type Market } from '../../market.ts'
import type { Minor } from '../../money.ts'

/** An amount of a market as a fact, with its currency. */
export function amountIn(market: Market, amount: Minor): Fact {
  return { amount, currency: marketFacts[market].currency }
}
