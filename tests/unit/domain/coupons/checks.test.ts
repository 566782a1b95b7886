import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { checkCampaign } from '#domain/campaign/checks.ts'
import { setAt } from '#domain/campaign/pointer.ts'
import { asTried } from '#domain/coupons/caseChecks.ts'
import { checkCoupons } from '#domain/coupons/checks.ts'
import { createCoupon } from '#domain/coupons/create.ts'
import { checkGivers } from '#domain/coupons/giverChecks.ts'
import type { CouponRule, Effect } from '#domain/coupons/schema.ts'
import { vocabulary } from '#domain/coupons/vocabulary.ts'
import { createProgramme } from '#domain/partners/create.ts'
import { drafts } from '../support/arbitraries.ts'
import { bargain, campaign, holding, lottery, prizeIn, product, redPacket } from '../support/builders.ts'
import { draftRules } from './arbitraries.ts'
import { everything, off, only, percent, rule, spend } from './builders.ts'

/** Phones X, Y and Z in Hong Kong at HK$1,999 that cost HK$1,200. */
const shop = campaign(['HK'])
const limits = { uses: { HK: 100 }, budget: { HK: 1_000_000 }, perPerson: 1, perDay: null, perPersonPerDay: null }

type Given = Parameters<typeof rule>[1]
const sound = (effect: Effect, given: Given = {}): CouponRule =>
  rule(effect, { name: 'Save', window: shop.phases[2]!.window, limits, ...given })

const withRules = (...coupons: CouponRule[]): CampaignDocument => ({ ...shop, coupons })
const found = (document: CampaignDocument) => checkCoupons(document)
const codes = (...coupons: CouponRule[]) => found(withRules(...coupons)).map(({ code }) => code)
const one = (effect: Effect, given?: Given) => codes(sound(effect, given))

const half = (id: string, rate: number, given: Given = {}) =>
  sound(percent(rate, 100_000_000), {
    id,
    name: id.toUpperCase(),
    limits: { ...limits, budget: { HK: 100_000_000 } },
    ...given,
  })

const steps = (...pairs: [number, number][]): Effect => ({
  type: 'spendSteps',
  steps: pairs.map(([from, amount]) => ({ spend: { HK: from }, amount: { HK: amount } })),
})

describe('a coupon to begin with', () => {
  it('has no errors once it has a name, in every market', () => {
    for (const markets of [['HK'], ['HK', 'TW', 'CN']] as const) {
      const document = campaign(markets)
      const coupons = [{ ...createCoupon({ id: 'new', campaign: document }), name: 'New' }]
      expect(checkCoupons({ ...document, coupons })).toEqual([])
    }
  })
})

describe('a coupon by itself is an error', () => {
  it.each<[string, CouponRule]>([
    ['coupons.noName', sound(off(100), { name: '' })],
    ['coupons.noMarket', sound(off(100), { markets: [] })],
    ['coupons.marketNotInCampaign', sound(off(100), { markets: ['HK', 'TW'] })],
    [
      'coupons.windowEmpty',
      sound(off(100), { window: { from: shop.phases[2]!.window.to, to: shop.phases[2]!.window.to } }),
    ],
    [
      'coupons.outsideCampaign',
      sound(off(100), { window: { from: '2027-01-01T00:00:00.000Z', to: '2027-02-01T00:00:00.000Z' } }),
    ],
    ['coupons.notAtLevel', sound(steps([100, 10]), { level: 'item' })],
    ['coupons.rateAboveWhole', sound(percent(10_001, 500))],
    ['coupons.rateAboveWhole', sound({ type: 'nthItem', n: 2, rate: 12_000, which: 'cheapest', atMost: null })],
    ['coupons.stepsNotRising', sound(steps([30_000, 2_000], [30_000, 4_000]))],
    ['coupons.stepNeverBetter', sound(steps([30_000, 4_000], [60_000, 4_000]))],
    ['coupons.minimumMissing', sound(off(100), { conditions: { purchases: [spend(0, { minimum: {} })] } })],
    ['coupons.amountMissing', sound({ type: 'amount', amount: { TW: 100 } })],
    ['coupons.freeGoods', sound(off(30_000), { conditions: { purchases: [spend(30_000)] } })],
    ['coupons.freeGoods', sound(steps([30_000, 4_000], [60_000, 60_000]))],
    ['coupons.freeGoods', sound({ type: 'everySpend', spend: { HK: 100 }, amount: { HK: 100 }, atMost: 3 })],
    ['coupons.scopeEmpty', sound(off(100), { scope: only({}) })],
    ['coupons.scopeHoldsNothing', sound(off(100), { scope: only({ categories: ['toys'] }) })],
    [
      'coupons.scopeHoldsNothing',
      sound(off(100), { scope: { ...everything, exclude: { products: [], categories: ['phones'] } } }),
    ],
    [
      'coupons.scopeHoldsNothing',
      sound(off(100), { conditions: { purchases: [spend(1, { scope: only({ categories: ['toys'] }) })] } }),
    ],
    ['coupons.giftUnknown', sound({ type: 'gift', productId: 'mug', quantity: 1 })],
    ['coupons.priceNeverLower', sound({ type: 'fixedPrice', price: { HK: 199_900 } }, { level: 'item' })],
    ['coupons.phaseNotInCampaign', sound(off(100), { conditions: { phases: ['main', 'encore'] } })],
    [
      'coupons.playUnknown',
      sound(off(100), { conditions: { playOutcome: { plays: ['gone'], outcome: 'completed' } } }),
    ],
    ['coupons.codeMissing', sound(off(100), { obtained: { type: 'sharedCode', code: ' ' } })],
    ['coupons.noCodes', sound(off(100), { obtained: { type: 'uniqueCodes', count: 0, groups: 3 } })],
    [
      'codes.guessable',
      sound(off(100), {
        obtained: { type: 'uniqueCodes', count: 1_000_000, groups: 3 },
        limits: { ...limits, uses: {} },
      }),
    ],
    ['coupons.noLimit', sound(off(100), { limits: { ...limits, uses: {}, budget: {} } })],
    ['coupons.noEnd', sound(percent(1_000), { limits: { ...limits, budget: {} } })],
    ['coupons.limitZero', sound(off(100), { limits: { ...limits, uses: { HK: 0 } } })],
    ['coupons.limitZero', sound(off(100), { limits: { ...limits, budget: { HK: 0 } } })],
  ])('%s', (code, given) => {
    const document = { ...withRules(given), phases: shop.phases.filter(({ kind }) => kind !== 'encore') }
    const errors = found(document).filter(({ severity }) => severity === 'error')
    expect(errors.map((finding) => finding.code)).toEqual([code])
    expect(checkCampaign(document).some((finding) => finding.code === code)).toBe(true)
  })
})

describe('a coupon by itself asks for a reason', () => {
  const dearer = {
    ...shop,
    products: [...shop.products, product('w', { terms: { HK: { listPrice: 299_900, unitCost: 120_000, stock: {} } } })],
  }
  it.each<[string, CouponRule, CampaignDocument?]>([
    [
      'coupons.outlivesCampaign',
      sound(off(100), { window: { from: shop.phases[2]!.window.from, to: '2026-12-31T16:00:00.000Z' } }),
    ],
    ['coupons.wholeOff', sound(percent(10_000, 500))],
    ['coupons.rateAmbiguous', sound(percent(800, 500))],
    [
      'coupons.stepNeverReached',
      sound(steps([20_000, 2_000], [30_000, 4_000]), { conditions: { purchases: [spend(30_000)] } }),
    ],
    [
      'coupons.everyWithoutEnd',
      sound({ type: 'everySpend', spend: { HK: 30_000 }, amount: { HK: 100 }, atMost: null }),
    ],
    ['coupons.budgetBelowOne', sound(off(5_000), { limits: { ...limits, budget: { HK: 4_999 } } })],
    ['coupons.productUnknown', sound(off(100), { scope: only({ products: ['x', 'gone'] }) })],
    [
      'coupons.productUnknown',
      sound(off(100), { scope: { ...everything, exclude: { products: ['gone'], categories: [] } } }),
    ],
    ['coupons.categoryUnknown', sound(off(100), { scope: only({ categories: ['phones', 'ghosts'] }) })],
    ['coupons.priceNotLower', sound({ type: 'fixedPrice', price: { HK: 199_900 } }, { level: 'item' }), dearer],
    ['coupons.freeItem', sound(off(199_900), { limits: { ...limits, budget: { HK: 100_000_000 } } })],
    ['coupons.channelNotInCampaign', sound(off(100), { conditions: { channels: ['app', 'store'] } })],
    ['coupons.givenByNobody', sound(off(100), { obtained: { type: 'given', validHours: null } })],
    [
      'coupons.noPersonLimit',
      sound(off(100), { obtained: { type: 'sharedCode', code: 'NIGHT' }, limits: { ...limits, perPerson: null } }),
    ],
    [
      'coupons.noPersonLimit',
      sound(off(100), { obtained: { type: 'claimed', validHours: 5 }, limits: { ...limits, perPerson: null } }),
    ],
  ])('%s', (code, given, document = shop) => {
    const said = found({ ...document, coupons: [given] })
    // What makes goods free is below cost too, which has its own case.
    const warned = said.map((finding) => finding.code).filter((one) => one !== 'coupons.belowCost')
    expect(warned).toEqual([code])
    expect(said.every(({ severity }) => severity === 'warning')).toBe(true)
  })

  it('where it takes goods below what they cost, on an order that shows it', () => {
    const large = { limits: { ...limits, budget: { HK: 100_000_000 } } }
    expect(one(percent(3_990, 100_000_000), large)).toEqual([])
    // The cap of HK$5 keeps the order far above its cost.
    expect(one(percent(4_500, 500))).toEqual([])
    expect(found(withRules(sound(percent(4_500, 100_000_000), large)))).toMatchObject([
      {
        code: 'coupons.belowCost',
        severity: 'warning',
        data: {
          product: 'Phone X',
          order: { amount: 199_900, currency: 'HKD' },
          paid: { amount: 109_945, currency: 'HKD' },
          cost: { amount: 120_000, currency: 'HKD' },
          loss: { amount: 10_055, currency: 'HKD' },
        },
      },
    ])
  })

  it('where the gift costs more than an order that earns it leaves', () => {
    const gift = { type: 'gift' as const, productId: 'x', quantity: 1 }
    const after = (minimum: number) =>
      found(
        withRules(
          sound(gift, {
            conditions: { purchases: [spend(minimum)] },
            limits: { ...limits, budget: { HK: 100_000_000 } },
          }),
        ),
      )
    // Three phones leave HK$2,397, two of them HK$1,598: either is more than the fourth or third costs.
    expect(after(200_000).map(({ code }) => code)).toEqual([])
    expect(after(199_900)).toMatchObject([
      {
        code: 'coupons.giftBelowCost',
        severity: 'warning',
        pointer: '/coupons/0/effect',
        data: { paid: { amount: 199_900 }, cost: { amount: 240_000 }, loss: { amount: 40_100 } },
      },
    ])
  })

  it('also where only a large order of something cheap earns it', () => {
    // HK$50 each, of which HK$5 is left: forty of them earn a phone that costs HK$1,200, and leave HK$200.
    const cheap = setAt(setAt(shop, '/products/0/terms/HK/listPrice', 5_000), '/products/0/terms/HK/unitCost', 4_500)
    const dear = {
      ...cheap.products[0]!,
      id: 'phone',
      terms: { HK: { ...cheap.products[0]!.terms.HK!, listPrice: 199_900, unitCost: 120_000 } },
    }
    const gift = sound(
      { type: 'gift', productId: 'phone', quantity: 1 },
      { conditions: { purchases: [spend(200_000)] }, limits: { ...limits, budget: { HK: 100_000_000 } } },
    )
    expect(found({ ...cheap, products: [cheap.products[0]!, dear], coupons: [gift] })).toMatchObject([
      { code: 'coupons.giftBelowCost', data: { order: { amount: 200_000 }, loss: { amount: 100_000 } } },
    ])
  })

  it('where a gift and a discount, each bearable, meet', () => {
    const large = { ...limits, budget: { HK: 100_000_000 } }
    const gift = sound(
      { type: 'gift', productId: 'x', quantity: 1 },
      { id: 'gift', conditions: { purchases: [spend(300_000)] }, limits: large },
    )
    const third = sound(percent(1_500, 100_000_000), { limits: large })
    expect(found(withRules(gift))).toEqual([])
    expect(found(withRules(third))).toEqual([])
    expect(found(withRules(third, gift))).toMatchObject([
      { code: 'coupons.pairGiftBelowCost', data: { paid: { amount: 339_830 }, cost: { amount: 360_000 } } },
    ])
  })
})

describe('a typed rate that can be read two ways', () => {
  const meant = (rate: number) =>
    found(withRules(sound(percent(rate, 500)))).find(({ code }) => code === 'coupons.rateAmbiguous')

  it('is asked about from five to below ten per cent, and above half, with the other reading as its fix', () => {
    expect([100, 499, 1_000, 1_500, 5_000].map(meant)).toEqual([undefined, undefined, undefined, undefined, undefined])
    expect(meant(800)).toMatchObject({
      data: { off: { off: 800 }, meant: { off: 2_000 } },
      fix: { pointer: '/coupons/0/effect/rate', value: 2_000 },
    })
    expect(meant(8_500)).toMatchObject({ data: { meant: { off: 1_500 } }, fix: { value: 1_500 } })
    expect(meant(500)?.data['meant']).toEqual({ off: 5_000 })
    expect(meant(9_600)).toBeUndefined()
  })

  it('also in steps', () => {
    const by = (rate: number): Effect => ({ type: 'quantityRates', steps: [{ quantity: 2, rate }], cap: { HK: 500 } })
    expect(one(by(800))).toEqual(['coupons.rateAmbiguous'])
    expect(one({ type: 'spendRates', steps: [{ spend: { HK: 100 }, rate: 800 }], cap: { HK: 500 } })).toEqual([
      'coupons.rateAmbiguous',
    ])
  })
})

describe('steps', () => {
  const byQuantity = (...pairs: [number, number][]): Effect => ({
    type: 'quantityRates',
    steps: pairs.map(([quantity, rate]) => ({ quantity, rate })),
    cap: { HK: 500 },
  })
  const byRate = (...pairs: [number, number][]): Effect => ({
    type: 'spendRates',
    steps: pairs.map(([from, rate]) => ({ spend: { HK: from }, rate })),
    cap: { HK: 500 },
  })

  it('ask more and give more, one after the other', () => {
    expect(one(byQuantity([2, 1_000], [3, 1_500]))).toEqual([])
    expect(one(byQuantity([2, 1_000], [2, 1_500]))).toEqual(['coupons.stepsNotRising'])
    expect(one(byQuantity([2, 1_500], [3, 1_500]))).toEqual(['coupons.stepNeverBetter'])
    expect(one(byRate([100, 1_000], [200, 1_500]))).toEqual([])
    expect(one(byRate([200, 1_000], [100, 1_500]))).toEqual(['coupons.stepsNotRising'])
    expect(one(byRate([100, 1_500], [200, 1_000]))).toEqual(['coupons.stepNeverBetter'])
    expect(one(steps([30_000, 2_000], [60_000, 5_000]))).toEqual([])
  })

  it('are pointed to', () => {
    const at = (effect: Effect) => found(withRules(sound(effect)))[0]?.pointer
    expect(at(steps([300, 20], [300, 40]))).toBe('/coupons/0/effect/steps/1/spend/HK')
    expect(at(steps([300, 40], [600, 40]))).toBe('/coupons/0/effect/steps/1/amount/HK')
    expect(at(byRate([100, 1_500], [200, 1_000]))).toBe('/coupons/0/effect/steps/1/rate')
    expect(at(byQuantity([2, 1_500], [3, 1_000]))).toBe('/coupons/0/effect/steps/1/rate')
  })
})

describe('two coupons meant to exclude each other', () => {
  const member = (id: string, given: Given = {}) =>
    sound(off(4_000), { id, name: id.toUpperCase(), group: 'order', ...given })

  it('stop the review while they can be used on one order, with a way out', () => {
    const said = found(withRules(member('a'), member('b')))
    expect(said).toMatchObject([
      {
        code: 'coupons.groupMeets',
        severity: 'error',
        pointer: '/coupons/1/combinesWith',
        data: { rule: 'B', other: 'A', group: 'order' },
        fix: { pointer: '/coupons/1/combinesWith', value: { type: 'otherGroups' } },
      },
    ])
    const fix = said[0]!.fix!
    expect(found(setAt(withRules(member('a'), member('b')), fix.pointer, fix.value))).toEqual([])
  })

  it('do not where they are kept apart, never meet, or name each other', () => {
    expect(codes(member('a'), member('b', { combinesWith: { type: 'none' } }))).toEqual([])
    expect(codes(member('a'), member('b', { group: 'other' }))).toEqual([])
    expect(codes(member('a', { group: '' }), member('b', { group: '' }))).toEqual([])
    const segments = (segment: 'sharer' | 'nonSharer') => ({ conditions: { segments: [segment] } })
    expect(codes(member('a', segments('sharer')), member('b', segments('nonSharer')))).toEqual([])
    const naming = (rules: string[], groups: string[]) => ({ combinesWith: { type: 'listed' as const, groups, rules } })
    expect(codes(member('a', naming(['b'], [])), member('b', naming([], ['order'])))).toEqual([])
    expect(codes(member('a'), member('b', naming(['a'], [])))).toEqual(['coupons.groupMeets'])
  })

  it('stop the review where together they sell below cost, on an order that shows it', () => {
    expect(codes(half('a', 2_000), half('b', 2_000))).toEqual([])
    const [finding, ...others] = found(withRules(half('a', 2_500), half('b', 2_500)))
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      code: 'coupons.pairBelowCost',
      severity: 'error',
      pointer: '/coupons/1/combinesWith',
      // 1,999 less a quarter, less a quarter of what is left.
      data: {
        rule: 'B',
        other: 'A',
        order: { amount: 199_900, currency: 'HKD' },
        paid: { amount: 112_444, currency: 'HKD' },
        cost: { amount: 120_000, currency: 'HKD' },
        loss: { amount: 7_556, currency: 'HKD' },
      },
    })
    expect(codes(half('a', 2_500), half('b', 2_500, { combinesWith: { type: 'none' } }))).toEqual([])
    expect(codes(half('a', 2_500), half('b', 2_500, { level: 'shipping' }))).toEqual([])
    expect(
      codes(
        half('a', 2_500, { scope: only({ products: ['x'] }) }),
        half('b', 2_500, { scope: only({ products: ['y'] }) }),
      ),
    ).toEqual([])
  })

  it('is not kept quiet by another product that one of them sells below cost by itself', () => {
    const thin = product('thin', { terms: { HK: { listPrice: 10_000, unitCost: 9_900, stock: { site: 5 } } } })
    const both = withRules(half('a', 2_500), half('b', 2_500))
    const said = found({ ...both, products: [thin, ...both.products] })
    expect(said.map(({ code }) => code)).toContain('coupons.belowCost')
    expect(said.find(({ code }) => code === 'coupons.pairBelowCost')?.data).toMatchObject({ paid: { amount: 112_444 } })
  })

  it('finds three that only all together sell below cost', () => {
    // A fifth, and a fifth, and a fifth of what is left: HK$1,023.49 for a phone that costs 1,200; two leave 1,279.36.
    const fifth = (id: string, given = {}) => half(id, 2_000, given)
    const three = found(withRules(fifth('a'), fifth('b'), fifth('c')))
    expect(three).toMatchObject([
      {
        code: 'coupons.setBelowCost',
        severity: 'error',
        pointer: '/coupons/2/combinesWith',
        data: { rule: 'C', others: 'A + B', paid: { amount: 102_349 }, loss: { amount: 17_651 } },
      },
    ])
    expect(codes(fifth('a'), fifth('b'), fifth('c', { combinesWith: { type: 'none' } }))).toEqual([])
    expect(codes(fifth('a'), fifth('b'), fifth('c', { scope: only({ products: ['gone'] }) }))).not.toContain(
      'coupons.setBelowCost',
    )
  })

  it('finds the smallest order that earns both', () => {
    const saving = sound(off(90_000), { id: 'a', name: 'A', conditions: { purchases: [spend(350_000)] } })
    const tenth = sound(percent(3_000, 100_000_000), {
      id: 'b',
      name: 'B',
      level: 'item',
      limits: { ...limits, budget: { HK: 100_000_000 } },
    })
    const [finding] = found(withRules(saving, tenth))
    // Two phones are HK$3,998, less 30% no longer HK$3,500; three are, and pay 4,197.90 − 900 for what cost 3,600.
    expect(finding).toMatchObject({
      code: 'coupons.pairBelowCost',
      data: { order: { amount: 599_700 }, paid: { amount: 329_790 } },
    })
  })
})

describe('a coupon that another always keeps out', () => {
  const wall = sound(off(100), {
    id: 'wall',
    name: 'Wall',
    priority: 9,
    combinesWith: { type: 'none' },
    limits: { ...limits, perPerson: null },
  })
  const small = sound(off(200), { id: 'small', name: 'Small', priority: 1 })

  it('is named with it', () => {
    expect(found(withRules(wall, small))).toMatchObject([
      {
        code: 'coupons.neverReached',
        severity: 'warning',
        pointer: '/coupons/1/priority',
        data: { rule: 'Small', other: 'Wall' },
      },
    ])
  })

  it('whichever way the other takes from every order', () => {
    const all = { ...wall, limits: { ...wall.limits, budget: { HK: 100_000_000 } } }
    for (const effect of [percent(1_000, 500), { type: 'gift' as const, productId: 'x', quantity: 1 }])
      expect(codes({ ...all, effect }, small)).toContain('coupons.neverReached')
    const shipped = { ...all, level: 'shipping' as const, effect: { type: 'free' as const } }
    expect(codes(shipped, small)).toContain('coupons.neverReached')
  })

  it.each<[string, Partial<CouponRule>]>([
    ['goes later', { priority: 1 }],
    ['may meet it', { combinesWith: { type: 'any' } }],
    ['needs a code', { obtained: { type: 'uniqueCodes', count: 5, groups: 3 } }],
    ['is not for everything', { scope: { ...everything, skipDiscounted: true } }],
    ['is used once per person', { limits }],
    ['asks for a minimum', { conditions: { ...wall.conditions, purchases: [spend(5_000)] } }],
    ['holds on a first order', { conditions: { ...wall.conditions, firstOrder: true } }],
    ['holds at night', { conditions: { ...wall.conditions, hours: { fromMinute: 0, toMinute: 60 } } }],
    ['leaves out a product', { scope: { ...everything, exclude: { products: ['x'], categories: [] } } }],
    ['leaves out a category', { scope: { ...everything, exclude: { products: [], categories: ['audio'] } } }],
    ['is for some products', { scope: only({ products: ['x'] }) }],
    ['is for sharers', { conditions: { ...wall.conditions, segments: ['sharer'] } }],
    ['holds in the app', { conditions: { ...wall.conditions, channels: ['app'] } }],
    ['holds in the teaser', { conditions: { ...wall.conditions, phases: ['teaser'] } }],
    ['is used once a day per person', { limits: { ...wall.limits, perPersonPerDay: 1 } }],
    [
      'gives nothing to small orders',
      { effect: { type: 'everySpend', spend: { HK: 30_000 }, amount: { HK: 100 }, atMost: 3 } },
    ],
    ['begins later', { window: { from: '2026-11-11T00:00:00.000Z', to: wall.window.to } }],
    ['ends earlier', { window: { from: wall.window.from, to: '2026-11-11T00:00:00.000Z' } }],
  ])('is reached where the other %s', (_, change) => {
    expect(codes({ ...wall, ...change }, small)).toEqual([])
  })
})

describe('coupons that the campaign gives', () => {
  const play = bargain()
  const falling = (couponId: string) =>
    holding({ ...play, cap: { ...play.cap, whenExhausted: 'fallBackToCoupon', couponId } })
  const given = sound(off(500), { id: 'consolation', name: 'Consolation', obtained: { type: 'given', validHours: 24 } })

  it('must exist where they are given, and count once', () => {
    const gone = checkCampaign({ ...falling('gone'), coupons: [] }).filter(({ severity }) => severity === 'error')
    expect(gone).toMatchObject([{ code: 'reward.couponGone', pointer: '/plays/0/cap/couponId' }])
    expect(found({ ...falling('consolation'), coupons: [given] })).toEqual([])
    const whole = checkCampaign({ ...falling('consolation'), coupons: [given] })
    expect(whole.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(
      found({ ...falling('consolation'), coupons: [{ ...given, obtained: { type: 'automatic' } }] }),
    ).toMatchObject([{ code: 'coupons.notGiven', severity: 'warning' }])
  })

  it('must hold in the market they are given in', () => {
    const both = campaign(['HK', 'TW'])
    const inBoth = {
      ...play,
      markets: ['HK' as const, 'TW' as const],
      cap: { ...play.cap, whenExhausted: 'fallBackToCoupon' as const, couponId: 'consolation' },
    }
    const said = found({ ...both, plays: [inBoth], coupons: [given] })
    expect(said).toMatchObject([
      { code: 'coupons.givenElsewhere', severity: 'error', data: { market: { word: 'market.TW' } } },
    ])
  })

  const claimed: CouponRule = { ...given, obtained: { type: 'claimed', validHours: null } }
  const draw = (name: string, couponId: string | null) =>
    lottery({ id: 'draw', name, markets: ['HK'], prizes: [prizeIn('HK'), prizeIn('HK', { id: 'second', couponId })] })
  const programme = createProgramme(shop, { programme: 'Friends', tiers: ['One', 'Two', 'Three'] })
  const privilege = { type: 'coupon' as const, id: 'gift', couponId: 'consolation' }
  const privileged = {
    ...programme,
    tiers: programme.tiers.map((tier, k) => (k === 1 ? { ...tier, privileges: [privilege] } : tier)),
  }
  const told = (document: CampaignDocument) =>
    checkGivers({ ...document, coupons: [claimed, sound(off(100))] }).map(({ code, pointer, data }) => ({
      code,
      pointer,
      ...data,
    }))

  it.each<[string, CampaignDocument, string, string]>([
    ['a play by its name', holding(draw('Tree', 'consolation')), 'Tree', '/plays/0/prizes/1/couponId'],
    ['a play without one by its id', holding(draw('', 'consolation')), 'draw', '/plays/0/prizes/1/couponId'],
    ['the programme', { ...shop, partners: privileged }, 'Friends', '/partners/tiers/1/privileges/0/couponId'],
    [
      'red packets',
      holding(redPacket({ name: 'Red', reward: { pays: 'coupon', couponId: 'consolation' } })),
      'Red',
      '/plays/0/reward/couponId',
    ],
  ])('are told with who gives them, and where: %s', (_, document, where, pointer) => {
    expect(told(document)).toEqual([{ code: 'coupons.notGiven', pointer, where, rule: 'Consolation' }])
  })

  it.each<[string, CampaignDocument]>([
    ['a reward in cash', holding(redPacket({ reward: { pays: 'cash', couponId: 'consolation' } }))],
    ['a prize that is none', holding(draw('Tree', null))],
    ['a coupon that is not there', holding(draw('Tree', 'gone'))],
    ['a programme without privileges', { ...shop, partners: programme }],
  ])('are not given by %s', (_, document) => {
    expect(told(document)).toEqual([])
  })

  it('are told only for markets that the campaign is held in', () => {
    const wide = { ...draw('Tree', 'consolation'), markets: ['HK' as const, 'TW' as const] }
    expect(told({ ...shop, plays: [wide] }).map(({ code }) => code)).toEqual(['coupons.notGiven'])
    const both = { ...campaign(['HK', 'TW']), plays: [wide] }
    expect(told(both).map(({ code }) => code)).toEqual(['coupons.givenElsewhere', 'coupons.notGiven'])
  })

  it('are not looked for where nothing is given', () => {
    const idle = holding({ ...play, cap: { ...play.cap, whenExhausted: 'stopNew', couponId: 'gone' } })
    expect(found({ ...idle, coupons: [] })).toEqual([])
  })
})

describe('shared codes', () => {
  it('are told apart as people type them', () => {
    const coded = (id: string, code: string) =>
      sound(off(100), { id, name: id, obtained: { type: 'sharedCode', code } })
    expect(codes(coded('a', 'Night 11'), coded('b', 'NIGHT11'), coded('c', 'NIGHT12'))).toEqual(['coupons.sameCode'])
  })
})

describe('kept cases', () => {
  const coupon = sound(off(4_000), { id: 'save', conditions: { purchases: [spend(30_000)] } })
  const kept: CampaignDocument['couponCases'][number] = {
    id: 'case',
    name: 'One phone',
    cart: { currency: 'HKD', lines: [{ id: 'a', product: 'x', category: 'phones', unitPrice: 199_900, quantity: 1 }] },
    context: {},
    mode: 'priority',
    expected: { payable: 195_900, applied: [{ rule: 'save', amount: 4_000 }], notApplied: [] },
  }
  const cases = (coupons: CouponRule[], change: Partial<typeof kept> = {}) =>
    found({ ...withRules(...coupons), couponCases: [{ ...kept, ...change }] })

  it('say nothing while their answer is the same', () => {
    expect(cases([coupon])).toEqual([])
    expect(cases([coupon, sound(off(1), { id: 'late', conditions: { phases: ['teaser'] } })])).toEqual([])
  })

  it('are findings once a change of the rules breaks them', () => {
    expect(cases([{ ...coupon, effect: off(5_000) }])).toMatchObject([
      {
        code: 'coupons.casePayable',
        severity: 'error',
        pointer: '/couponCases/0/expected/payable',
        data: { case: 'One phone', payable: { amount: 194_900 }, expected: { amount: 195_900 } },
      },
    ])
    const other = sound(off(4_000), { id: 'other', name: 'Other', priority: 9, combinesWith: { type: 'none' } })
    expect(cases([coupon, other])).toMatchObject([
      { code: 'coupons.caseAnswer', pointer: '/couponCases/0/expected', data: { rule: 'Save' } },
    ])
    // It comes to the same, but not by what was kept of it.
    const less = { expected: { ...kept.expected, applied: [{ rule: 'save', amount: 3_000 }] } }
    expect(cases([coupon], less)).toMatchObject([{ code: 'coupons.caseAnswer', data: { rule: 'Save' } }])
    const free = {
      expected: { payable: 199_900, applied: [], notApplied: [{ rule: 'save', reason: 'spendShort' as const }] },
    }
    expect(cases([{ ...coupon, conditions: { ...coupon.conditions, purchases: [spend(200_000)] } }], free)).toEqual([])
    expect(cases([{ ...coupon, markets: ['TW'] }], free).map(({ code }) => code)).toContain('coupons.caseAnswer')
    expect(cases([], { expected: { ...kept.expected, payable: 199_900 } })).toMatchObject([
      { code: 'coupons.caseAnswer' },
    ])
  })

  it('are findings where they make no sense any more', () => {
    expect(cases([coupon], { context: { market: 'TW' } })).toMatchObject([{ code: 'coupons.caseUnusable' }])
  })

  it('keep what was sent back: a change that only a return shows breaks them too', () => {
    const earnAgain = { policy: 'earnAgain' as const, shippingBack: true }
    const one = [{ line: 'a', quantity: 1 }]
    const pair: typeof kept = {
      ...kept,
      cart: { ...kept.cart, lines: [{ ...kept.cart.lines[0]!, quantity: 2 }] },
      expected: { ...kept.expected, payable: 395_800 },
      returned: { ...earnAgain, parcels: [one, one], paidBack: [197_900, 197_900] },
    }
    expect(cases([coupon], pair)).toEqual([])
    // One phone alone no longer earns it: what it took off is withheld until the other comes back too.
    const dearer = { ...coupon, conditions: { ...coupon.conditions, purchases: [spend(250_000)] } }
    expect(cases([dearer], pair)).toMatchObject([
      {
        code: 'coupons.caseReturn',
        severity: 'error',
        pointer: '/couponCases/0/returned/paidBack/0',
        data: { case: 'One phone', number: 1, payable: { amount: 195_900 }, expected: { amount: 197_900 } },
      },
    ])
    const held = { ...withRules(dearer), couponCases: [pair] }
    const accepted = asTried(pair, held)!
    expect(accepted.returned?.paidBack).toEqual([195_900, 199_900])
    expect(found({ ...held, couponCases: [accepted] })).toEqual([])
    const tooMany = { ...pair.returned!, parcels: [[{ line: 'a', quantity: 3 }]] }
    expect(cases([coupon], { ...pair, returned: tooMany })).toMatchObject([
      { code: 'coupons.caseUnusable', pointer: '/couponCases/0/returned' },
    ])
    expect(asTried({ ...pair, returned: tooMany }, held)).toBeNull()
  })

  it('know the phase of their moment, which is the main day unless they say', () => {
    const main = { ...coupon, conditions: { ...coupon.conditions, phases: ['main' as const] } }
    expect(cases([main])).toEqual([])
    expect(
      cases([{ ...main, window: { from: shop.phases[1]!.window.from, to: main.window.to } }], {
        context: { at: shop.phases[1]!.window.from },
      }),
    ).toMatchObject([{ code: 'coupons.casePayable' }])
  })
})

describe('any draft', () => {
  test.prop([drafts(), fc.array(draftRules(), { maxLength: 4 })])(
    'is checked without throwing, with what each sentence needs, and fixes that can be made',
    (document, coupons) => {
      const campaignWith = { ...document, coupons }
      for (const { code, data, pointer, fix } of checkCoupons(campaignWith)) {
        const known: Record<string, { data: readonly string[] }> = vocabulary.findings
        if (known[code] !== undefined) expect(Object.keys(data).sort()).toEqual([...known[code].data].sort())
        expect(pointer).toMatch(/^\/(coupons|couponCases|plays|partners)\//)
        if (fix !== undefined) setAt(campaignWith, fix.pointer, fix.value)
      }
    },
  )
})
