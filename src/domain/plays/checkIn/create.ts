import type { Market } from '../../market.ts'
import type { PlayContext } from '../play.ts'
import { newPlayBase } from '../shared/create.ts'
import { calendarDays } from '../shared/days.ts'
import { perMarketOf, wholeUnit } from '../shared/products.ts'
import { perfectCycle } from './cycle.ts'
import type { CheckIn } from './schema.ts'
import { shareTexts } from './shareTexts.ts'

/** Participants and days to begin with; what a day earns, in whole units of the currency, rises by one a day. */
const participants = 2_000
const firstDays = 7

/** A week of check-ins in store credit, or as many days as the play has, paid out from half of what a perfect cycle earns. */
export function createCheckIn(context: PlayContext): CheckIn {
  const base = newPlayBase(context, 'checkIn', shareTexts)
  const open = Math.min(firstDays, ...base.markets.map((market) => calendarDays(base.window, market)))
  const inUnits = (units: number) => perMarketOf(base.markets, (market) => units * wholeUnit(market))
  const rewards = Array.from({ length: Math.max(1, open) }, (_, k) => inUnits(k + 1))
  const streakBonuses = rewards.length > 2 ? [{ days: rewards.length, amount: inUnits(rewards.length) }] : []
  const half = (market: Market) => {
    const units = Math.floor(perfectCycle({ rewards, streakBonuses }, market) / 2 / wholeUnit(market))
    return units * wholeUnit(market)
  }
  return {
    kind: 'checkIn',
    ...base,
    cap: { ...base.cap, units: perMarketOf(base.markets, () => participants) },
    reward: { pays: 'credit', couponId: null },
    rewards,
    streakBonuses,
    afterMiss: 'goOn',
    makeUps: rewards.length > 2 ? 1 : 0,
    makeUpBy: 'invite',
    cyclesPerPerson: 1,
    cashOutThreshold: perMarketOf(base.markets, half),
    cashOutWithinDays: 14,
  }
}
