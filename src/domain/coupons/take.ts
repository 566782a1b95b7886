import type { Market } from '../market.ts'
import { shareOut, sum, type Minor } from '../money.ts'
import { amountIn } from '../plays/shared/facts.ts'
import { linesIn, leftOf, type Basket, type Remaining } from './basket.ts'
import { effectIn, effectsAt, type MarketEffect } from './effects.ts'
import { wantedBy, whyNothing, type Measure } from './measure.ts'
import type { Ordered } from './order.ts'
import { reason, type Reason } from './reasons.ts'
import { word } from './vocabulary.ts'

/** A rule made ready for one basket in one market. */
export type Prepared = Ordered & {
  market: Market
  effect: MarketEffect
  /** Places of the lines it is about, and their units. */
  places: readonly number[]
  units: number
  purchases: readonly Needed[]
  /** What it may still give away in all; Infinity where it has no budget. */
  budgetLeft: Minor
}

type Needed =
  | { type: 'spend'; minimum: Minor; places: readonly number[]; measuredOn: 'left' | 'full' }
  | { type: 'quantity'; minimum: number; units: number }

/** What a rule takes: an amount for each of its places, or from the fee, or a gift. */
export type Taken = {
  total: Minor
  /** Beside `Prepared.places`; empty where nothing comes from lines. */
  amounts: readonly Minor[]
  fee: Minor
  gift: { productId: string; quantity: number } | null
}

/** How much a rule takes, before it is shared out. */
type Reckoned = { total: Minor; share: () => readonly Minor[] }

/** A rule ready to be asked what it takes, or why it never can from this basket. */
export function prepare(
  { rule, turn, rank }: Ordered,
  basket: Basket,
  market: Market,
  spent: Minor,
): Prepared | Reason {
  const effect = effectsAt[rule.level].includes(rule.effect.type) ? effectIn(rule.effect, market) : null
  const unfinished = reason('unfinished', { market: word('market', market) })
  if (effect === null) return unfinished
  const places = linesIn(rule.scope, basket.lines)
  const purchases: Needed[] = []
  for (const purchase of rule.conditions.purchases) {
    const held = purchase.scope === null ? places : linesIn(purchase.scope, basket.lines)
    if (purchase.type === 'quantity') {
      purchases.push({ type: 'quantity', minimum: purchase.minimum, units: unitsOf(held, basket) })
      continue
    }
    const minimum = purchase.minimum[market]
    if (minimum === undefined) return unfinished
    purchases.push({ type: 'spend', minimum, places: held, measuredOn: purchase.measuredOn })
  }
  const budget = rule.limits.budget[market]
  const budgetLeft = budget === undefined ? Number.POSITIVE_INFINITY : Math.max(0, budget - spent)
  return { rule, turn, rank, market, effect, places, units: unitsOf(places, basket), purchases, budgetLeft }
}

function unitsOf(places: readonly number[], { lines }: Basket): number {
  let units = 0
  for (const place of places) units += lines[place]!.quantity
  return units
}

/**
 * How much a rule takes when its turn comes, or why it takes nothing. Never more than there is, never below a line's
 * minimum. Takes less, never more, the less is left: what gives nothing on the whole basket gives nothing after other
 * rules either, and what it gives there is the most it ever gives.
 */
export function reckon(prepared: Prepared, basket: Basket, remaining: Remaining): Reckoned | Reason {
  const short = whatIsShort(prepared, basket, remaining)
  if (short !== null) return short
  if (prepared.places.length === 0) return reason('nothingInScope', {})
  if (prepared.effect.type === 'gift') return { total: 0, share: nothing }
  if (prepared.rule.level === 'shipping') return fromFee(prepared, remaining)
  return prepared.rule.level === 'item'
    ? fromEachLine(prepared, basket, remaining)
    : fromOrder(prepared, basket, remaining)
}

/** The same, unless it would exceed what the rule's budget still holds. */
export function reckonWithinBudget(prepared: Prepared, basket: Basket, remaining: Remaining): Reckoned | Reason {
  const reckoned = reckon(prepared, basket, remaining)
  if (isReason(reckoned) || reckoned.total <= prepared.budgetLeft) return reckoned
  const { market, budgetLeft } = prepared
  return reason('budgetGone', { left: amountIn(market, budgetLeft), needed: amountIn(market, reckoned.total) })
}

/** What a rule takes from each line, from the fee, or gives, when its turn comes; or why it takes nothing. */
export function takeWithinBudget(prepared: Prepared, basket: Basket, remaining: Remaining): Taken | Reason {
  const reckoned = reckonWithinBudget(prepared, basket, remaining)
  if (isReason(reckoned)) return reckoned
  const { effect, rule } = prepared
  const { total } = reckoned
  const gift = effect.type === 'gift' ? { productId: effect.productId, quantity: effect.quantity } : null
  return { total, amounts: reckoned.share(), fee: rule.level === 'shipping' ? total : 0, gift }
}

const nothing = (): readonly Minor[] => []

export function isReason(answer: Taken | Reckoned | Prepared | Reason): answer is Reason {
  return 'code' in answer
}

/** What is left after a rule took its part. */
export function after({ left, fee }: Remaining, { places }: Prepared, taken: Taken): Remaining {
  if (taken.amounts.length === 0) return { left, fee: fee - taken.fee }
  const less = left.slice()
  taken.amounts.forEach((amount, k) => {
    less[places[k]!]! -= amount
  })
  return { left: less, fee: fee - taken.fee }
}

function whatIsShort({ purchases, market }: Prepared, basket: Basket, { left }: Remaining): Reason | null {
  for (const needed of purchases) {
    if (needed.type === 'quantity') {
      if (needed.units < needed.minimum)
        return reason('quantityShort', { short: needed.minimum - needed.units, minimum: needed.minimum })
      continue
    }
    const { minimum, places, measuredOn } = needed
    const spend = leftOf(places, measuredOn === 'full' ? basket.full : left)
    if (spend < minimum)
      return reason('spendShort', { short: amountIn(market, minimum - spend), minimum: amountIn(market, minimum) })
  }
  return null
}

function fromFee({ effect, places, units, market }: Prepared, { left, fee }: Remaining): Reckoned | Reason {
  if (fee === 0) return reason('noShipping', {})
  const measure = { base: fee, spend: leftOf(places, left), units, each: 1, reduced: 0 }
  const total = wantedBy(effect, measure)
  return total === 0 ? whyNothing(effect, measure, market) : { total, share: nothing }
}

function fromEachLine(prepared: Prepared, basket: Basket, { left }: Remaining): Reckoned | Reason {
  const { effect, places, market } = prepared
  let wantedAny = false
  let most: Measure = { base: 0, spend: 0, units: 0, each: 0, reduced: 0 }
  const measure: Measure = { ...most }
  const amounts = places.map((place) => {
    const base = left[place]!
    const units = basket.lines[place]!.quantity
    measure.base = measure.spend = base
    measure.units = measure.each = units
    if (effect.type === 'nthItem') measure.reduced = Math.floor(base / units) * reducedUnits(effect, units)
    if (base > 0 && units > most.units) most = { ...measure }
    const wanted = wantedBy(effect, measure)
    if (wanted > 0) wantedAny = true
    return Math.min(wanted, base - basket.least[place]!)
  })
  const total = sum(amounts)
  if (total === 0) return wantedAny ? reason('atMinimum', {}) : whyNothing(effect, most, market)
  const cap = 'cap' in effect ? effect.cap : Number.POSITIVE_INFINITY
  // A share of the cap never exceeds what the line would have given.
  return total <= cap ? { total, share: () => amounts } : { total: cap, share: () => shareOut(cap, amounts) }
}

function fromOrder(prepared: Prepared, basket: Basket, { left }: Remaining): Reckoned | Reason {
  const { effect, places, units, market } = prepared
  const lefts = places.map((place) => left[place]!)
  const rooms = places.map((place, k) => lefts[k]! - basket.least[place]!)
  const spend = sum(lefts)
  const first = effect.type === 'nthItem' ? reducedItems(effect, places, basket, left) : lefts
  const measure = { base: spend, spend, units, each: 1, reduced: sum(first) }
  const wanted = wantedBy(effect, measure)
  if (wanted === 0) return whyNothing(effect, measure, market)
  const total = Math.min(wanted, sum(rooms))
  if (total === 0) return reason('atMinimum', {})
  return { total, share: () => allocate(total, first, lefts, rooms) }
}

/** Of each line, what its reduced units cost now: of every n units one, the cheapest or in turn from dear to cheap. */
function reducedItems(
  effect: Extract<MarketEffect, { type: 'nthItem' }>,
  places: readonly number[],
  basket: Basket,
  left: readonly Minor[],
): Minor[] {
  const items = places.map((place, k) => {
    const { quantity } = basket.lines[place]!
    return { k, quantity, price: Math.floor(left[place]! / quantity) }
  })
  const cheapFirst = effect.which === 'cheapest'
  items.sort((a, b) => (cheapFirst ? a.price - b.price : b.price - a.price) || a.k - b.k)
  const units = items.reduce((total, { quantity }) => total + quantity, 0)
  let free = reducedUnits(effect, units)
  let passed = 0
  const costs = places.map(() => 0)
  for (const { k, quantity, price } of items) {
    const here = cheapFirst
      ? Math.min(free, quantity)
      : Math.min(free, Math.floor((passed + quantity) / effect.n) - Math.floor(passed / effect.n))
    costs[k] = here * price
    free -= here
    passed += quantity
  }
  return costs
}

function reducedUnits({ n, atMost }: Extract<MarketEffect, { type: 'nthItem' }>, units: number): number {
  return Math.min(Math.floor(units / n), atMost)
}

/**
 * Shares a total out over lines by largest remainder in proportion to `weights`, none above its room: what one cannot take
 * passes to the others in the same proportion, and once these are full to the rest in proportion to `others`. The total
 * must fit into the rooms together.
 */
function allocate(total: Minor, weights: readonly Minor[], others: readonly Minor[], rooms: readonly Minor[]): Minor[] {
  const amounts = weights.map(() => 0)
  const weighed = (given: readonly Minor[]) => given.flatMap((weight, k) => (weight > 0 && rooms[k]! > 0 ? [k] : []))
  let by = weights
  let open = weighed(by)
  let rest = total
  while (rest > 0) {
    if (open.length === 0) {
      by = others
      open = weighed(by).filter((k) => amounts[k] === 0)
    }
    const shares = shareOut(
      rest,
      open.map((k) => by[k]!),
    )
    if (open.every((k, turn) => shares[turn]! <= rooms[k]!)) {
      open.forEach((k, turn) => {
        amounts[k] = shares[turn]!
      })
      return amounts
    }
    const kept: number[] = []
    for (const [turn, k] of open.entries()) {
      if (shares[turn]! <= rooms[k]!) kept.push(k)
      else {
        amounts[k] = rooms[k]!
        rest -= rooms[k]!
      }
    }
    open = kept
  }
  return amounts
}
