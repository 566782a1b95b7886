import type { Minor } from '../money.ts'
import type { Basket, Remaining } from './basket.ts'
import { mayMeet, whyNotMeet } from './meet.ts'
import type { Reason } from './reasons.ts'
import { after, isReason, reckonWithinBudget, takeWithinBudget, type Prepared, type Taken } from './take.ts'

/** A rule in the set that is applied, with what was left before its turn and what it took. */
export type Step = { rule: Prepared; before: Remaining; taken: Taken }

/** The rules applied, in the order of their turns, and what is left after them. */
export type Resolution = { steps: readonly Step[]; end: Remaining }

export const wholeOf = (basket: Basket): Remaining => ({ left: basket.full, fee: basket.fee })

/**
 * Applies a set of rules in their turns. Those that give nothing when their turn comes are not in the answer.
 *
 * @param rules by turn
 */
export function applied(rules: readonly Prepared[], basket: Basket, from: Remaining = wholeOf(basket)): Resolution {
  const steps: Step[] = []
  let end = from
  for (const rule of rules) {
    const taken = takeWithinBudget(rule, basket, end)
    if (isReason(taken)) continue
    steps.push({ rule, before: end, taken })
    end = after(end, rule, taken)
  }
  return { steps, end }
}

/** The set with one more rule: the steps before its turn stay, the others are taken again. */
export function joinedBy({ steps, end }: Resolution, rule: Prepared, basket: Basket): Resolution {
  const found = steps.findIndex((step) => step.rule.turn > rule.turn)
  const turn = found === -1 ? steps.length : found
  const later = steps.slice(turn)
  const again = applied([rule, ...later.map((step) => step.rule)], basket, later[0]?.before ?? end)
  return { steps: [...steps.slice(0, turn), ...again.steps], end: again.end }
}

/** What is left when a rule's turn comes in a set that it is not part of. */
export function beforeTurnOf(rule: Prepared, { steps, end }: Resolution): Remaining {
  return steps.find((step) => step.rule.turn > rule.turn)?.before ?? end
}

/** What the shopper pays after a set of rules. */
export function payableOf({ left, fee }: Remaining): Minor {
  let total = fee
  for (const amount of left) total += amount
  return total
}

/**
 * Priority decides, over all levels, which rules meet: by rank, each that may meet all before it. Then they take their parts
 * by turns, each from what is left. One that finds nothing makes room for those it kept out: again by rank, each is taken in
 * that may meet the rest, gives something and leaves each of them something to give, until there is none.
 */
export function byPriority(candidates: readonly Prepared[], basket: Basket): Resolution {
  const ranked = candidates.toSorted((a, b) => a.rank - b.rank)
  const met: Prepared[] = []
  for (const candidate of ranked) if (met.every((rule) => mayMeet(rule.rule, candidate.rule))) met.push(candidate)
  return closed(
    ranked,
    basket,
    applied(
      met.sort((a, b) => a.turn - b.turn),
      basket,
    ),
    (joined, before) => joined.steps.length > before.steps.length,
  )
}

/** Takes into a set what may join it, gives something and makes an improvement, until nothing does. */
export function closed(
  candidates: readonly Prepared[],
  basket: Basket,
  given: Resolution,
  improves: (joined: Resolution, before: Resolution) => boolean,
): Resolution {
  let found = given
  for (let joins = true; joins;) {
    joins = false
    const inside = new Set(found.steps.map(({ rule }) => rule))
    for (const candidate of candidates) {
      if (inside.has(candidate) || !found.steps.every(({ rule }) => mayMeet(rule.rule, candidate.rule))) continue
      if (isReason(reckonWithinBudget(candidate, basket, beforeTurnOf(candidate, found)))) continue
      const joined = joinedBy(found, candidate, basket)
      if (!improves(joined, found)) continue
      found = joined
      inside.add(candidate)
      joins = true
    }
  }
  return found
}

/** Why a rule cannot be used beside a set, naming the member of the highest priority that stands in its way. */
export function whyNotBeside(candidate: Prepared, { steps }: Resolution): Reason | null {
  let first: Prepared | null = null
  for (const { rule } of steps)
    if (!mayMeet(rule.rule, candidate.rule) && (first === null || rule.rank < first.rank)) first = rule
  return first === null ? null : whyNotMeet(candidate.rule, first.rule)
}

/** The rule of the highest priority that a set loses when another joins it. */
export function undoneBy(joined: Resolution, { steps }: Resolution): Prepared | undefined {
  const still = new Set(joined.steps.map(({ rule }) => rule))
  return steps
    .map(({ rule }) => rule)
    .filter((rule) => !still.has(rule))
    .sort((a, b) => a.rank - b.rank)[0]
}
