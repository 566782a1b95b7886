import { pointerTo } from '../finding.ts'
import { marketFacts, markets } from '../market.ts'
import { sum } from '../money.ts'
import type { Instant } from '../time.ts'
import { basketOf, type Basket } from './basket.ts'
import { best, type Candidate } from './best.ts'
import type { Cart, CouponContext, ResolutionMode } from './cart.ts'
import type { Evaluation, Explanation } from './evaluation.ts'
import { labelOf } from './meet.ts'
import type { InputProblem } from './problems.ts'
import { inTurn } from './order.ts'
import { reason, type Reason } from './reasons.ts'
import {
  beforeTurnOf,
  byPriority,
  joinedBy,
  payableOf,
  undoneBy,
  wholeOf,
  whyNotBeside,
  type Resolution,
  type Step,
} from './resolve.ts'
import type { CouponRule } from './schema.ts'
import { plainCode, standing, usageOf, type SettledContext } from './standing.ts'
import { isReason, prepare, reckon, reckonWithinBudget, type Prepared } from './take.ts'

export type Evaluated = { ok: true; evaluation: Evaluation } | { ok: false; problems: InputProblem[] }

/**
 * What a cart costs under a set of coupon rules, and why: the discounts of every line, the totals, and for every rule
 * either what it took from each line or the reason it took nothing. Amounts are minor units of the cart's currency.
 *
 * Rules take their parts from items first, then from the order on what is left, then from shipping. Mode `priority` takes them in
 * order of priority; mode `best` looks for the allowed set with the lowest payable and says whether it tried them all.
 * The same question has the same answer, in whatever order its lines and rules stand. Never throws on what the schemas
 * accept.
 */
export function evaluate(
  cart: Cart,
  rules: readonly CouponRule[],
  context: CouponContext & { at: Instant },
  mode: ResolutionMode,
): Evaluated {
  const market = context.market ?? markets.find((one) => marketFacts[one].currency === cart.currency)!
  const problems = problemsOf(cart, rules, { ...context, market })
  if (problems.length > 0) return { ok: false, problems }

  const settled: SettledContext = { ...context, market }
  const basket = basketOf(cart)
  const codes = new Set((context.codes ?? []).map(plainCode))
  const reasons = new Map<string, Reason>()
  const prepared: Prepared[] = []
  const candidates: Candidate[] = []
  for (const ordered of inTurn(rules)) {
    const { id } = ordered.rule
    const ready =
      standing(ordered.rule, settled, codes) ?? prepare(ordered, basket, market, usageOf(id, context).spent ?? 0)
    if (isReason(ready)) {
      reasons.set(id, ready)
      continue
    }
    prepared.push(ready)
    const alone = reckon(ready, basket, wholeOf(basket))
    if (!isReason(alone)) candidates.push({ rule: ready, most: Math.min(alone.total, ready.budgetLeft) })
  }

  const inOrder = byPriority(
    candidates.map(({ rule }) => rule),
    basket,
  )
  const found = mode === 'best' ? best(candidates, basket, inOrder) : { ...inOrder, search: 'inOrder' as const }
  const inside = new Set(found.steps.map(({ rule }) => rule))
  for (const rule of prepared) {
    if (!inside.has(rule)) reasons.set(rule.rule.id, whyNot(rule, found, basket, mode))
  }
  return {
    ok: true,
    evaluation: {
      mode,
      market,
      currency: cart.currency,
      search: { type: found.search, candidates: candidates.length },
      ...answerOf(cart, basket, found),
      explanations: rules.map((rule) => explain(rule, found, basket, reasons)),
    },
  }
}

function problemsOf(
  cart: Cart,
  rules: readonly CouponRule[],
  { market }: Pick<SettledContext, 'market'>,
): InputProblem[] {
  const found: InputProblem[] = []
  if (marketFacts[market].currency !== cart.currency) found.push({ pointer: '/cart/currency', code: 'otherCurrency' })
  const twice = (list: readonly { id: string }[], ...path: string[]) => {
    const seen = new Set<string>()
    list.forEach(({ id }, k) => {
      if (seen.has(id)) found.push({ pointer: pointerTo(...path, k, 'id'), code: 'duplicate' })
      seen.add(id)
    })
  }
  twice(cart.lines, 'cart', 'lines')
  twice(rules, 'rules')
  return found
}

/** Why a rule that could be used is not in the set: its own reason first, then the others that stand in its way. */
function whyNot(rule: Prepared, found: Resolution, basket: Basket, mode: ResolutionMode): Reason {
  const beside = whyNotBeside(rule, found)
  if (beside !== null) {
    const alone = reckonWithinBudget(rule, basket, wholeOf(basket))
    return isReason(alone) ? alone : beside
  }
  const reckoned = reckonWithinBudget(rule, basket, beforeTurnOf(rule, found))
  if (isReason(reckoned)) return reckoned
  const joined = joinedBy(found, rule, basket)
  const more = payableOf(joined.end) - payableOf(found.end)
  const undone = undoneBy(joined, found)
  if (mode === 'priority' && undone !== undefined) return reason('wouldUndo', { other: labelOf(undone.rule) })
  const { currency } = marketFacts[rule.market]
  return more > 0 ? reason('dearer', { more: { amount: more, currency } }) : reason('noCheaper', {})
}

function answerOf(
  cart: Cart,
  basket: Basket,
  { steps, end }: Resolution,
): Pick<Evaluation, 'lines' | 'shipping' | 'gifts' | 'totals'> {
  const placeOf = new Map(basket.lines.map(({ id }, place) => [id, place]))
  const shares = basket.lines.map((): { rule: string; amount: number }[] => [])
  const fromFee: { rule: string; amount: number }[] = []
  for (const { rule, taken } of steps) {
    const { id } = rule.rule
    if (taken.fee > 0) fromFee.push({ rule: id, amount: taken.fee })
    taken.amounts.forEach((amount, k) => amount > 0 && shares[rule.places[k]!]!.push({ rule: id, amount }))
  }
  const line = (full: number, payable: number, discounts: { rule: string; amount: number }[]) => ({
    full,
    discounts,
    discount: full - payable,
    payable,
  })
  const goods = sum(basket.full)
  const goodsDiscount = goods - sum(end.left)
  const shippingDiscount = basket.fee - end.fee
  return {
    lines: cart.lines.map(({ id, quantity }) => {
      const place = placeOf.get(id)!
      return { id, quantity, ...line(basket.full[place]!, end.left[place]!, shares[place]!) }
    }),
    shipping: line(basket.fee, end.fee, fromFee),
    gifts: steps.flatMap(({ rule, taken: { gift } }) =>
      gift === null ? [] : [{ rule: rule.rule.id, product: gift.productId, quantity: gift.quantity }],
    ),
    totals: {
      goods,
      goodsDiscount,
      shipping: basket.fee,
      shippingDiscount,
      discount: goodsDiscount + shippingDiscount,
      payable: payableOf(end),
    },
  }
}

function explain(
  { id, level }: CouponRule,
  found: Resolution,
  { lines }: Basket,
  reasons: ReadonlyMap<string, Reason>,
): Explanation {
  const why = reasons.get(id)
  if (why !== undefined) return { rule: id, outcome: 'notApplied', reason: why }
  const { rule, taken }: Step = found.steps.find((step) => step.rule.rule.id === id)!
  return {
    rule: id,
    outcome: 'applied',
    level,
    amount: taken.total,
    lines: taken.amounts.flatMap((amount, k) => (amount > 0 ? [{ id: lines[rule.places[k]!]!.id, amount }] : [])),
    shipping: taken.fee,
    gifts: taken.gift === null ? [] : [{ product: taken.gift.productId, quantity: taken.gift.quantity }],
  }
}
