import type { Market } from '../../market.ts'
import type { Minor } from '../../money.ts'
import type { CheckIn } from './schema.ts'

/** What of a check-in decides who earns what. */
export type Cycle = Pick<CheckIn, 'rewards' | 'streakBonuses' | 'afterMiss' | 'makeUps' | 'cyclesPerPerson'>

/** What somebody did on a day: checked in, missed it, or missed it and made it up later. */
export type Mark = 'checked' | 'missed' | 'madeUp'

/** What a day brought: the day of the cycle it was, or null outside every cycle, and the minor units earned. */
export type DayEarned = { day: number | null; reward: Minor; bonus: Minor }

/**
 * What a person's days earn, from the first day of the play on, one mark per day of the calendar.
 *
 * A cycle begins with a check-in and takes as many days as it has rewards; then, or after a miss that is not made up
 * where `afterMiss` says so, the next check-in begins another, as often as the play allows. Days in a row earn each
 * streak bonus once per cycle. A day made up counts like a check-in, while make-ups of the cycle last.
 */
export function earningsOf(cycle: Cycle, market: Market, marks: readonly Mark[]): DayEarned[] {
  let cycles = 0
  let day = 0
  let streak = 0
  let makeUps = 0
  let paid = new Set<number>()
  return marks.map((mark) => {
    const nothing = { day: null, reward: 0, bonus: 0 }
    if (day === 0) {
      if (mark !== 'checked' || cycles >= cycle.cyclesPerPerson || cycle.rewards.length === 0) return nothing
      cycles++
      streak = 0
      makeUps = cycle.makeUps
      paid = new Set()
    }
    day++
    const present = mark === 'checked' || (mark === 'madeUp' && makeUps > 0)
    if (mark === 'madeUp' && present) makeUps--
    const earned = { day, reward: 0, bonus: 0 }
    if (present) {
      streak++
      earned.reward = rewardOf(cycle, market, day)
      if (!paid.has(streak)) earned.bonus = bonusOf(cycle, market, streak)
      paid.add(streak)
    } else {
      streak = 0
      if (cycle.afterMiss === 'startAgain') day = 0
    }
    if (day === cycle.rewards.length) day = 0
    return earned
  })
}

/** Minor units that checking in on every day of one cycle earns. */
export function perfectCycle(cycle: Pick<Cycle, 'rewards' | 'streakBonuses'>, market: Market): Minor {
  return runEarns(cycle, market)[cycle.rewards.length] ?? 0
}

/**
 * The most one person can earn in a number of days: exact, also where starting again after a miss pays better than
 * going on.
 */
export function mostEarned(cycle: Cycle, market: Market, days: number): Minor {
  const length = cycle.rewards.length
  const cycles = Math.max(0, cycle.cyclesPerPerson)
  if (length === 0 || cycles === 0 || days < 1) return 0
  const earns = runEarns(cycle, market)
  if (cycle.afterMiss === 'goOn') {
    const whole = Math.min(cycles, Math.floor(days / length))
    const rest = whole < cycles ? days - whole * length : 0
    return whole * earns[length]! + earns[rest]!
  }
  // Every cycle is a run of days in a row; all but a whole one is followed by the miss that ends it.
  const useful = Math.min(days, cycles * (length + 1))
  let best: Minor[] = Array.from({ length: useful + 1 }, () => 0)
  for (let begun = 0; begun < Math.min(cycles, useful); begun++) {
    const more: Minor[] = [0]
    for (let left = 1; left <= useful; left++) {
      let most = 0
      for (let run = 1; run <= Math.min(length, left); run++) {
        const after = left - run - (run < length ? 1 : 0)
        most = Math.max(most, earns[run]! + best[Math.max(0, after)]!)
      }
      more.push(most)
    }
    best = more
  }
  return best[useful]!
}

/** What the first days of a cycle earn, by how many there are, checked in on each: entry 0 is none. */
function runEarns(cycle: Pick<Cycle, 'rewards' | 'streakBonuses'>, market: Market): Minor[] {
  const earns: Minor[] = [0]
  for (let day = 1; day <= cycle.rewards.length; day++)
    earns.push(earns[day - 1]! + rewardOf(cycle, market, day) + bonusOf(cycle, market, day))
  return earns
}

function rewardOf(cycle: Pick<Cycle, 'rewards'>, market: Market, day: number): Minor {
  return cycle.rewards[day - 1]?.[market] ?? 0
}

function bonusOf(cycle: Pick<Cycle, 'streakBonuses'>, market: Market, days: number): Minor {
  let bonus = 0
  for (const one of cycle.streakBonuses) if (one.days === days) bonus += one.amount[market] ?? 0
  return bonus
}
