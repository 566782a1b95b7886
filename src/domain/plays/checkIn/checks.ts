import type { CampaignDocument } from '../../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../../finding.ts'
import type { Market } from '../../market.ts'
import { sum } from '../../money.ts'
import { cashTaxes } from '../shared/cashTax.ts'
import { checkReward, marketsOf, nameOf } from '../shared/checks.ts'
import { calendarDays } from '../shared/days.ts'
import { amountIn } from '../shared/facts.ts'
import { timesUpTo } from '../shared/limits.ts'
import { earningsOf, mostEarned, perfectCycle, type Mark } from './cycle.ts'
import type { CheckIn } from './schema.ts'
import { finding, word } from './vocabulary.ts'

/** Everything a check-in is checked for before review. */
export function checkCheckIn(play: CheckIn, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const held = marketsOf(play, campaign)
  return [
    ...checkDays(play, held, pointer),
    ...checkStreaks(play, held, pointer),
    ...checkLimits(play, pointer),
    ...held.flatMap((market) => checkThreshold(play, market, pointer)),
    ...held.flatMap((market) => checkMoney(play, market, pointer)),
    ...checkReward(play, campaign, play.reward, `${pointer}/reward`),
    ...cashTaxes(play, campaign).map((data) => finding('checkIn.cashTaxed', `${pointer}/reward/pays`, data)),
  ]
}

function checkDays(play: CheckIn, held: readonly Market[], pointer: string): FindingDraft[] {
  const days = play.rewards.length
  if (days === 0) return [finding('checkIn.noDays', `${pointer}/rewards`, { play: nameOf(play) })]
  return held.flatMap((market): FindingDraft[] => {
    const naming = { play: nameOf(play), market: word('market', market) }
    const missing = play.rewards.flatMap((reward, k) => (reward[market] === undefined ? [k] : []))
    const found = missing.map((k) => {
      const at = pointer + pointerTo('rewards', k, market)
      return finding('checkIn.rewardMissing', at, { ...naming, day: k + 1 }, { pointer: at, value: 0 })
    })
    if (missing.length === 0 && perfectCycle(play, market) === 0)
      found.push(finding('checkIn.earnsNothing', pointer + pointerTo('rewards', 0, market), naming))
    const open = calendarDays(play.window, market)
    if (open > 0 && days > open) {
      const fix = { pointer: `${pointer}/rewards`, value: play.rewards.slice(0, open) }
      found.push(finding('checkIn.cycleLongerThanPlay', `${pointer}/rewards`, { ...naming, days, open }, fix))
    }
    return found
  })
}

function checkStreaks(play: CheckIn, held: readonly Market[], pointer: string): FindingDraft[] {
  const most = play.rewards.length
  if (most === 0) return []
  return play.streakBonuses.flatMap(({ days, amount }, k): FindingDraft[] => {
    const naming = { play: nameOf(play), days }
    const at = pointer + pointerTo('streakBonuses', k, 'days')
    if (days < 1 || days > most)
      return [finding('checkIn.streakOutOfRange', at, { ...naming, most }, { pointer: at, value: most })]
    if (play.streakBonuses.slice(0, k).some((other) => other.days === days))
      return [finding('checkIn.streakTwice', at, naming)]
    return held
      .filter((market) => amount[market] === undefined)
      .map((market) => {
        const missing = pointer + pointerTo('streakBonuses', k, 'amount', market)
        const data = { ...naming, market: word('market', market) }
        return finding('checkIn.streakAmountMissing', missing, data, { pointer: missing, value: 0 })
      })
  })
}

function checkLimits(play: CheckIn, pointer: string): FindingDraft[] {
  const naming = { play: nameOf(play) }
  const found: FindingDraft[] = []
  const days = play.rewards.length
  if (days > 0 && play.makeUps >= days) {
    const at = `${pointer}/makeUps`
    const data = { ...naming, makeUps: play.makeUps, days }
    found.push(finding('checkIn.makeUpsTooMany', at, data, { pointer: at, value: days - 1 }))
  }
  const atLeastOne = [
    ['cyclesPerPerson', 'checkIn.noCycles', 1],
    ['cashOutWithinDays', 'checkIn.noTimeToCashOut', 7],
  ] as const
  for (const [field, code, value] of atLeastOne) {
    const at = `${pointer}/${field}`
    if (play[field] < 1) found.push(finding(code, at, naming, { pointer: at, value }))
  }
  if (play.eligibility.perPhone === null && play.eligibility.perDevice === null) {
    const at = `${pointer}/eligibility/perPhone`
    found.push(finding('checkIn.accountsUnlimited', at, naming, { pointer: at, value: 1 }))
  }
  return found
}

/** The promise of being paid out must be one that can be kept by a person who comes, also by one who forgets a day. */
function checkThreshold(play: CheckIn, market: Market, pointer: string): FindingDraft[] {
  const threshold = play.cashOutThreshold[market] ?? 0
  const earns = perfectCycle(play, market)
  // Before every day has its reward, nothing can be said of a threshold.
  if (threshold === 0 || earns === 0 || play.rewards.some((reward) => reward[market] === undefined)) return []
  const at = pointer + pointerTo('cashOutThreshold', market)
  const naming = {
    play: nameOf(play),
    market: word('market', market),
    threshold: amountIn(market, threshold),
    earns: amountIn(market, earns),
  }
  if (threshold > earns) return [finding('checkIn.thresholdOutOfReach', at, naming, { pointer: at, value: earns })]
  const leaves = bestWithOneMissed(play, market)
  if (play.rewards.length < 2 || play.makeUps > 0 || play.cyclesPerPerson > 1 || threshold <= leaves) return []
  const data = { ...naming, leaves: amountIn(market, leaves) }
  return [finding('checkIn.thresholdNeedsEveryDay', at, data, { pointer: at, value: leaves })]
}

/** The most that one cycle still earns with one of its days missed, the first one aside, which begins it. */
function bestWithOneMissed(play: CheckIn, market: Market): number {
  const days = play.rewards.map((_, k) => k)
  return Math.max(
    0,
    ...days.slice(1).map((missed) => {
      const marks = days.map((day): Mark => (day === missed ? 'missed' : 'checked'))
      return sum(earningsOf(play, market, marks).map(({ reward, bonus }) => reward + bonus))
    }),
  )
}

function checkMoney(play: CheckIn, market: Market, pointer: string): FindingDraft[] {
  const open = calendarDays(play.window, market)
  if (play.rewards.length === 0 || open === 0) return []
  const naming = { play: nameOf(play), market: word('market', market) }
  const found: FindingDraft[] = []
  const everyDay = sum(
    earningsOf(
      play,
      market,
      Array.from({ length: open }, () => 'checked' as const),
    ).map(({ reward, bonus }) => reward + bonus),
  )
  const most = mostEarned(play, market, open)
  if (most > everyDay) {
    const at = `${pointer}/afterMiss`
    const data = { ...naming, most: amountIn(market, most), earns: amountIn(market, everyDay) }
    found.push(finding('checkIn.missingPaysBetter', at, data, { pointer: at, value: 'goOn' }))
  }
  const participants = play.cap.units[market]
  const budget = play.cap.budget[market]
  if (participants === undefined || budget === undefined) return found
  const promised = timesUpTo(everyDay, participants)
  if (promised > budget) {
    const at = pointer + pointerTo('cap', 'budget', market)
    const data = { ...naming, participants, promised: amountIn(market, promised), budget: amountIn(market, budget) }
    const fits = everyDay > 0 ? Math.floor(budget / everyDay) : 0
    const fix = fits >= 1 ? { pointer: pointer + pointerTo('cap', 'units', market), value: fits } : undefined
    found.push(finding('checkIn.budgetBelowPromise', at, data, fix))
  }
  return found
}
