import { describe, expect, it } from 'vitest'
import { depthOf, minimumOf } from '#domain/coupons/depth.ts'
import type { CouponRule, Effect } from '#domain/coupons/schema.ts'
import { off, only, percent, rule, spend } from './builders.ts'

const depth =
  (effect: Effect, given: Parameters<typeof rule>[1] = {}, price = 10_000) =>
  () =>
    depthOf(rule(effect, given), 'HK', price, (product) => (product === 'mug' ? 1_500 : 0))
const from = (minimum: number) => ({ conditions: { purchases: [spend(minimum)] } })

describe('how deep a coupon can cut into HK$100', () => {
  it.each<[string, () => number, number]>([
    ['HK$20 off', depth(off(2_000)), 0.2],
    ['HK$20 off an order of HK$500', depth(off(2_000), from(50_000)), 0.04],
    ['HK$20 off each line, whatever the order comes to', depth(off(2_000), { level: 'item', ...from(50_000) }), 0.2],
    ['HK$200 off: all of it and no more', depth(off(20_000)), 1],
    ['15% off', depth(percent(1_500)), 0.15],
    ['a price of HK$60', depth({ type: 'fixedPrice', price: { HK: 6_000 } }, { level: 'item' }), 0.4],
    ['a price above its own', depth({ type: 'fixedPrice', price: { HK: 12_000 } }, { level: 'item' }), 0],
    [
      'HK$30 off from HK$100 or HK$100 off from HK$400: the better share',
      depth({
        type: 'spendSteps',
        steps: [
          { spend: { HK: 10_000 }, amount: { HK: 3_000 } },
          { spend: { HK: 40_000 }, amount: { HK: 10_000 } },
        ],
      }),
      0.3,
    ],
    [
      '5% or, from three on, 12%',
      depth({
        type: 'quantityRates',
        cap: {},
        steps: [
          { quantity: 1, rate: 500 },
          { quantity: 3, rate: 1_200 },
        ],
      }),
      0.12,
    ],
    [
      'HK$30 off each HK$200',
      depth({ type: 'everySpend', spend: { HK: 20_000 }, amount: { HK: 3_000 }, atMost: null }),
      0.15,
    ],
    ['HK$60 off every three', depth({ type: 'everyQuantity', quantity: 3, amount: { HK: 6_000 }, atMost: null }), 0.2],
    ['half of every second', depth({ type: 'nthItem', n: 2, rate: 5_000, which: 'cheapest', atMost: null }), 0.25],
    ['a gift that costs HK$15, and two of it', depth({ type: 'gift', productId: 'mug', quantity: 2 }), 0.3],
    ['the same with an order of HK$500', depth({ type: 'gift', productId: 'mug', quantity: 2 }, from(50_000)), 0.06],
    ['a gift of something unknown', depth({ type: 'gift', productId: 'gone', quantity: 1 }), 0],
    ['free shipping', depth(percent(10_000), { level: 'shipping' }), 0],
    ['anything off what is free already', depth(off(2_000), {}, 0), 0],
    ['what is not given in this market', depth({ type: 'amount', amount: { TW: 2_000 } }), 0],
  ])('%s', (_what, share, expected) => expect(share()).toBeCloseTo(expected, 12))

  it('goes by the largest minimum that is asked of its own goods', () => {
    const asks = (...purchases: CouponRule['conditions']['purchases']) =>
      minimumOf(rule(off(1), { conditions: { purchases } }), 'HK')
    expect(asks()).toBe(0)
    expect(asks(spend(30_000), spend(50_000), spend(40_000))).toBe(50_000)
    expect(asks(spend(30_000), spend(90_000, { scope: only({ categories: ['phones'] }) }))).toBe(30_000)
  })
})
