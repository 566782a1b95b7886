import { z } from 'zod'
import { pointerTo } from '../finding.ts'
import { sum, type Minor } from '../money.ts'
import { finished, type Steps } from '../steps.ts'
import type { Instant } from '../time.ts'
import type { Cart, CouponContext, ResolutionMode } from './cart.ts'
import { evaluate } from './evaluate.ts'
import type { EvaluatedLine, Evaluation } from './evaluation.ts'
import type { InputProblem } from './problems.ts'
import type { Returns } from './returns.ts'
import type { CouponRule } from './schema.ts'

/**
 * What one parcel pays back: its lines, and the fee with the last unit, less what is withheld (below zero: withheld before,
 * and paid back now). `lost` names the applied rules that what is kept no longer earns; where discounts stay, none is lost.
 */
export const refundSchema = z.object({
  lines: z.array(z.object({ id: z.string(), quantity: z.int(), amount: z.int() })),
  shipping: z.int(),
  withheld: z.int(),
  amount: z.int(),
  lost: z.array(z.string()),
})
export type Refund = z.infer<typeof refundSchema>

/** An order as it was placed. */
export type Order = {
  cart: Cart
  rules: readonly CouponRule[]
  context: CouponContext & { at: Instant }
  mode: ResolutionMode
}

export type Refunded = { ok: true; refunds: Refund[] } | { ok: false; problems: InputProblem[] }

/**
 * What each parcel of a sequence of returns pays back, in minor units. Whatever the sequence, no unit is paid back twice, and
 * once everything is back, exactly what was paid for it has been: units of a line are paid back alike to within one unit
 * of money, the last of them with what is left over.
 *
 * @param evaluation what `evaluate` answered for the order
 */
export function refund(order: Order, evaluation: Evaluation, returns: Returns): Refunded {
  return finished(refundInSteps(order, evaluation, returns))
}

/** The same, with a pause after each parcel: each may cost as much as the order did. */
export function* refundInSteps(order: Order, evaluation: Evaluation, returns: Returns): Steps<Refunded> {
  const back = new Map<string, number>()
  const refunds: Refund[] = []
  let withheldSoFar = 0
  let refundedSoFar = 0
  for (const [k, parcel] of returns.parcels.entries()) {
    const problems: InputProblem[] = []
    const lines = parcel.flatMap(({ line: id, quantity }, j) => {
      const at = pointerTo('returns', 'parcels', k, j)
      const line = evaluation.lines.find((one) => one.id === id)
      const before = back.get(id) ?? 0
      if (line === undefined) problems.push({ pointer: `${at}/line`, code: 'unknown' })
      else if (before + quantity > line.quantity) problems.push({ pointer: `${at}/quantity`, code: 'aboveBought' })
      if (line === undefined || problems.length > 0) return []
      back.set(id, before + quantity)
      return [{ id, quantity, amount: paidFor(line, before + quantity) - paidFor(line, before) }]
    })
    if (problems.length > 0) return { ok: false, problems }

    const kept = keptOf(order.cart, back)
    const allBack = kept.lines.length === 0
    const shipping = allBack && returns.shippingBack && lines.length > 0 ? evaluation.shipping.payable : 0
    const full = sum(lines.map(({ amount }) => amount)) + shipping
    const again = returns.policy === 'keep' || allBack ? null : evaluated(order, kept)
    const owed =
      again === null
        ? full + withheldSoFar
        : Math.min(full + withheldSoFar, evaluation.totals.payable - again.totals.payable - refundedSoFar)
    const amount = Math.max(0, owed)
    withheldSoFar += full - amount
    refundedSoFar += amount
    const lost = again === null ? [] : lostBy(evaluation, again)
    refunds.push({ lines, shipping, withheld: full - amount, amount, lost })
    yield
  }
  return { ok: true, refunds }
}

/** What the first `units` of a line cost together, rounded down: the last one carries what is left over. */
function paidFor({ payable, quantity }: EvaluatedLine, units: number): Minor {
  const over = payable % quantity
  return ((payable - over) / quantity) * units + Math.floor((over * units) / quantity)
}

function keptOf(cart: Cart, back: ReadonlyMap<string, number>): Cart {
  const lines = cart.lines.flatMap((line) => {
    const quantity = line.quantity - (back.get(line.id) ?? 0)
    return quantity > 0 ? [{ ...line, quantity }] : []
  })
  return { ...cart, lines }
}

function evaluated({ rules, context, mode }: Order, cart: Cart): Evaluation {
  const answer = evaluate(cart, rules, context, mode)
  if (!answer.ok) throw new Error('a part of an order that was evaluated has faults')
  return answer.evaluation
}

function lostBy(before: Evaluation, after: Evaluation): string[] {
  const applied = (evaluation: Evaluation) =>
    evaluation.explanations.filter(({ outcome }) => outcome === 'applied').map(({ rule }) => rule)
  const still = new Set(applied(after))
  return applied(before).filter((rule) => !still.has(rule))
}
