import { expect, it } from 'vitest'
import type { Client } from '#api/client.ts'
import { eachStoreEngine, testApp } from '../setup/apps.ts'
import { refused } from '../setup/refused.ts'

type Question = Parameters<Client['coupons']['evaluate']>[0]['body']

/** Two phones and a case in Hong Kong, under 満300減40-style steps and free shipping for members of nothing in particular. */
const question: Question = {
  cart: {
    currency: 'HKD',
    lines: [
      { id: 'phone', product: 'x1', category: 'phones', unitPrice: 19_900, quantity: 2, minPrice: 19_000 },
      { id: 'case', product: 'c1', category: 'bags', unitPrice: 4_900, quantity: 1 },
    ],
    shipping: 3_000,
  },
  rules: [
    {
      id: 'save40',
      level: 'order',
      priority: 10,
      combinesWith: { type: 'otherLevels' },
      effect: { type: 'spendSteps', steps: [{ spend: { HK: 30_000 }, amount: { HK: 4_000 } }] },
    },
    { id: 'tenth', level: 'order', priority: 5, effect: { type: 'percent', rate: 1_000 } },
    {
      id: 'post',
      level: 'shipping',
      effect: { type: 'free' },
      conditions: { purchases: [{ type: 'spend', id: 's', minimum: { HK: 43_900 } }] },
    },
  ],
}

eachStoreEngine('a cart under coupon rules', (engine) => {
  it('is answered line by line, with a reason for every rule', async () => {
    const client = await (await testApp(engine)).as('analyst')
    const answer = await client.coupons.evaluate({ body: question })
    expect(answer).toMatchObject({
      mode: 'priority',
      market: 'HK',
      search: { type: 'inOrder', candidates: 3 },
      lines: [
        { id: 'phone', full: 39_800, discount: 1_800, payable: 38_000 },
        { id: 'case', full: 4_900, discount: 2_200, payable: 2_700 },
      ],
      shipping: { full: 3_000, payable: 3_000 },
      totals: { goods: 44_700, discount: 4_000, payable: 43_700 },
    })
    expect(answer.explanations).toEqual([
      {
        rule: 'save40',
        outcome: 'applied',
        level: 'order',
        amount: 4_000,
        lines: [
          { id: 'case', amount: 2_200 },
          { id: 'phone', amount: 1_800 },
        ],
        shipping: 0,
        gifts: [],
      },
      {
        rule: 'tenth',
        outcome: 'notApplied',
        reason: { code: 'sameLevel', data: { other: 'save40', level: { word: 'couponLevel.order' } } },
      },
      {
        rule: 'post',
        outcome: 'notApplied',
        reason: {
          code: 'spendShort',
          data: { short: { amount: 3_200, currency: 'HKD' }, minimum: { amount: 43_900, currency: 'HKD' } },
        },
      },
    ])
  })

  it('is cheaper at best, where ten per cent of it is more than the step', async () => {
    const client = await (await testApp(engine)).as('qa')
    const answer = await client.coupons.evaluate({ body: { ...question, mode: 'best' } })
    expect(answer.search).toEqual({ type: 'exact', candidates: 3 })
    expect(answer.totals.payable).toBe(43_230)
  })

  // One phone and the case are below the step of HK$300, and earn the ten per cent instead.
  it('pays back what comes back, to the cent', async () => {
    const client = await (await testApp(engine)).as('manager')
    const parcels = [
      [{ line: 'phone', quantity: 1 }],
      [
        { line: 'phone', quantity: 1 },
        { line: 'case', quantity: 1 },
      ],
    ]
    const answer = await client.coupons.evaluate({
      body: { ...question, returns: { policy: 'earnAgain', shippingBack: true, parcels } },
    })
    expect(answer.refunds).toMatchObject([
      { lines: [{ id: 'phone', amount: 19_000 }], withheld: 620, amount: 18_380, lost: ['save40'] },
      { shipping: 3_000, withheld: -620, amount: 25_320 },
    ])
    expect(answer.refunds.reduce((total, { amount }) => total + amount, 0)).toBe(answer.totals.payable)
  })

  it('is refused with a pointer where it makes no sense', async () => {
    const client = await (await testApp(engine)).as('approver')
    const errorsOf = async (body: Question) => {
      const error = await refused(client.coupons.evaluate({ body }))
      expect(error).toMatchObject({ status: 422, code: 'invalid' })
      return error.errors
    }
    const { cart, rules } = question
    expect(await errorsOf({ ...question, context: { market: 'TW' } })).toEqual([
      { pointer: '/cart/currency', code: 'otherCurrency' },
    ])
    expect(await errorsOf({ cart: { ...cart, lines: [cart.lines[0]!, cart.lines[0]!] }, rules: [] })).toEqual([
      { pointer: '/cart/lines/1/id', code: 'duplicate' },
    ])
    expect(await errorsOf({ cart, rules: [rules[0]!, rules[1]!, rules[0]!] })).toEqual([
      { pointer: '/rules/2/id', code: 'duplicate' },
    ])
    const parcel = (line: string, quantity: number) =>
      errorsOf({ ...question, returns: { policy: 'keep', shippingBack: false, parcels: [[{ line, quantity }]] } })
    expect(await parcel('phone', 3)).toEqual([{ pointer: '/returns/parcels/0/0/quantity', code: 'aboveBought' }])
    expect(await parcel('gone', 1)).toEqual([{ pointer: '/returns/parcels/0/0/line', code: 'unknown' }])
    const above: [Question['rules'][number]['effect'], string][] = [
      [{ type: 'percent', rate: 15_000 }, 'rate'],
      [{ type: 'nthItem', n: 3, rate: 10_001, which: 'cheapest' }, 'rate'],
      [{ type: 'quantityRates', steps: [10_000, 10_001].map((rate) => ({ quantity: 1, rate })) }, 'steps/1/rate'],
    ]
    for (const [effect, at] of above)
      expect(await errorsOf({ cart, rules: [{ id: 'rule', level: 'order', effect }] })).toEqual([
        { pointer: `/rules/0/effect/${at}`, code: 'tooBig', data: { maximum: 10_000 } },
      ])
    const half = { ...cart.lines[0]!, unitPrice: 0.5 }
    expect(await errorsOf({ cart: { ...cart, lines: [half] }, rules: [] })).toMatchObject([
      { pointer: '/cart/lines/0/unitPrice', code: 'notInteger' },
    ])
  })
})
