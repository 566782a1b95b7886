import type { Market } from '../../market.ts'
import { drawInteger, drawsOf, type Seed } from '../../seed.ts'
import { oddsIn, releasedBy } from './prizes.ts'
import { certain, type Lottery, type Prize } from './schema.ts'

/** Names the algorithm in snapshots and test vectors. A change of a single draw changes this name. */
export const drawAlgorithm = 'haggle-draw-1'

const drawValues = 4_294_967_296

/** The largest multiple of a million a 32-bit draw can hold: what lies beyond is drawn again, so that no ticket is likelier. */
const fairValues = Math.floor(drawValues / certain) * certain

/** The ticket of a draw: a whole number from 0 to 999,999, each exactly as likely. */
export function ticketOf(seed: Seed): number {
  const draw = drawsOf(seed)
  for (;;) {
    const value = draw() * drawValues
    if (value < fairValues) return value % certain
  }
}

/** Which prize a ticket falls on, by the odds of each: the first takes the lowest tickets. Null is no prize. */
export function prizeAt(odds: readonly number[], ticket: number): number | null {
  let below = 0
  for (const [k, one] of odds.entries()) {
    below += one
    if (ticket < below) return k
  }
  return null
}

/** What the draws of a market stand at: the day, 0 being the first, and how many of each prize were given. */
export type Given = { day: number; given: readonly number[] }

/** What a draw came to: the prize its ticket fell on, and the one that is given. Positions in the list, or null. */
export type Drawn = { ticket: number; fellOn: number | null; wins: number | null }

/** One draw. The same seed and standing give the same. */
export function drawPrize(
  play: Pick<Lottery, 'prizes' | 'whenPrizeGone'>,
  market: Market,
  { day, given }: Given,
  seed: Seed,
): Drawn {
  const ticket = ticketOf(seed)
  const fellOn = prizeAt(oddsIn(play.prizes, market), ticket)
  if (fellOn === null) return { ticket, fellOn, wins: null }
  const isLeft = (prize: Prize, k: number) => (given[k] ?? 0) < releasedBy(prize, market, day)
  const wins = play.prizes.findIndex(
    (prize, k) => (k === fellOn || (play.whenPrizeGone === 'nextPrize' && k > fellOn)) && isLeft(prize, k),
  )
  return { ticket, fellOn, wins: wins === -1 ? null : wins }
}

/**
 * Reserve winners of a prize, in the order they follow: as many of those who drew and did not win as are asked for, each
 * set in each order as likely. Pass them in an order that can be repeated, such as that of their first draw.
 */
export function reserveWinners<T>(entrants: readonly T[], count: number, seed: Seed): T[] {
  const draw = drawsOf(seed)
  const left = [...entrants]
  const chosen = Math.max(0, Math.min(count, left.length))
  for (let k = 0; k < chosen; k++) {
    const other = drawInteger(draw, k, left.length - 1)
    const held = left[k]!
    left[k] = left[other]!
    left[other] = held
  }
  return left.slice(0, chosen)
}

/** The seed of a draw. `secret` is the storefront's: who knows it knows every draw, so it stays there until the end. */
export function drawSeed(secret: string, playId: string, market: Market, drawId: string): Seed {
  return `draw:${secret}:${playId}:${market}:${drawId}`
}
