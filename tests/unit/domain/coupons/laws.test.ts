import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { cartSchema, contextSchema, type Cart } from '#domain/coupons/cart.ts'
import { evaluate } from '#domain/coupons/evaluate.ts'
import { evaluationSchema, type Evaluation } from '#domain/coupons/evaluation.ts'
import { reasonCatalogue } from '#domain/coupons/reasons.ts'
import { couponRuleSchema, type CouponRule } from '#domain/coupons/schema.ts'
import { sum } from '#domain/money.ts'
import { carts, contexts, draftRules, ruleSets, wildCarts } from './arbitraries.ts'
import { answer, at } from './builders.ts'
import { cheapest, permits, playSet } from './oracle.ts'

const modes = () => fc.constantFrom('priority' as const, 'best' as const)

function keepsTheBooks(cart: Cart, rules: readonly CouponRule[], evaluation: Evaluation) {
  const { lines, shipping, totals, explanations } = evaluation
  const takenBy = new Map<string, number>()
  for (const line of [...lines, shipping]) {
    expect(sum(line.discounts.map(({ amount }) => amount))).toBe(line.discount)
    expect(line.full - line.discount).toBe(line.payable)
    for (const { rule, amount } of line.discounts) {
      expect(amount).toBeGreaterThan(0)
      takenBy.set(rule, (takenBy.get(rule) ?? 0) + amount)
    }
  }
  cart.lines.forEach(({ id, unitPrice, quantity, minPrice = 0 }, k) => {
    expect(lines[k]!.id).toBe(id)
    expect(lines[k]!.full).toBe(unitPrice * quantity)
    expect(lines[k]!.payable).toBeGreaterThanOrEqual(Math.min(unitPrice, minPrice) * quantity)
  })
  expect(shipping.payable).toBeGreaterThanOrEqual(0)
  expect(totals.goods - totals.goodsDiscount).toBe(sum(lines.map(({ payable }) => payable)))
  expect(totals.goods + totals.shipping - totals.discount).toBe(totals.payable)
  expect(explanations.map(({ rule }) => rule)).toEqual(rules.map(({ id }) => id))
  for (const explained of explanations) {
    if (explained.outcome === 'notApplied') {
      expect(takenBy.has(explained.rule)).toBe(false)
      const { code, data } = explained.reason
      expect(Object.keys(data).sort()).toEqual([...reasonCatalogue[code]].sort())
      continue
    }
    const { rule, amount, shipping: fee, lines: shares, gifts } = explained
    expect(amount > 0 || gifts.length > 0).toBe(true)
    expect(sum(shares.map((share) => share.amount)) + fee).toBe(amount)
    expect(takenBy.get(rule) ?? 0).toBe(amount)
  }
}

describe('what a cart costs under coupon rules', () => {
  test.prop([carts(), ruleSets(), modes()])(
    'adds up to the cent, never goes below a minimum price, and says of every rule why',
    (cart, rules, mode) => {
      keepsTheBooks(cart, rules, answer(cart, rules, {}, mode))
    },
  )

  test.prop([
    wildCarts(),
    fc.oneof(
      fc.array(draftRules(), { maxLength: 4 }),
      fc.uniqueArray(draftRules(), { maxLength: 6, selector: ({ id }) => id }),
    ),
    contexts(),
    modes(),
  ])('is answered or named a fault for anything that can be written, never thrown at', (cart, rules, context, mode) => {
    expect(cartSchema.safeParse(cart).success && contextSchema.safeParse(context).success).toBe(true)
    for (const rule of rules) expect(couponRuleSchema.safeParse(rule).error).toBeUndefined()
    const evaluated = evaluate(cart, rules, context, mode)
    if (evaluated.ok) {
      expect(evaluationSchema.parse(evaluated.evaluation)).toEqual(evaluated.evaluation)
      keepsTheBooks(cart, rules, evaluated.evaluation)
    } else expect(evaluated.problems.length).toBeGreaterThan(0)
  })

  test.prop([
    carts().chain((cart) =>
      fc.tuple(fc.constant(cart), fc.shuffledSubarray(cart.lines, { minLength: cart.lines.length })),
    ),
    ruleSets().chain((rules) => fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length }))),
    modes(),
  ])('does not depend on the order of lines and rules', ([cart, lines], [rules, shuffled], mode) => {
    const byId = (evaluation: Evaluation) => ({
      lines: evaluation.lines.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      why: evaluation.explanations.toSorted((a, b) => (a.rule < b.rule ? -1 : 1)),
      totals: evaluation.totals,
    })
    const other = answer({ ...cart, lines }, shuffled, {}, mode)
    expect(byId(other)).toEqual(byId(answer(cart, rules, {}, mode)))
  })

  test.prop([carts(), ruleSets(), modes()])(
    'applies only rules that may all meet, within their budgets',
    (cart, rules, mode) => {
      const { explanations } = answer(cart, rules, {}, mode)
      const applied = rules.filter(({ id }) => explanations.some((one) => one.rule === id && one.outcome === 'applied'))
      for (const a of applied) {
        for (const b of applied) if (a !== b) expect(permits(a, b)).toBe(true)
        const explained = explanations.find((one) => one.rule === a.id)
        const budget = a.limits.budget.HK
        if (explained?.outcome === 'applied' && budget !== undefined)
          expect(explained.amount).toBeLessThanOrEqual(budget)
      }
    },
  )

  test.prop([carts(), ruleSets(), modes()])(
    'is what the applied rules come to when they are played out by hand',
    (cart, rules, mode) => {
      const evaluation = answer(cart, rules, {}, mode)
      const applied = evaluation.explanations.flatMap((one) => (one.outcome === 'applied' ? [one] : []))
      const { state, taken } = playSet(
        cart,
        rules.filter(({ id }) => applied.some((one) => one.rule === id)),
      )
      for (const { rule, amount } of applied) expect(Number(taken[rule])).toBe(amount)
      for (const { line, left } of state.lines)
        expect(Number(left)).toBe(evaluation.lines.find(({ id }) => id === line.id)!.payable)
      expect(Number(state.fee)).toBe(evaluation.shipping.payable)
    },
  )

  test.prop([carts(), ruleSets(1), fc.constantFrom(10, 100)])(
    'grows with its prices: within one unit a line of so many times as much',
    (cart, rules, times) => {
      const scaled = JSON.parse(JSON.stringify({ cart, rules }), (key, value: unknown) =>
        typeof value === 'number' && ['unitPrice', 'minPrice', 'shipping', 'HK'].includes(key) ? value * times : value,
      ) as { cart: Cart; rules: CouponRule[] }
      const small = answer(cart, rules).totals.discount * times
      const large = answer(scaled.cart, scaled.rules).totals.discount
      // A budget refuses what rounding brought it to just before.
      if (rules.some(({ limits }) => limits.budget.HK !== undefined)) return
      expect(large).toBeGreaterThanOrEqual(small)
      expect(large - small).toBeLessThanOrEqual(times * Math.max(1, cart.lines.length))
    },
  )
})

describe('priority order', () => {
  test.prop([carts(), ruleSets()])(
    'leaves out only what gives nothing, may not join, or would undo another',
    (cart, rules) => {
      const codes = answer(cart, rules).explanations.map((one) => (one.outcome === 'applied' ? null : one.reason.code))
      expect(codes).not.toContain('dearer')
      expect(codes).not.toContain('noCheaper')
    },
  )
})

describe('the best set', () => {
  test.prop([carts(4), ruleSets(6)])('is the cheapest of all allowed sets', (cart, rules) => {
    const found = answer(cart, rules, {}, 'best')
    expect(found.search.type).toBe('exact')
    const { payable, gifts } = cheapest(cart, rules)
    expect(found.totals.payable).toBe(payable)
    expect(found.gifts.reduce((total, { quantity }) => total + quantity, 0)).toBe(gifts)
  })

  test.prop([carts(), ruleSets(20)])('never costs more than the priority order', (cart, rules) => {
    const best = answer(cart, rules, {}, 'best')
    expect(best.totals.payable).toBeLessThanOrEqual(answer(cart, rules).totals.payable)
    for (const explained of best.explanations) {
      if (explained.outcome === 'notApplied' && explained.reason.code === 'dearer')
        expect(explained.reason.data['more']).toMatchObject({ amount: expect.toSatisfy((more: number) => more > 0) })
    }
  })

  it('says whether it tried all sets: up to twelve candidates it does', () => {
    const many = (count: number) =>
      fc
        .sample(
          ruleSets(1).filter((rules) => rules.length === 1),
          { numRuns: 1, seed: 1 },
        )
        .flatMap((rules) =>
          Array.from({ length: count }, (_, k) => ({
            ...rules[0]!,
            id: `r${k}`,
            level: 'order' as const,
            effect: { type: 'amount' as const, amount: { HK: 1 + k } },
            scope: {
              include: { type: 'all' as const },
              exclude: { products: [], categories: [] },
              skipDiscounted: false,
            },
            conditions: { ...rules[0]!.conditions, purchases: [] },
          })),
        )
    const cart: Cart = { currency: 'HKD', lines: [{ id: 'a', product: 'p', unitPrice: 100_000, quantity: 1 }] }
    expect(answer(cart, many(12), { at }, 'best').search).toEqual({ type: 'exact', candidates: 12 })
    expect(answer(cart, many(13), { at }, 'best').search).toEqual({ type: 'bounded', candidates: 13 })
    expect(answer(cart, many(13), { at }, 'priority').search).toEqual({ type: 'inOrder', candidates: 13 })
  })
})
