import { describe, expect, it } from 'vitest'
import { setAt } from '#domain/campaign/pointer.ts'
import { checkCoupons } from '#domain/coupons/checks.ts'
import type { CouponRule, Effect } from '#domain/coupons/schema.ts'
import { campaign, product } from '../support/builders.ts'
import { everything, off, only, percent, rule, spend } from './builders.ts'

/** Phones X, Y and Z in Hong Kong at HK$1,999 that cost HK$1,200. */
const shop = campaign(['HK'])
const limits = { uses: { HK: 100 }, budget: { HK: 1_000_000 }, perPerson: 1, perDay: null, perPersonPerDay: null }
const main = shop.phases[2]!.window

type Given = Parameters<typeof rule>[1]
const sound = (effect: Effect, given: Given = {}): CouponRule =>
  rule(effect, { name: 'Save', window: main, limits, ...given })
const steps = (...pairs: [number, number][]): Effect => ({
  type: 'spendSteps',
  steps: pairs.map(([from, amount]) => ({ spend: { HK: from }, amount: { HK: amount } })),
})
const hkd = (amount: number) => ({ amount, currency: 'HKD' })
const here = { market: { word: 'market.HK' } }

/** What the checks say of one rule named Save, its name left out. */
const said = (given: CouponRule, document = shop) =>
  checkCoupons({ ...document, coupons: [given] }).map(({ code, pointer, data: { rule: named, ...data }, fix }) => {
    expect(named).toBe('Save')
    return { code, at: pointer.replace('/coupons/0', ''), ...data, ...(fix && { fix: fix.value }) }
  })

describe('a finding about a coupon says where it is, in what figures, and what would mend it', () => {
  it.each<[string, CouponRule, object]>([
    ['coupons.noMarket', sound(off(100), { markets: [] }), { at: '/markets', fix: ['HK'] }],
    [
      'coupons.marketNotInCampaign',
      sound(off(100), { markets: ['HK', 'TW'] }),
      { at: '/markets', market: { word: 'market.TW' }, fix: ['HK'] },
    ],
    ['coupons.windowEmpty', sound(off(100), { window: { from: main.to, to: main.to } }), { at: '/window/to' }],
    [
      'coupons.outsideCampaign',
      sound(off(100), { window: { from: '2027-01-01T00:00:00.000Z', to: '2027-02-01T00:00:00.000Z' } }),
      { at: '/window', fix: { from: shop.phases[0]!.window.from, to: shop.phases.at(-1)!.window.to } },
    ],
    [
      'coupons.outlivesCampaign',
      sound(off(100), { window: { from: main.from, to: '2026-12-31T16:00:00.000Z' } }),
      { at: '/window/to', end: { at: '2026-12-31T16:00:00.000Z' } },
    ],
    [
      'coupons.notAtLevel',
      sound(steps([100, 10]), { level: 'item' }),
      { at: '/level', effect: { word: 'couponEffect.spendSteps' }, level: { word: 'couponLevel.item' } },
    ],
    [
      'coupons.rateAboveWhole',
      sound(percent(10_001, 500)),
      { at: '/effect/rate', rate: { rate: 10_001 }, fix: 10_000 },
    ],
    ['coupons.wholeOff', sound(percent(10_000, 500)), { at: '/effect/rate', rate: { rate: 10_000 } }],
    [
      'coupons.rateAmbiguous',
      sound(percent(800, 500)),
      { at: '/effect/rate', rate: { rate: 800 }, off: { off: 800 }, meant: { off: 2_000 }, fix: 2_000 },
    ],
    [
      'coupons.stepsNotRising',
      sound(steps([30_000, 2_000], [30_000, 4_000])),
      { at: '/effect/steps/1/spend/HK', step: 2 },
    ],
    [
      'coupons.stepNeverBetter',
      sound(steps([30_000, 4_000], [60_000, 4_000])),
      { at: '/effect/steps/1/amount/HK', step: 2 },
    ],
    [
      'coupons.stepNeverReached',
      sound(steps([20_000, 2_000], [30_000, 4_000]), { conditions: { purchases: [spend(30_000)] } }),
      { at: '/effect/steps/0/spend/HK', step: 1, ...here, minimum: hkd(30_000) },
    ],
    [
      'coupons.everyWithoutEnd',
      sound({ type: 'everySpend', spend: { HK: 30_000 }, amount: { HK: 100 }, atMost: null }),
      { at: '/effect/atMost' },
    ],
    [
      'coupons.minimumMissing',
      sound(off(100), { conditions: { purchases: [spend(0, { minimum: {} })] } }),
      { at: '/conditions/purchases/0/minimum/HK', ...here },
    ],
    ['coupons.amountMissing', sound({ type: 'amount', amount: { TW: 100 } }), { at: '/effect/amount/HK', ...here }],
    [
      'coupons.freeGoods',
      sound(off(30_000), { conditions: { purchases: [spend(30_000)] } }),
      { at: '/effect/amount/HK', ...here, amount: hkd(30_000), minimum: hkd(30_000) },
    ],
    [
      'coupons.freeGoods',
      sound({ type: 'everySpend', spend: { HK: 100 }, amount: { HK: 100 }, atMost: 3 }),
      { at: '/effect/amount/HK', ...here, amount: hkd(100), minimum: hkd(100) },
    ],
    ['coupons.scopeEmpty', sound(off(100), { scope: only({}) }), { at: '/scope/include', fix: { type: 'all' } }],
    [
      'coupons.scopeHoldsNothing',
      sound(off(100), { conditions: { purchases: [spend(1, { scope: only({ categories: ['toys'] }) })] } }),
      { at: '/conditions/purchases/0/scope/include', ...here },
    ],
    [
      'coupons.productUnknown',
      sound(off(100), { scope: only({ products: ['x', 'gone'] }) }),
      { at: '/scope/include/products/1', product: 'gone' },
    ],
    [
      'coupons.productUnknown',
      sound(off(100), { scope: { ...everything, exclude: { products: ['gone'], categories: [] } } }),
      { at: '/scope/exclude/products/0', product: 'gone' },
    ],
    [
      'coupons.categoryUnknown',
      sound(off(100), { scope: only({ categories: ['phones', 'ghosts'] }) }),
      { at: '/scope/include/categories/1', category: 'ghosts' },
    ],
    [
      'coupons.categoryUnknown',
      sound(off(100), { scope: { ...everything, exclude: { products: [], categories: ['ghosts'] } } }),
      { at: '/scope/exclude/categories/0', category: 'ghosts' },
    ],
    [
      'coupons.giftUnknown',
      sound({ type: 'gift', productId: 'mug', quantity: 1 }),
      { at: '/effect/productId', product: 'mug' },
    ],
    [
      'coupons.priceNeverLower',
      sound({ type: 'fixedPrice', price: { HK: 199_900 } }, { level: 'item' }),
      { at: '/effect/price/HK', ...here, price: hkd(199_900), product: 'Phone X', list: hkd(199_900) },
    ],
    [
      'coupons.phaseNotInCampaign',
      sound(off(100), { conditions: { phases: ['main', 'encore'] } }),
      { at: '/conditions/phases', phase: { word: 'phase.encore' } },
    ],
    [
      'coupons.playUnknown',
      sound(off(100), { conditions: { playOutcome: { plays: ['gone'], outcome: 'completed' } } }),
      { at: '/conditions/playOutcome/plays', play: 'gone' },
    ],
    [
      'coupons.channelNotInCampaign',
      sound(off(100), { conditions: { channels: ['app', 'store'] } }),
      { at: '/conditions/channels', channel: { word: 'salesChannel.store' } },
    ],
    ['coupons.codeMissing', sound(off(100), { obtained: { type: 'sharedCode', code: ' ' } }), { at: '/obtained/code' }],
    [
      'coupons.noCodes',
      sound(off(100), { obtained: { type: 'uniqueCodes', count: 0, groups: 3 } }),
      { at: '/obtained/count' },
    ],
    [
      'coupons.codesBeyondUses',
      sound(off(100), { obtained: { type: 'uniqueCodes', count: 101, groups: 4 } }),
      { at: '/obtained/count', codes: 101, uses: 100, fix: 100 },
    ],
    [
      'coupons.givenByNobody',
      sound(off(100), { obtained: { type: 'given', validHours: null } }),
      { at: '/obtained/type' },
    ],
    [
      'coupons.noLimit',
      sound(off(100), { limits: { ...limits, uses: {}, budget: {} } }),
      { at: '/limits/budget/HK', ...here },
    ],
    [
      'coupons.noEnd',
      sound(percent(1_000), { limits: { ...limits, budget: {} } }),
      { at: '/limits/budget/HK', ...here },
    ],
    [
      'coupons.limitZero',
      sound(off(100), { limits: { ...limits, uses: { HK: 0 } } }),
      { at: '/limits/uses/HK', ...here },
    ],
    [
      'coupons.limitZero',
      sound(off(100), { limits: { ...limits, budget: { HK: 0 } } }),
      { at: '/limits/budget/HK', ...here },
    ],
    [
      'coupons.budgetBelowOne',
      sound(off(5_000), { limits: { ...limits, budget: { HK: 4_999 } } }),
      { at: '/limits/budget/HK', ...here, budget: hkd(4_999), amount: hkd(5_000) },
    ],
    [
      'coupons.noPersonLimit',
      sound(off(100), { obtained: { type: 'claimed', validHours: 5 }, limits: { ...limits, perPerson: null } }),
      { at: '/limits/perPerson', fix: 1 },
    ],
  ])('%s', (code, given, expected) => {
    const document = { ...shop, phases: shop.phases.filter(({ kind }) => kind !== 'encore') }
    const whole = code === 'coupons.outsideCampaign' ? shop : document
    expect(said(given, whole)).toEqual([{ code, ...expected }])
  })

  it.each<[string, Effect, Given]>([
    ['/effect/amount/HK', off(0), {}],
    ['/effect/price/HK', { type: 'fixedPrice', price: { TW: 100 } }, { level: 'item' }],
    ['/effect/rate', percent(0, 500), {}],
    ['/effect/rate', { type: 'nthItem', n: 2, rate: 0, which: 'cheapest', atMost: 1 }, {}],
    ['/effect/steps', { type: 'spendSteps', steps: [] }, {}],
    ['/effect/steps', { type: 'quantityRates', steps: [], cap: { HK: 500 } }, {}],
    ['/effect/steps/0/spend/HK', { type: 'spendSteps', steps: [{ spend: { TW: 1 }, amount: { TW: 1 } }] }, {}],
    ['/effect/steps/0/rate', { type: 'quantityRates', steps: [{ quantity: 2, rate: 0 }], cap: { HK: 500 } }, {}],
    ['/effect/amount/HK', { type: 'everySpend', spend: { HK: 100 }, amount: { TW: 1 }, atMost: 2 }, {}],
    ['/effect/productId', { type: 'gift', productId: '', quantity: 1 }, {}],
  ])('leads to where an effect is not finished: %s', (at, effect, given) => {
    expect(said(sound(effect, given))).toEqual([{ code: 'coupons.amountMissing', at, ...here }])
  })

  it('asks whether goods are to be free, and not whether shipping is', () => {
    const free = (level: CouponRule['level']) =>
      said(sound({ type: 'free' }, { level })).filter(({ code }) => code !== 'coupons.belowCost')
    expect(free('order')).toEqual([{ code: 'coupons.wholeOff', at: '/effect/type', rate: { rate: 10_000 } }])
    expect(free('shipping')).toEqual([])
  })

  it('names the gift, and the market in which the campaign does not sell it', () => {
    const both = campaign(['HK', 'TW'])
    const mug = product('mug', { terms: { HK: { listPrice: 5_000, unitCost: 1_000, stock: { site: 10 } } } })
    const document = { ...both, products: [...both.products, mug] }
    const gift = sound(
      { type: 'gift', productId: 'mug', quantity: 1 },
      { markets: ['HK', 'TW'], limits: { ...limits, uses: { HK: 100, TW: 100 }, budget: { HK: 100_000, TW: 1_000 } } },
    )
    expect(said(gift, document).filter(({ code }) => code === 'coupons.giftNotSoldHere')).toEqual([
      { code: 'coupons.giftNotSoldHere', at: '/effect/productId', product: 'Phone MUG', market: { word: 'market.TW' } },
    ])
  })

  it('shows the smallest order on which one coupon sells below cost', () => {
    // HK$900 off from HK$1,999 on: one phone is paid HK$1,099 and costs HK$1,200.
    const deep = sound(off(90_000), { conditions: { purchases: [spend(199_900)] } })
    expect(said(deep)).toEqual([
      {
        code: 'coupons.belowCost',
        at: '/effect',
        ...here,
        product: 'Phone X',
        order: hkd(199_900),
        paid: hkd(109_900),
        cost: hkd(120_000),
        loss: hkd(10_100),
      },
    ])
  })

  it('stops a fixed price that lost a zero, unless it is said to be meant', () => {
    const fixed = (price: number, given: Given = {}) =>
      sound({ type: 'fixedPrice', price: { HK: price } }, { level: 'item', ...given })
    expect(said(fixed(15_000))).toEqual([
      {
        code: 'coupons.lostZero',
        at: '/effect/price/HK',
        ...here,
        product: 'Phone X',
        price: hkd(15_000),
        meant: hkd(150_000),
        cost: hkd(120_000),
        loss: hkd(105_000),
        fix: 150_000,
      },
    ])
    const rule = fixed(15_000)
    const [{ insist } = {}] = checkCoupons({ ...shop, coupons: [rule] })
    const meant = setAt({ coupons: [rule] }, insist!.pointer, insist!.value).coupons[0]!
    expect(said(meant).map(({ code }) => code)).toEqual(['coupons.belowCost'])
    // No zero explains HK$1,100: it is below cost by itself.
    expect(said(fixed(110_000)).map(({ code }) => code)).toEqual(['coupons.belowCost'])
  })

  it('leads to the step that gives as much as it asks', () => {
    expect(said(sound(steps([30_000, 2_000], [60_000, 60_000])))[0]).toMatchObject({
      code: 'coupons.freeGoods',
      at: '/effect/steps/1/amount/HK',
    })
  })

  it('holds a gift to the law of Taiwan: half of what the smallest order costs', () => {
    const both = campaign(['HK', 'TW'])
    const mug = product('mug', {
      terms: {
        HK: { listPrice: 50_000, unitCost: 10_000, stock: { site: 10 } },
        TW: { listPrice: 2_000, unitCost: 400, stock: { site: 10 } },
      },
    })
    const document = { ...both, products: [...both.products, mug] }
    const gift = (minimum: number) =>
      sound(
        { type: 'gift', productId: 'mug', quantity: 1 },
        {
          markets: ['HK', 'TW'],
          limits: { ...limits, uses: { HK: 100, TW: 100 }, budget: { HK: 5_000_000, TW: 200_000 } },
          conditions: { purchases: [spend(100, { minimum: { HK: 100, TW: minimum } })] },
        },
      )
    const law = (minimum: number) => said(gift(minimum), document).filter(({ code }) => code === 'coupons.giftAboveLaw')
    expect(law(4_000)).toEqual([])
    expect(law(3_999)).toMatchObject([
      { at: '/effect/productId', market: { word: 'market.TW' }, most: { amount: 1_999 } },
    ])
  })

  it.each<[string, CouponRule]>([
    ['sells exactly at cost', sound(off(79_900), { conditions: { purchases: [spend(199_900)] } })],
    ['gives all but a cent of what it asks', sound(off(299), { conditions: { purchases: [spend(300)] } })],
    ['spends its budget in one use', sound(off(5_000), { limits: { ...limits, budget: { HK: 5_000 } } })],
    ['has a code for every use', sound(off(100), { obtained: { type: 'uniqueCodes', count: 100, groups: 4 } })],
    [
      'has its codes for its limit',
      sound(off(100), {
        obtained: { type: 'uniqueCodes', count: 5_000, groups: 4 },
        limits: { ...limits, uses: {}, budget: {} },
      }),
    ],
    ['is good for one use', sound(off(100), { limits: { ...limits, uses: { HK: 1 } } })],
    ['ends with the campaign', sound(off(100), { window: { from: main.from, to: shop.phases.at(-1)!.window.to } })],
    ['makes one phone a cent cheaper', sound({ type: 'fixedPrice', price: { HK: 199_899 } }, { level: 'item' })],
    [
      'begins its steps where its minimum lies',
      sound(steps([30_000, 2_000], [60_000, 4_000]), { conditions: { purchases: [spend(30_000)] } }),
    ],
    ['ends after three times', sound({ type: 'everySpend', spend: { HK: 30_000 }, amount: { HK: 100 }, atMost: 3 })],
    ['takes ten per cent', sound(percent(1_000, 500))],
  ])('and says nothing of one that %s', (_what, given) => expect(said(given)).toEqual([]))
})
