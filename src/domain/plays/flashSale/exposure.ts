import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { sum, times, type Minor } from '../../money.ts'
import type { WorstCase } from '../play.ts'
import { worstCaseOf } from '../shared/exposure.ts'
import { termsOf } from '../shared/products.ts'
import type { FlashSale } from './schema.ts'
import { offersIn } from './sessions.ts'

/** What a flash sale can cost: every unit of every session sold, or, under a lower limit, those that give most away. */
export function flashSaleExposure(play: FlashSale, campaign: CampaignDocument): WorstCase {
  return worstCaseOf(play, campaign, (market) => ({ subsidy: worstOf(play, campaign, market) }))
}

/** Exact: a unit takes one of the limit whatever it is, so the dearest ones first is the worst there can be. */
function worstOf(play: FlashSale, campaign: CampaignDocument, market: Market): Minor {
  let left = play.cap.units[market] ?? Number.POSITIVE_INFINITY
  const offers = offersIn(play, market)
    .map(({ item, price, stock }) => ({ given: givenPerUnit(campaign, item.productId, market, price), stock }))
    .toSorted((a, b) => b.given - a.given)
  return sum(
    offers.map(({ given, stock }) => {
      const units = Math.min(stock, left)
      left -= units
      return times(given, units)
    }),
  )
}

/** What a shopper is given below the list price on one unit. A product without one counts nothing. */
export function givenPerUnit(campaign: CampaignDocument, productId: string, market: Market, price: Minor): Minor {
  return Math.max(0, (termsOf(campaign, productId, market)?.listPrice ?? price) - price)
}
