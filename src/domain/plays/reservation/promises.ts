import type { Market } from '../../market.ts'
import { sum, type Minor } from '../../money.ts'
import type { Reservation } from './schema.ts'

/** The most reservations that a number of units lets one promise, with what is stated beyond them. Rounded down. */
export function mostPromised(units: number, oversubscription: number): number {
  return Math.floor((units * (10_000 + oversubscription)) / 10_000)
}

/** Is more promised in a market, by places and codes, than there is? Then a place is a chance, and the terms say so. */
export function isOversubscribed(play: Pick<Reservation, 'quota' | 'cap' | 'batches'>, market: Market): boolean {
  return (play.quota[market] ?? 0) + codesOf(play) > (play.cap.units[market] ?? 0)
}

/** Priority codes of all batches. They hold in every market of the play. */
export function codesOf(play: Pick<Reservation, 'batches'>): number {
  return sum(play.batches.map(({ count }) => count))
}

/** What those who shared are given off the price in a market: 0 where it is not money. */
export function bonusOf(play: Pick<Reservation, 'shareBonus' | 'price'>, market: Market): Minor {
  const { shareBonus } = play
  if (shareBonus.type !== 'amount') return 0
  return Math.min(shareBonus.amount[market] ?? 0, play.price[market] ?? 0)
}
