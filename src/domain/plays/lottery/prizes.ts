import { saturatedSum } from '../../campaign/exchange.ts'
import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Minor } from '../../money.ts'
import { calendarDays } from '../shared/days.ts'
import { timesUpTo } from '../shared/limits.ts'
import { isCountedWithRule } from '../shared/paidAsCoupon.ts'
import { certain, type Lottery, type Prize } from './schema.ts'

/** What a prize is called: its name, or its id until it has one. */
export function prizeName(prize: Pick<Prize, 'name' | 'id'>): string {
  return prize.name === '' ? prize.id : prize.name
}

/** The odds of each prize in a market, in parts per million: 0 where a market has none of it. */
export function oddsIn(prizes: readonly Pick<Prize, 'odds' | 'stock'>[], market: Market): number[] {
  return prizes.map(({ odds, stock }) => (stock[market] === 0 ? 0 : odds))
}

/** The odds that nothing is won, in parts per million; below 0 where the prizes promise more than there is. */
export function noPrizeOdds(odds: readonly number[]): number {
  return odds.reduce((left, one) => left - one, certain)
}

/** How many of a prize have come free by a day, 0 being the first: what a day leaves over adds to the next. */
export function releasedBy(prize: Pick<Prize, 'stock' | 'perDay'>, market: Market, day: number): number {
  const stock = prize.stock[market] ?? 0
  const perDay = prize.perDay[market]
  return perDay === undefined ? stock : Math.min(stock, perDay * (day + 1))
}

/** How many of a prize come free before the play ends. */
export function releasedInAll(play: Pick<Lottery, 'window'>, prize: Prize, market: Market): number {
  const days = calendarDays(play.window, market)
  return days === 0 ? 0 : releasedBy(prize, market, days - 1)
}

/** So many of a prize, and what one is worth. */
type Lot = { value: Minor; count: number }

/** Every prize announced for a market: how many in all, and what they are worth together. */
export function allPrizes(play: Pick<Lottery, 'prizes'>, market: Market): { count: number; worth: Minor } {
  const lots = play.prizes.map(({ value, stock }) => ({ value: value[market] ?? 0, count: stock[market] ?? 0 }))
  return { count: lots.reduce((total, { count }) => total + count, 0), worth: worthOf(lots) }
}

/**
 * What can be won in a market by the last day: prizes with odds, and those that others turn into once they are gone.
 * Null where a stock is missing: then nobody can say.
 */
export function winnable(play: Lottery, market: Market): Lot[] | null {
  const lots: Lot[] = []
  let reached = false
  for (const prize of play.prizes) {
    reached = prize.odds > 0 || (reached && play.whenPrizeGone === 'nextPrize')
    if (!reached) continue
    if (prize.stock[market] === undefined) return null
    lots.push({ value: prize.value[market] ?? 0, count: releasedInAll(play, prize, market) })
  }
  return lots
}

/** What so many of them are worth at most: the dearest first. */
export function dearest(lots: readonly Lot[], units: number): Minor {
  let left = units
  const taken = lots
    .toSorted((a, b) => b.value - a.value)
    .map(({ value, count }) => {
      const some = Math.min(left, count)
      left -= some
      return { value, count: some }
    })
  return worthOf(taken)
}

function worthOf(lots: readonly Lot[]): Minor {
  return saturatedSum(lots.map(({ value, count }) => timesUpTo(value, count)))
}

/** A draw as it pays: a prize whose coupon's rule counts what it costs, costs nothing here. */
export function asPaid(play: Lottery, campaign: CampaignDocument, market: Market): Lottery {
  const prizes = play.prizes.map((prize) =>
    isCountedWithRule(prize.couponId, campaign, market) ? { ...prize, value: {} } : prize,
  )
  return { ...play, prizes }
}
