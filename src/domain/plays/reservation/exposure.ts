import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { times, type Minor } from '../../money.ts'
import type { WorstCase } from '../play.ts'
import { worstCaseOf } from '../shared/exposure.ts'
import { termsOf } from '../shared/products.ts'
import { bonusOf } from './promises.ts'
import type { Reservation } from './schema.ts'

/**
 * What a reservation can cost: every unit sold at its price, and the bonus on each unit of somebody who reserved; holders
 * of priority codes have none.
 */
export function reservationExposure(play: Reservation, campaign: CampaignDocument): WorstCase {
  return worstCaseOf(play, campaign, (market) => {
    const units = play.cap.units[market]
    if (units === undefined) return { subsidy: null }
    // One bonus per reservation, however many units it buys.
    const withBonus = Math.min(units, play.quota[market] ?? units)
    return { subsidy: times(givenPerUnit(play, campaign, market), units) + times(bonusOf(play, market), withBonus) }
  })
}

/** What a shopper is given below the list price on one unit, without the bonus. */
export function givenPerUnit(play: Reservation, campaign: CampaignDocument, market: Market): Minor {
  const price = play.price[market]
  const list = termsOf(campaign, play.productId, market)?.listPrice
  return price === undefined || list === undefined ? 0 : Math.max(0, list - price)
}
