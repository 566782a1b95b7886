import type { Market } from '../../market.ts'
import type { RedPacket } from './schema.ts'
import { potProblem, type Pot } from './split.ts'

/** The whole pot of a market, or null where its money, its packets or the smallest of them is missing. */
export function potOf(play: Pick<RedPacket, 'cap' | 'smallest'>, market: Market): Pot | null {
  const money = play.cap.budget[market]
  const packets = play.cap.units[market]
  const smallest = play.smallest[market]
  if (money === undefined || packets === undefined || smallest === undefined) return null
  return { money, packets, smallest }
}

/** The same, or null where it cannot be split as it stands. */
export function soundPot(play: Pick<RedPacket, 'cap' | 'smallest'>, market: Market): Pot | null {
  const pot = potOf(play, market)
  return pot === null || potProblem(pot) !== null ? null : pot
}

/** Packets that one sharer who brings enough friends takes out of the pot. */
export function packetsAtOnce(play: Pick<RedPacket, 'receivers' | 'friendsNeeded'>): number {
  return play.receivers === 'sharer' ? 1 : 1 + Math.max(0, play.friendsNeeded)
}
