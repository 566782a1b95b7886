import type { Market } from '../../market.ts'
import { hasPassMark, mostChancesPerDay } from './chance.ts'
import type { MiniGame } from './schema.ts'

/** How often the game may be played in a day of the market, when it is passed, and what is then given. */
export function deliverMiniGame(play: MiniGame, market: Market) {
  const { reward } = play
  return {
    mostChancesPerDay: mostChancesPerDay(play),
    passMark: hasPassMark(play) ? play.passMark : null,
    reward: reward.type === 'coupon' ? { type: reward.type, couponId: reward.couponId } : reward,
    rewards: reward.type === 'none' ? 0 : (play.cap.units[market] ?? null),
  }
}
