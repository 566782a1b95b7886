import type { Market } from '../../market.ts'
import { releasedInAll } from './prizes.ts'
import { certain, type Lottery } from './schema.ts'

/**
 * How likely one of so many draws wins anything, and what a prize won is worth on average: by the odds, while there is
 * stock; over the whole play no prize is won more often than it is there.
 */
export function winsPerDraw(play: Lottery, market: Market, draws: number): { likelihood: number; worth: number } {
  let likelihood = 0
  let worth = 0
  for (const prize of play.prizes) {
    const stock = releasedInAll(play, prize, market)
    const won = Math.min(prize.odds / certain, stock / Math.max(1, draws), 1 - likelihood)
    likelihood += won
    worth += won * (prize.value[market] ?? 0)
  }
  return likelihood === 0 ? { likelihood: 0, worth: 0 } : { likelihood, worth: worth / likelihood }
}
