import { describe, expect, it } from 'vitest'
import { test } from '@fast-check/vitest'
import { campaignExposure } from '#domain/campaign/exposure.ts'
import { couponExposure } from '#domain/coupons/exposure.ts'
import { createCoupon } from '#domain/coupons/create.ts'
import type { CouponRule, Effect } from '#domain/coupons/schema.ts'
import { defaultAssumptions, ratesOf } from '#domain/forecast/assumptions.ts'
import { drafts } from '../support/arbitraries.ts'
import { campaign, product } from '../support/builders.ts'
import { draftRules } from './arbitraries.ts'
import { off, only, percent, rule } from './builders.ts'

const rates = ratesOf(defaultAssumptions)
/** Phones X, Y and Z at HK$1,999 each, 700 of each. */
const shop = campaign(['HK'])
const limits = (uses: number | null, budget?: number): CouponRule['limits'] => ({
  uses: uses === null ? {} : { HK: uses },
  budget: budget === undefined ? {} : { HK: budget },
  perPerson: null,
  perDay: null,
  perPersonPerDay: null,
})
const worst = (effect: Effect, given: Parameters<typeof rule>[1] = {}) => {
  const exposure = couponExposure(rule(effect, { limits: limits(100), ...given }), shop, rates)
  return exposure.unbounded.length > 0 ? null : exposure.worst.HK
}

describe('the most coupons can cost', () => {
  it('is every use at its largest, or the budget, whichever is less', () => {
    expect(worst(off(4_000))).toBe(400_000)
    expect(worst(off(4_000), { limits: limits(100, 50_000) })).toBe(50_000)
    expect(worst(off(4_000), { limits: limits(null, 50_000) })).toBe(50_000)
    expect(worst(percent(1_000, 2_500))).toBe(250_000)
    expect(worst(off(4_000), { obtained: { type: 'uniqueCodes', count: 30, groups: 4 } })).toBe(120_000)
    expect(worst(off(4_000), { obtained: { type: 'uniqueCodes', count: 30, groups: 4 }, limits: limits(20) })).toBe(
      80_000,
    )
    const steps = [
      { spend: { HK: 30_000 }, amount: { HK: 4_000 } },
      { spend: { HK: 60_000 }, amount: { HK: 9_000 } },
    ]
    expect(worst({ type: 'spendSteps', steps })).toBe(900_000)
    expect(worst({ type: 'everySpend', spend: { HK: 30_000 }, amount: { HK: 4_000 }, atMost: 3 })).toBe(1_200_000)
    expect(worst({ type: 'gift', productId: 'x', quantity: 1 })).toBe(19_990_000)
    expect(worst(off(1_500), { level: 'shipping' })).toBe(150_000)
  })

  it('cannot be said without a limit, nor where one order may take any amount', () => {
    expect(worst(off(4_000), { limits: limits(null) })).toBeNull()
    expect(worst(percent(1_000))).toBeNull()
    expect(worst(off(100), { level: 'item' })).toBeNull()
    expect(worst({ type: 'free' }, { level: 'shipping' })).toBeNull()
    expect(worst({ type: 'everySpend', spend: { HK: 100 }, amount: { HK: 10 }, atMost: null })).toBeNull()
    expect(worst(percent(1_000), { limits: limits(100, 90_000) })).toBe(90_000)
  })

  it('is never more than the goods it names are worth, where the campaign holds all of them', () => {
    const scope = only({ products: ['x'] })
    expect(worst(percent(1_000), { scope })).toBe(19_990 * 700)
    expect(worst(off(500), { scope, level: 'item' })).toBe(500 * 700)
    expect(worst({ type: 'fixedPrice', price: { HK: 149_900 } }, { scope, level: 'item' })).toBe(50_000 * 700)
    expect(worst(percent(1_000), { scope: only({ products: ['x', 'elsewhere'] }) })).toBeNull()
    expect(worst(percent(1_000), { scope: only({ categories: ['phones'] }) })).toBeNull()
    expect(worst({ type: 'gift', productId: 'x', quantity: 1 }, { limits: limits(1_000_000) })).toBe(199_900 * 700)
    expect(worst({ type: 'gift', productId: 'gone', quantity: 1 })).toBe(0)
  })

  it('is nothing where the rule is not finished or never used', () => {
    expect(worst(off(0))).toBe(0)
    expect(worst(off(4_000), { limits: limits(0) })).toBe(0)
    expect(worst(percent(1_000), { limits: limits(0) })).toBe(0)
  })
})

it('a draft that holds one product twice, at first where it is not sold, has its coupons priced all the same', () => {
  const twice = { ...shop, products: [product('x', { terms: {} }), ...shop.products] }
  const exposure = couponExposure(rule(percent(1_000), { scope: only({ products: ['x'] }) }), twice, rates)
  expect(exposure.worst).toEqual({ HK: 0 })
})

describe('what coupons will probably cost', () => {
  const expected = (given: Parameters<typeof rule>[1]) =>
    couponExposure(
      rule(off(4_000), { limits: limits(1_000_000), window: shop.phases[2]!.window, ...given }),
      shop,
      rates,
    ).expected.HK!

  it('grows with the days it can be used, and shrinks with whom it is for', () => {
    const one = expected({})
    expect(one).toBeGreaterThan(0)
    expect(expected({ window: { from: shop.phases[2]!.window.from, to: shop.phases[3]!.window.to } })).toBeGreaterThan(
      one,
    )
    expect(expected({ conditions: { segments: ['sharer'] } })).toBeCloseTo(one / 4, -4)
    expect(expected({ conditions: { firstOrder: true } })).toBeLessThan(one)
    expect(expected({ limits: limits(10) })).toBe(40_000)
    expect(expected({ limits: limits(10, 30_000) })).toBe(30_000)
    expect(expected({ scope: only({ products: ['gone'] }) })).toBe(0)
  })

  it('is shared by rules of which a buyer takes one, as what each gives, and is each rule’s own where they may meet', () => {
    const given = { limits: limits(1_000_000), window: shop.phases[2]!.window }
    const [small, large] = [rule(off(1_000), { ...given, id: 'a' }), rule(off(3_000), { ...given, id: 'b' })]
    const costs = (...coupons: CouponRule[]) => {
      const document = { ...shop, coupons }
      return coupons.map((one) => couponExposure(one, document, rates).expected.HK!)
    }
    const alone = [small, large].map((one) => costs(one)[0]!)
    expect(costs(small, large)).toEqual(alone)
    const apart = { combinesWith: { type: 'otherLevels' as const } }
    const [ofSmall, ofLarge] = costs({ ...small, ...apart }, { ...large, ...apart })
    expect(ofSmall! / alone[0]!).toBeCloseTo(1 / 4, 3)
    expect(ofLarge! / alone[1]!).toBeCloseTo(3 / 4, 3)
    // A rule that nobody could use at the same time takes nobody away.
    const later = { ...large, ...apart, window: shop.phases[3]!.window }
    expect(costs({ ...small, ...apart }, later)[0]).toBe(alone[0])
  })

  it('counts gifts at their price and free shipping at a usual fee', () => {
    const gift = couponExposure(rule({ type: 'gift', productId: 'x', quantity: 2 }, { limits: limits(1) }), shop, rates)
    expect(gift.expected.HK).toBe(399_800)
    const free = couponExposure(rule({ type: 'free' }, { level: 'shipping', limits: limits(1, 9_000) }), shop, rates)
    expect(free.expected.HK).toBe(4_000)
  })

  test.prop([draftRules(), drafts()])('is a whole amount, and never more than the most', (draft, document) => {
    const { worst: most, expected: probable } = couponExposure(draft, document, rates)
    for (const [market, amount] of Object.entries(probable)) {
      expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true)
      expect(Number.isSafeInteger(most[market as 'HK'])).toBe(true)
      expect(amount).toBeLessThanOrEqual(most[market as 'HK']!)
    }
  })
})

describe('a campaign with coupons', () => {
  it('costs what its plays and its coupons cost together', () => {
    const coupon = { ...createCoupon({ id: 'save', campaign: shop }), name: 'Save 40' }
    const before = campaignExposure(shop)
    const after = campaignExposure({ ...shop, coupons: [coupon] })
    expect(after.perCoupon).toMatchObject([{ ruleId: 'save', name: 'Save 40', worst: { HK: 4_000_000 } }])
    expect(after.perMarket.HK!.worst - before.perMarket.HK!.worst).toBe(4_000_000)
    expect(after.perMarket.HK!.expected).toBeGreaterThan(before.perMarket.HK!.expected)
    const open = campaignExposure({ ...shop, coupons: [{ ...coupon, limits: limits(null) }] })
    expect(open.unbounded).toEqual([{ part: 'coupon', id: 'save', market: 'HK' }])
  })

  it('reckons with what is sold here', () => {
    const dear = {
      ...shop,
      products: [product('dear', { terms: { HK: { listPrice: 900_000, unitCost: 1, stock: {} } } })],
    }
    const tenth = rule(percent(1_000), { limits: limits(1, 1_000_000) })
    expect(couponExposure(tenth, dear, rates).expected.HK).toBe(90_000)
  })
})
