import { marketRules, type MarketRule } from '../../marketRules.ts'
import type { PlayContext } from '../play.ts'
import { newPlayBase } from '../shared/create.ts'
import { perMarketOf, wholeUnit } from '../shared/products.ts'
import type { Lottery, Prize, Way } from './schema.ts'
import { shareTexts } from './shareTexts.ts'

/** Prizes to begin with: worth in whole units of the currency, and odds in parts per million. */
const firstPrizes = [
  { id: 'first', name: 'First prize · 頭獎', worth: 1_000, stock: 1, odds: 50 },
  { id: 'second', name: 'Second prize · 二獎', worth: 100, stock: 20, odds: 1_000 },
  { id: 'third', name: 'Third prize · 三獎', worth: 10, stock: 500, odds: 50_000 },
] as const

const firstWays: readonly Way[] = [
  { by: 'share', draws: 1, timesPerDay: 1 },
  { by: 'order', draws: 1, timesPerDay: 3 },
]

/** A draw a day, more for sharing and ordering, with three prizes; on channels no rule keeps draws for sharing from. */
export function createLottery(context: PlayContext): Lottery {
  const base = newPlayBase(context, 'lottery', shareTexts)
  const inEach = (count: number) => perMarketOf(base.markets, () => count)
  const prizes = firstPrizes.map(({ id, name, worth, stock, odds }): Prize => ({
    id,
    name,
    value: perMarketOf(base.markets, (market) => worth * wholeUnit(market)),
    stock: inEach(stock),
    odds,
    perDay: {},
    couponId: null,
  }))
  const rules: readonly MarketRule[] = Object.values(marketRules)
  const isFree = (channel: string) =>
    !rules.some((rule) => rule.channel === channel && firstWays.some(({ by }) => rule.ways?.includes(by)))
  return {
    kind: 'lottery',
    ...base,
    cap: { ...base.cap, units: inEach(firstPrizes.reduce((total, { stock }) => total + stock, 0)) },
    shareCard: { ...base.shareCard, channels: base.shareCard.channels.filter(isFree) },
    prizes,
    whenPrizeGone: 'noPrize',
    freeDrawsPerDay: 1,
    ways: [...firstWays],
    drawsPerDay: 5,
    orderFrom: {},
    claimWithinDays: 14,
    reserveWinners: 1,
    licence: {},
  }
}
