import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { times, type Minor } from '../../money.ts'
import type { WorstCase } from '../play.ts'
import { worstCaseOf } from '../shared/exposure.ts'
import { discountOf } from './plan.ts'
import type { Bargain } from './schema.ts'

/**
 * What a bargain can cost: every unit of the limit taken at the floor price, and every consolation given. Who buys
 * before the floor is reached takes a unit too, and gets less for it.
 */
export function bargainExposure(play: Bargain, campaign: CampaignDocument): WorstCase {
  return worstCaseOf(play, campaign, (market) => {
    const units = play.cap.units[market]
    const discount = Math.max(0, discountOf(play, market) ?? 0)
    return {
      subsidy: units === undefined ? null : times(discount, units),
      consolation: consolationOf(play, market),
    }
  })
}

/** The most all consolations cost, or null where their number is not limited. */
function consolationOf(play: Bargain, market: Market): Minor | null {
  if (play.consolation === null) return 0
  const units = play.consolation.units[market]
  return units === undefined ? null : times(play.consolation.amount[market] ?? 0, units)
}
