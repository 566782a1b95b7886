import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Minor } from '../../money.ts'
import type { WorstCase } from '../play.ts'
import { calendarDays } from '../shared/days.ts'
import { nothing, worstCaseOf } from '../shared/exposure.ts'
import { timesUpTo } from '../shared/limits.ts'
import { isPaidByRule } from '../shared/paidAsCoupon.ts'
import { mostEarned } from './cycle.ts'
import type { CheckIn } from './schema.ts'

/**
 * What a check-in can cost: every participant earning the most one can, as far as the budget goes. Paid as a coupon it is
 * the coupon's cost.
 */
export function checkInExposure(play: CheckIn, campaign: CampaignDocument): WorstCase {
  return worstCaseOf(play, campaign, (market) =>
    isPaidByRule(play.reward, campaign, market) ? nothing : { subsidy: worstOf(play, market) },
  )
}

function worstOf(play: CheckIn, market: Market): Minor | null {
  const most = mostEarned(play, market, calendarDays(play.window, market))
  // What nobody can cash out is never paid.
  if (most < (play.cashOutThreshold[market] ?? 0)) return 0
  const participants = play.cap.units[market]
  return participants === undefined ? null : timesUpTo(most, participants)
}
