import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { times, type Minor } from '../../money.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Exposure } from '../play.ts'
import { marketsOf } from '../shared/checks.ts'
import { averageOutcome, expectedOpenings, expectedSubsidy } from '../shared/expected.ts'
import { usualParticipation, wholeWindow } from '../shared/usual.ts'
import { discountOf } from './plan.ts'
import type { Bargain } from './schema.ts'
import { simulateBargain } from './simulate.ts'

/**
 * What a bargain can cost: every unit of the limit taken at the floor price, and every consolation given. Who buys
 * before the floor is reached takes a unit too, and gets less for it.
 */
export function bargainExposure(play: Bargain, campaign: CampaignDocument, rates: ShopperRates): Exposure {
  const exposure: Exposure = { worst: {}, expected: {}, unbounded: [] }
  for (const market of marketsOf(play, campaign)) {
    const units = play.cap.units[market]
    const discount = Math.max(0, discountOf(play, market) ?? 0)
    const worstConsolation = consolationOf(play, market)
    if (units === undefined || worstConsolation === null) exposure.unbounded.push(market)
    const worstSubsidy = times(discount, units ?? 0)
    const average = averageOutcome(simulateBargain, play, campaign, market, rates)
    const opened = { spans: wholeWindow(play), participation: usualParticipation(play, rates) }
    const openings = expectedOpenings(opened, campaign, market, rates, average)
    exposure.worst[market] = worstSubsidy + (worstConsolation ?? 0)
    exposure.expected[market] = expectedSubsidy({
      openings,
      average,
      units: units ?? 0,
      worstSubsidy,
      worstConsolation: worstConsolation ?? 0,
    })
  }
  return exposure
}

/** The most all consolations cost, or null where their number is not limited. */
function consolationOf(play: Bargain, market: Market): Minor | null {
  if (play.consolation === null) return 0
  const units = play.consolation.units[market]
  return units === undefined ? null : times(play.consolation.amount[market] ?? 0, units)
}
