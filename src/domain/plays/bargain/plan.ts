import type { Market } from '../../market.ts'
import {
  fitsDoubles,
  shareOut,
  shareOutKnown,
  sum,
  wholeInBasisPoints,
  type BasisPoints,
  type Minor,
} from '../../money.ts'
import { drawHalvesInto, halves, type Seed } from '../../seed.ts'
import { curveSteps } from './curve.ts'
import type { Bargain, BargainPlan } from './schema.ts'

/** Names the algorithm in snapshots and test vectors. A change of a single cut changes this name. */
export const planAlgorithm = 'haggle-bargain-3'

export const maxJitter = 3_000
export const maxNewUserWeight = 5

/**
 * Splits the whole discount of a market into one cut per step, in the order they will be taken.
 *
 * Cuts are minor units and add up to `listPrice - floorPrice` exactly. The smallest cut is set aside for each step
 * first; the rest is shared in proportion to the curve's steps, each strayed by up to `jitter`, rounded down, the units
 * left over going one each to the largest remainders. With jitter 0 the seed changes nothing.
 *
 * @throws RangeError if the play breaks its limits. `check` rejects such a play before it is published, so in what
 *   runs this means a fault in the program; drafts ask `planProblem` first.
 */
export function planCuts(play: BargainPlan, market: Market, seed: Seed): Minor[] {
  return plannerFor(play, market)(seed)
}

/**
 * What gives a bargain's plan for any seed: the curve is drawn and the play looked at once for all of them.
 *
 * @throws RangeError as `planCuts`.
 */
export function plannerFor(play: BargainPlan, market: Market): (seed: Seed) => Minor[] {
  const problem = planProblem(play, market)
  if (problem !== null) throw new RangeError(`no plan in ${market}: ${problem}`)
  const { discount, minCut } = moneyOf(play, market)!
  const steps = curveSteps(play)
  if (play.jitter === 0) return () => planFrom({ discount, minCut, weights: steps })
  const { weights, stray, bounds } = strayed(steps, play.jitter)
  const shared = discount - steps.length * minCut
  const known = fitsDoubles(shared, bounds)
  return (seed) => {
    const whole = stray(seed)
    const cuts = known && whole > 0 ? shareOutKnown(shared, weights, whole) : shareOut(shared, weights)
    return withLeast(cuts, minCut)
  }
}

/** The plan without jitter: the curve itself. @throws RangeError as `planCuts`. */
export function basePlan(play: BargainPlan, market: Market): Minor[] {
  return planCuts({ ...play, jitter: 0 }, market, '')
}

/**
 * Shares a discount over weights with the smallest cut set aside for each. What a storefront repeats, whatever
 * language it is written in: integers in, integers out.
 *
 * @throws RangeError if the smallest cuts alone exceed the discount.
 */
export function planFrom(given: { discount: Minor; minCut: Minor; weights: readonly number[] }): Minor[] {
  const { discount, minCut, weights } = given
  return withLeast(shareOut(discount - weights.length * minCut, weights), minCut)
}

function withLeast(cuts: Minor[], minCut: Minor): Minor[] {
  for (let k = 0; k < cuts.length; k++) cuts[k]! += minCut
  return cuts
}

/**
 * The curve's steps strayed by up to `jitter` basis points either way, by a seed's draws of 16 bits in their order:
 * `floor(step × (1 − j) + step × 2 × j / 65536 × draw)` in IEEE 754 doubles, where j is `jitter / 10000`. `stray` writes
 * them into `weights` and gives their sum, which no seed brings above `bounds`.
 */
function strayed(steps: readonly number[], jitter: BasisPoints) {
  const most = jitter / wholeInBasisPoints
  const least = steps.map((step) => step * (1 - most))
  const spans = steps.map((step) => (step * 2 * most) / halves)
  const bounds = { whole: 0, heaviest: 0 }
  for (const step of steps) {
    const heaviest = Math.ceil(step * (1 + most))
    bounds.whole += heaviest
    bounds.heaviest = Math.max(bounds.heaviest, heaviest)
  }
  const draws = new Uint16Array(steps.length)
  // Not whole numbers yet, so that the engine keeps doubles here and makes no copy when the first is written.
  const weights = steps.map((step) => step + 0.5)
  const stray = (seed: Seed): number => {
    drawHalvesInto(draws, seed)
    let whole = 0
    for (let k = 0; k < weights.length; k++) {
      const weight = Math.floor(least[k]! + spans[k]! * draws[k]!)
      weights[k] = weight
      whole += weight
    }
    return whole
  }
  return { weights, stray, bounds }
}

/** The seed of an opened bargain, from its id: any complaint can be replayed, cut by cut. */
export function instanceSeed(instanceId: string): Seed {
  return `bargain:${instanceId}`
}

export type PlanProblem = 'priceMissing' | 'helpers' | 'minCut' | 'discount' | 'jitter' | 'shape'

/** Why a draft has no plan in a market yet, or null if it has one. */
export function planProblem(play: BargainPlan, market: Market): PlanProblem | null {
  const money = moneyOf(play, market)
  if (money === null) return 'priceMissing'
  if (!Number.isSafeInteger(play.helpers) || play.helpers < 1) return 'helpers'
  if (money.minCut < 1) return 'minCut'
  if (!Number.isSafeInteger(money.discount) || money.discount < play.helpers * money.minCut) return 'discount'
  if (play.jitter < 0 || play.jitter > maxJitter) return 'jitter'
  return canDraw(play) ? null : 'shape'
}

/** The whole discount of a market, or null where a price is missing. */
export function discountOf(play: Pick<Bargain, 'listPrice' | 'floorPrice'>, market: Market): Minor | null {
  const list = play.listPrice[market]
  const floor = play.floorPrice[market]
  return list === undefined || floor === undefined ? null : list - floor
}

function moneyOf(play: BargainPlan, market: Market): { discount: Minor; minCut: Minor } | null {
  const discount = discountOf(play, market)
  return discount === null ? null : { discount, minCut: play.minCut[market] ?? 0 }
}

function canDraw(play: BargainPlan): boolean {
  try {
    curveSteps(play)
    return true
  } catch (fault) {
    if (fault instanceof RangeError) return false
    throw fault
  }
}

/**
 * How many accounts beside the initiator's can finish a bargain, if all of them are new: the steps left to friends by
 * the weight of each, but no fewer than the new helpers it asks for.
 */
export function fastestFinish(
  play: Pick<Bargain, 'helpers' | 'newUserWeight' | 'selfFirstCut' | 'minNewHelpers'>,
): number {
  const steps = Math.max(0, play.helpers - (play.selfFirstCut ? 1 : 0))
  return Math.max(Math.ceil(steps / Math.max(1, play.newUserWeight)), Math.min(play.minNewHelpers, steps))
}

/** Somebody who would cut. */
export type Helper = { isNew: boolean }

export type Cut = {
  /** Position in the list of helpers, or null for the initiator's own first cut. */
  helper: number | null
  steps: number
  amount: Minor
  priceAfter: Minor
  /** Millionths of the whole discount cut so far, rounded down. */
  progress: number
}

export type Taken = {
  cuts: Cut[]
  refused: { helper: number; reason: 'complete' | 'newHelpersOnly' }[]
  price: Minor
  complete: boolean
}

/**
 * Plays helpers against a plan in the order they come. A new helper takes the next `newUserWeight` steps, anybody else
 * one. The last steps are kept for the new helpers still needed (`minNewHelpers`): others are refused from then on.
 *
 * @param plan what `planCuts` gave for the instance's seed
 */
export function cutsTaken(
  play: BargainPlan,
  market: Market,
  plan: readonly Minor[],
  helpers: readonly Helper[],
): Taken {
  const discount = sum(plan)
  const taken: Taken = { cuts: [], refused: [], price: (play.floorPrice[market] ?? 0) + discount, complete: false }
  let next = 0
  let cut = 0
  let missing = Math.min(play.minNewHelpers, plan.length - (play.selfFirstCut ? 1 : 0))

  const take = (helper: number | null, steps: number) => {
    const amount = sum(plan.slice(next, next + steps))
    next += steps
    cut += amount
    taken.price -= amount
    taken.complete = next === plan.length
    taken.cuts.push({ helper, steps, amount, priceAfter: taken.price, progress: progressOf(discount, cut) })
  }

  if (play.selfFirstCut && plan.length > 0) take(null, 1)
  helpers.forEach(({ isNew }, helper) => {
    const left = plan.length - next
    if (left === 0) {
      taken.refused.push({ helper, reason: 'complete' })
      return
    }
    if (!isNew && left <= missing) {
      taken.refused.push({ helper, reason: 'newHelpersOnly' })
      return
    }
    if (isNew && missing > 0) missing--
    take(helper, Math.min(isNew ? Math.max(1, play.newUserWeight) : 1, left - missing))
  })
  return taken
}

/**
 * How much of the discount is cut, in millionths, rounded down: it says a million only when the floor is reached.
 * A court in Shanghai (2022) held a platform liable for progress shown rounded up.
 */
export function progressOf(discount: Minor, cut: Minor): number {
  if (discount <= 0) return 1_000_000
  return Number((BigInt(cut) * 1_000_000n) / BigInt(discount))
}
