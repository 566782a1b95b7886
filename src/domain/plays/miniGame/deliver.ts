import { hasPassMark, mostChancesPerDay } from './chance.ts'
import type { MiniGame } from './schema.ts'

/** How often the game may be played in a day of the market, and whether there is anything to pass. */
export function deliverMiniGame(play: MiniGame) {
  return { mostChancesPerDay: mostChancesPerDay(play), hasPassMark: hasPassMark(play) }
}
