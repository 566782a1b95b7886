import { describe, expect, it } from 'vitest'
import type { Effect } from '#domain/coupons/schema.ts'
import {
  answer,
  cart,
  discounts,
  everything,
  explanationOf,
  off,
  only,
  percent,
  rule,
  spend,
  whyNot,
} from './builders.ts'

const steps = (...pairs: [number, number][]): Effect => ({
  type: 'spendSteps',
  steps: pairs.map(([from, amount]) => ({ spend: { HK: from }, amount: { HK: amount } })),
})
const nth = (given: Partial<Extract<Effect, { type: 'nthItem' }>>): Effect => ({
  type: 'nthItem',
  n: 2,
  rate: 10_000,
  which: 'cheapest',
  atMost: null,
  ...given,
})
const hkd = (amount: number) => ({ amount, currency: 'HKD' })

describe('at item level', () => {
  it('an amount is taken from every unit, a price is what every unit costs', () => {
    const given = cart([{ unitPrice: 1_000, quantity: 3 }, 400])
    expect(discounts(answer(given, [rule(off(100), { level: 'item' })]))).toEqual([300, 100])
    expect(discounts(answer(given, [rule({ type: 'fixedPrice', price: { HK: 600 } }, { level: 'item' })]))).toEqual([
      1_200, 0,
    ])
  })

  it('a percentage is rounded down on each line, and its cap is shared out in proportion', () => {
    expect(discounts(answer(cart([999, 333]), [rule(percent(1_000), { level: 'item' })]))).toEqual([99, 33])
    expect(discounts(answer(cart([999, 333]), [rule(percent(1_000, 100), { level: 'item' })]))).toEqual([75, 25])
  })

  it('what a line cannot take stays with the shopper: no other line pays for it', () => {
    const given = cart([{ unitPrice: 500, minPrice: 450 }, 500])
    expect(discounts(answer(given, [rule(off(100), { level: 'item' })]))).toEqual([50, 100])
  })

  it('the second of the same is half price', () => {
    const given = cart([{ unitPrice: 301, quantity: 5 }, 900])
    expect(discounts(answer(given, [rule(nth({ rate: 5_000 }), { level: 'item' })]))).toEqual([301, 0])
  })

  it('several of one line cost less each', () => {
    const effect: Effect = {
      type: 'quantityRates',
      steps: [
        { quantity: 2, rate: 1_000 },
        { quantity: 3, rate: 2_000 },
      ],
      cap: {},
    }
    const given = cart([{ unitPrice: 100, quantity: 3 }, { unitPrice: 100, quantity: 2 }, 100])
    expect(discounts(answer(given, [rule(effect, { level: 'item' })]))).toEqual([60, 20, 0])
    expect(whyNot(answer(cart([100]), [rule(effect, { level: 'item' })]))).toEqual({
      code: 'stepQuantityShort',
      data: { short: 1, step: 2 },
    })
  })
})

describe('at order level', () => {
  it('an amount is shared out over the lines by largest remainder, to the cent', () => {
    expect(discounts(answer(cart([100, 100, 100]), [rule(off(100))]))).toEqual([34, 33, 33])
    expect(discounts(answer(cart([1_000, 3_000]), [rule(off(10))]))).toEqual([3, 7])
  })

  it('what a line with a minimum price cannot take passes to the others, and never below zero', () => {
    const given = cart([{ unitPrice: 500, minPrice: 480 }, 500, 500])
    expect(discounts(answer(given, [rule(off(300))]))).toEqual([20, 140, 140])
    expect(discounts(answer(given, [rule(off(5_000))]))).toEqual([20, 500, 500])
    expect(whyNot(answer(cart([{ unitPrice: 500, minPrice: 900 }]), [rule(off(1))]))).toEqual({
      code: 'atMinimum',
      data: {},
    })
  })

  it('满减 gives the best step reached, whatever the order of its steps', () => {
    const effect = steps([60_000, 10_000], [30_000, 4_000])
    expect(answer(cart([29_999]), [rule(effect)]).totals.discount).toBe(0)
    expect(answer(cart([30_000]), [rule(effect)]).totals.discount).toBe(4_000)
    expect(answer(cart([70_000]), [rule(effect)]).totals.discount).toBe(10_000)
    expect(whyNot(answer(cart([26_800]), [rule(effect)]))).toEqual({
      code: 'stepShort',
      data: { short: hkd(3_200), step: hkd(30_000) },
    })
  })

  it('满折 gives the highest rate reached, up to its cap', () => {
    const effect: Effect = {
      type: 'spendRates',
      steps: [
        { spend: { HK: 1_000 }, rate: 1_000 },
        { spend: { HK: 2_000 }, rate: 2_000 },
      ],
      cap: { HK: 450 },
    }
    expect(answer(cart([1_500]), [rule(effect)]).totals.discount).toBe(150)
    expect(answer(cart([2_000]), [rule(effect)]).totals.discount).toBe(400)
    expect(answer(cart([3_000]), [rule(effect)]).totals.discount).toBe(450)
    expect(whyNot(answer(cart([900]), [rule(effect)]))?.code).toBe('stepShort')
  })

  it('每满 gives an amount for every so much, up to so many times', () => {
    const every = (atMost: number | null): Effect => ({
      type: 'everySpend',
      spend: { HK: 20_000 },
      amount: { HK: 3_000 },
      atMost,
    })
    expect(answer(cart([59_999]), [rule(every(null))]).totals.discount).toBe(6_000)
    expect(answer(cart([90_000]), [rule(every(3))]).totals.discount).toBe(9_000)
    expect(whyNot(answer(cart([19_000]), [rule(every(3))]))).toEqual({
      code: 'stepShort',
      data: { short: hkd(1_000), step: hkd(20_000) },
    })
  })

  it('every so many units take an amount off', () => {
    const effect: Effect = { type: 'everyQuantity', quantity: 3, amount: { HK: 50 }, atMost: 2 }
    const of = (quantity: number) => answer(cart([{ unitPrice: 100, quantity }]), [rule(effect)])
    expect([2, 3, 5, 6, 9].map((quantity) => of(quantity).totals.discount)).toEqual([0, 50, 50, 100, 100])
    expect(whyNot(of(2))).toEqual({ code: 'stepQuantityShort', data: { short: 1, step: 3 } })
  })

  it('buy two get one: the cheapest of every three units is free', () => {
    const given = cart([{ unitPrice: 300, quantity: 2 }, { unitPrice: 100, quantity: 3 }, 200])
    expect(discounts(answer(given, [rule(nth({ n: 3 }))]))).toEqual([0, 200, 0])
    expect(discounts(answer(given, [rule(nth({ n: 3, atMost: 1 }))]))).toEqual([0, 100, 0])
    // From dear to cheap: 300 300 200 | 100 100 100, the third and the sixth.
    expect(discounts(answer(given, [rule(nth({ n: 3, which: 'inTurn' }))]))).toEqual([0, 100, 200])
    expect(whyNot(answer(cart([100]), [rule(nth({ n: 3 }))]))).toEqual({
      code: 'stepQuantityShort',
      data: { short: 2, step: 3 },
    })
  })

  it('a free unit that may not be sold below a minimum is paid by the others', () => {
    const given = cart([500, { unitPrice: 100, minPrice: 70 }])
    expect(discounts(answer(given, [rule(nth({ n: 2 }))]))).toEqual([70, 30])
  })

  it('a bundle costs its price, if it costs more without', () => {
    const bundle: Effect = { type: 'fixedPrice', price: { HK: 9_900 } }
    expect(answer(cart([6_000, 6_000]), [rule(bundle)]).totals.payable).toBe(9_900)
    expect(whyNot(answer(cart([4_000]), [rule(bundle)]))).toEqual({
      code: 'notAbovePrice',
      data: { price: hkd(9_900) },
    })
  })

  it('a gift costs nothing and is named', () => {
    const evaluation = answer(cart([100]), [rule({ type: 'gift', productId: 'mug', quantity: 2 })])
    expect(evaluation.gifts).toEqual([{ rule: 'rule', product: 'mug', quantity: 2 }])
    expect(evaluation.totals.discount).toBe(0)
    expect(explanationOf(evaluation)).toMatchObject({ outcome: 'applied', gifts: [{ product: 'mug', quantity: 2 }] })
  })
})

describe('at shipping level', () => {
  const given = cart([20_000], 4_000)
  const ship = (effect: Effect) => answer(given, [rule(effect, { level: 'shipping' })]).shipping.discount

  it('the fee is lowered by an amount, a part, to a price, by steps of what is bought, or to nothing', () => {
    expect(ship(off(1_500))).toBe(1_500)
    expect(ship(off(9_000))).toBe(4_000)
    expect(ship(percent(5_000, 1_000))).toBe(1_000)
    expect(ship({ type: 'fixedPrice', price: { HK: 500 } })).toBe(3_500)
    expect(ship(steps([10_000, 1_000], [20_000, 2_500]))).toBe(2_500)
    expect(ship({ type: 'everySpend', spend: { HK: 10_000 }, amount: { HK: 700 }, atMost: null })).toBe(1_400)
    expect(ship({ type: 'free' })).toBe(4_000)
  })

  it('is refused where there is no fee', () => {
    expect(whyNot(answer(cart([20_000]), [rule({ type: 'free' }, { level: 'shipping' })]))?.code).toBe('noShipping')
  })

  it('has neither gifts nor n-th items', () => {
    const gift: Effect = { type: 'gift', productId: 'mug', quantity: 1 }
    for (const effect of [gift, nth({})])
      expect(whyNot(answer(given, [rule(effect, { level: 'shipping' })]))?.code).toBe('unfinished')
  })
})

describe('a scope', () => {
  const given = cart([
    { product: 'x', category: 'phones', unitPrice: 1_000 },
    { product: 'y', category: 'phones', unitPrice: 1_000, discounted: true },
    { product: 'z', unitPrice: 1_000 },
  ])
  const scoped = (scope: Parameters<typeof rule>[1]) =>
    discounts(answer(given, [rule(off(90), { level: 'item', ...scope })]))

  it('holds everything, or what it lists by product or category, less what it excludes', () => {
    expect(scoped({ scope: everything })).toEqual([90, 90, 90])
    expect(scoped({ scope: only({ categories: ['phones'] }) })).toEqual([90, 90, 0])
    expect(scoped({ scope: only({ products: ['x', 'z'] }) })).toEqual([90, 0, 90])
    expect(scoped({ scope: { ...everything, exclude: { products: ['x'], categories: [] } } })).toEqual([0, 90, 90])
    expect(scoped({ scope: { ...everything, exclude: { products: [], categories: ['phones'] } } })).toEqual([0, 0, 90])
  })

  it('may leave out what was discounted before, and holds nothing once its list is empty', () => {
    expect(scoped({ scope: { ...everything, skipDiscounted: true } })).toEqual([90, 0, 90])
    const evaluation = answer(given, [rule(off(90), { scope: only({}) })])
    expect(whyNot(evaluation)?.code).toBe('nothingInScope')
  })

  it('finds a name in a long list as in a short one', () => {
    const many = Array.from({ length: 40 }, (_, k) => `p${k}`)
    expect(scoped({ scope: only({ products: [...many, 'z'] }) })).toEqual([0, 0, 90])
    expect(scoped({ scope: only({ products: many, categories: [...many, 'phones'] }) })).toEqual([90, 90, 0])
  })
})

describe('what must be in the cart', () => {
  const phones = only({ categories: ['phones'] })
  const given = cart([
    { category: 'phones', unitPrice: 30_000 },
    { category: 'bags', unitPrice: 5_000, quantity: 2 },
  ])

  it('is measured in the rule’s own scope or another, on what is left or on full prices', () => {
    const first = rule(off(1_000), { id: 'first', priority: 9 })
    const after = (measuredOn: 'left' | 'full') =>
      answer(given, [
        first,
        rule(off(4_000), { scope: phones, conditions: { purchases: [spend(30_000, { measuredOn })] } }),
      ])
    expect(whyNot(after('left'))).toEqual({ code: 'spendShort', data: { short: hkd(750), minimum: hkd(30_000) } })
    expect(whyNot(after('full'))).toBeNull()
    const elsewhere = rule(off(400), {
      scope: phones,
      conditions: { purchases: [spend(10_001, { scope: only({ categories: ['bags'] }) })] },
    })
    expect(whyNot(answer(given, [elsewhere]))?.data).toEqual({ short: hkd(1), minimum: hkd(10_001) })
  })

  it('may be a number of units, and several things at once', () => {
    const bags = { type: 'quantity' as const, id: 'q', minimum: 2, scope: only({ categories: ['bags'] }) }
    const both = (minimum: number) =>
      answer(given, [rule(off(1), { scope: phones, conditions: { purchases: [spend(30_000), { ...bags, minimum }] } })])
    expect(whyNot(both(2))).toBeNull()
    expect(whyNot(both(3))).toEqual({ code: 'quantityShort', data: { short: 1, minimum: 3 } })
  })
})

describe('a rule that is not finished', () => {
  it.each([
    ['an amount', off(0)],
    ['an amount elsewhere', { type: 'amount', amount: { TW: 5 } }],
    ['a rate', percent(0)],
    ['a cap', percent(1_000, 0)],
    ['a price', { type: 'fixedPrice', price: {} }],
    ['steps', { type: 'spendSteps', steps: [] }],
    ['a step’s amount', steps([100, 0])],
    ['a step’s spending', { type: 'spendSteps', steps: [{ spend: {}, amount: { HK: 5 } }] }],
    ['a step’s rate', { type: 'spendRates', steps: [{ spend: { HK: 5 }, rate: 0 }], cap: {} }],
    ['a step of rates’ spending', { type: 'spendRates', steps: [{ spend: {}, rate: 500 }], cap: {} }],
    ['a step’s rate by units', { type: 'quantityRates', steps: [{ quantity: 1, rate: 0 }], cap: {} }],
    ['what is spent', { type: 'everySpend', spend: { HK: 0 }, amount: { HK: 5 }, atMost: null }],
    ['what is given', { type: 'everySpend', spend: { HK: 5 }, amount: {}, atMost: null }],
    ['how many units', { type: 'everyQuantity', quantity: 0, amount: { HK: 5 }, atMost: null }],
    ['what units give', { type: 'everyQuantity', quantity: 1, amount: {}, atMost: null }],
    ['the n-th rate', nth({ rate: 0 })],
    ['the gift', { type: 'gift', productId: '', quantity: 1 }],
    ['how many gifts', { type: 'gift', productId: 'mug', quantity: 0 }],
  ] as [string, Effect][])('for want of %s gives nothing and says so', (_, effect) => {
    expect(whyNot(answer(cart([10_000], 500), [rule(effect)]))).toEqual({
      code: 'unfinished',
      data: { market: { word: 'market.HK' } },
    })
  })

  it('for want of a minimum gives nothing either', () => {
    const open = rule(off(1), { conditions: { purchases: [spend(0, { minimum: { TW: 1 } })] } })
    expect(whyNot(answer(cart([100]), [open]))?.code).toBe('unfinished')
  })

  it('at a level that has no such effect gives nothing', () => {
    expect(whyNot(answer(cart([100]), [rule(steps([1, 1]), { level: 'item' })]))?.code).toBe('unfinished')
  })
})
