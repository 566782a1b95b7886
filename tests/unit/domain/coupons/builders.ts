import { evaluate } from '#domain/coupons/evaluate.ts'
import type { Cart, CartLine, CouponContext, ResolutionMode } from '#domain/coupons/cart.ts'
import type { Evaluation, Explanation } from '#domain/coupons/evaluation.ts'
import type { CouponRule, Effect, Purchase, Scope } from '#domain/coupons/schema.ts'

export const at = '2026-11-11T04:00:00.000Z'

export const everything: Scope = {
  include: { type: 'all' },
  exclude: { products: [], categories: [] },
  skipDiscounted: false,
}

export const only = (listed: { products?: string[]; categories?: string[] }): Scope => ({
  ...everything,
  include: { type: 'listed', products: [], categories: [], ...listed },
})

/** An automatic rule in Hong Kong in November that may meet any other. */
export function rule(
  effect: Effect,
  given: Partial<Omit<CouponRule, 'conditions'>> & { conditions?: Partial<CouponRule['conditions']> } = {},
): CouponRule {
  const { conditions, ...rest } = given
  return {
    id: 'rule',
    name: '',
    markets: ['HK'],
    window: { from: '2026-10-31T16:00:00.000Z', to: '2026-11-30T16:00:00.000Z' },
    level: 'order',
    priority: 0,
    group: '',
    combinesWith: { type: 'any' },
    obtained: { type: 'automatic' },
    scope: everything,
    effect,
    limits: { uses: {}, budget: {}, perPerson: null, perDay: null, perPersonPerDay: null },
    ...rest,
    conditions: {
      purchases: [],
      segments: [],
      firstOrder: false,
      channels: [],
      phases: [],
      hours: null,
      playOutcome: null,
      ...conditions,
    },
  }
}

export const off = (amount: number): Effect => ({ type: 'amount', amount: { HK: amount } })
export const percent = (rate: number, cap?: number): Effect => ({
  type: 'percent',
  rate,
  cap: cap === undefined ? {} : { HK: cap },
})

export const spend = (minimum: number, given: Partial<Extract<Purchase, { type: 'spend' }>> = {}): Purchase => ({
  type: 'spend',
  id: 'spend',
  minimum: { HK: minimum },
  measuredOn: 'left',
  scope: null,
  ...given,
})

/** Lines a, b, c … from unit prices, or from parts of lines. */
export function cart(lines: readonly (number | Partial<CartLine>)[], shipping?: number): Cart {
  return {
    currency: 'HKD',
    lines: lines.map((line, k) => {
      const id = String.fromCharCode(97 + k)
      const given = typeof line === 'number' ? { unitPrice: line } : line
      return { id, product: id, unitPrice: 0, quantity: 1, ...given }
    }),
    ...(shipping === undefined ? {} : { shipping }),
  }
}

/** The answer, where there is one. */
export function answer(
  given: Cart,
  rules: readonly CouponRule[],
  context: CouponContext = {},
  mode: ResolutionMode = 'priority',
): Evaluation {
  const evaluated = evaluate(given, rules, { at, ...context }, mode)
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.problems))
  return evaluated.evaluation
}

export function explanationOf(evaluation: Evaluation, id = 'rule'): Explanation {
  const found = evaluation.explanations.find((one) => one.rule === id)
  if (found === undefined) throw new Error(`${id} is not explained`)
  return found
}

/** What each line is taken, in the order of the cart. */
export const discounts = (evaluation: Evaluation): number[] => evaluation.lines.map(({ discount }) => discount)

/** Why a rule was not applied, or null. */
export function whyNot(evaluation: Evaluation, id = 'rule') {
  const explained = explanationOf(evaluation, id)
  return explained.outcome === 'applied' ? null : explained.reason
}
