import type { Market } from '../../market.ts'
import { calendarDays } from '../shared/days.ts'
import { mostEarned, perfectCycle } from './cycle.ts'
import type { CheckIn } from './schema.ts'

/** What a storefront shows and may hold its own books to: the days the play is open, and what they can bring at most. */
export function deliverCheckIn(play: CheckIn, market: Market) {
  const days = calendarDays(play.window, market)
  return { days, perfectCycle: perfectCycle(play, market), mostPerPerson: mostEarned(play, market, days) }
}
