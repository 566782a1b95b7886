import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { times, type Minor } from '../../money.ts'
import type { WorstCase } from '../play.ts'
import { worstCaseOf } from '../shared/exposure.ts'
import { termsOf } from '../shared/products.ts'
import type { Bargain } from './schema.ts'

/**
 * What a bargain can cost: every unit of the limit taken at the floor price instead of the product's list price, whatever
 * price the bargain begins at, and every consolation given. Who buys
 * before the floor is reached takes a unit too, and gets less for it.
 */
export function bargainExposure(play: Bargain, campaign: CampaignDocument): WorstCase {
  return worstCaseOf(play, campaign, (market) => {
    const units = play.cap.units[market]
    const below = belowList(play, campaign, market)
    return {
      subsidy: units === undefined ? null : times(below, units),
      consolation: consolationOf(play, market),
    }
  })
}

/** How far the floor lies below what the product is sold for: the list price of the campaign's, or the bargain's if it is higher. */
function belowList(play: Bargain, campaign: CampaignDocument, market: Market): Minor {
  const floor = play.floorPrice[market]
  return floor === undefined || play.listPrice[market] === undefined
    ? 0
    : Math.max(0, listIn(play, campaign, market) - floor)
}

/** What a bargain's product is sold for in a market without the game. */
export function listIn(play: Bargain, campaign: CampaignDocument, market: Market): Minor {
  return Math.max(play.listPrice[market] ?? 0, termsOf(campaign, play.productId, market)?.listPrice ?? 0)
}

/** The most all consolations cost, or null where their number is not limited. */
function consolationOf(play: Bargain, market: Market): Minor | null {
  if (play.consolation === null) return 0
  const units = play.consolation.units[market]
  return units === undefined ? null : times(play.consolation.amount[market] ?? 0, units)
}
