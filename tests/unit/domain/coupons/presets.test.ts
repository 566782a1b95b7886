import { describe, expect, it } from 'vitest'
import type { CouponContext } from '#domain/coupons/cart.ts'
import { checkCoupons } from '#domain/coupons/checks.ts'
import { firstEffect, presets, ruleFrom, type Preset } from '#domain/coupons/presets.ts'
import { couponRuleSchema, type CouponRule, type EffectType } from '#domain/coupons/schema.ts'
import { campaign } from '../support/builders.ts'
import { answer, cart, discounts, rule, whyNot } from './builders.ts'

/** Phones X, Y and Z at HK$1,999. */
const shop = campaign(['HK', 'TW'])
const begun = (preset: Preset): CouponRule => ruleFrom(preset, { id: 'rule', name: 'Mine', campaign: shop })

const asker: CouponContext = { at: shop.phases[2]!.window.from, held: [{ rule: 'rule' }] }
const takes = (preset: Preset, prices: readonly number[], context: CouponContext = asker) =>
  discounts(answer(cart(prices), [begun(preset)], context))
const refused = (preset: Preset, prices: readonly number[], context: CouponContext = asker) =>
  whyNot(answer(cart(prices), [begun(preset)], context))

describe('a rule begun from a preset', () => {
  it.each(presets)('is whole, and nothing stops it: %s', (preset) => {
    expect(couponRuleSchema.safeParse(begun(preset)).error).toBeUndefined()
    expect(begun(preset)).toMatchObject({ id: 'rule', name: 'Mine', markets: ['HK', 'TW'] })
    expect(checkCoupons({ ...shop, coupons: [begun(preset)] }).filter(({ severity }) => severity === 'error')).toEqual(
      [],
    )
  })

  it('spend and save: HK$40 from HK$300, NT$160 from NT$1,200', () => {
    expect(takes('spendAndSave', [30_000])).toEqual([4_000])
    expect(refused('spendAndSave', [29_999])).toMatchObject({ code: 'spendShort' })
    expect(begun('spendAndSave')).toMatchObject({
      effect: { amount: { HK: 4_000, TW: 160 } },
      conditions: { purchases: [{ minimum: { HK: 30_000, TW: 1_200 } }] },
    })
  })

  it('percent off: 10% from HK$300, at most HK$100', () => {
    expect(takes('percentOff', [40_000])).toEqual([4_000])
    expect(takes('percentOff', [200_000])).toEqual([10_000])
    expect(refused('percentOff', [20_000])).toMatchObject({ code: 'spendShort' })
  })

  it('every HK$300: HK$40, three times at most', () => {
    expect(takes('everySpend', [65_000])).toEqual([8_000])
    expect(takes('everySpend', [500_000])).toEqual([12_000])
  })

  it('the second of the same at half its price, once', () => {
    const ofOne = (quantity: number) =>
      discounts(answer(cart([{ unitPrice: 10_000, quantity }]), [begun('nthItem')], asker))
    expect([1, 2, 4].map(ofOne)).toEqual([[0], [5_000], [5_000]])
  })

  it('a gift: the first product of the campaign, or none chosen yet', () => {
    expect(begun('gift').effect).toEqual({ type: 'gift', productId: 'x', quantity: 1 })
    const empty = ruleFrom('gift', { id: 'rule', name: 'Mine', campaign: { ...shop, products: [] } })
    expect(empty.effect).toEqual({ type: 'gift', productId: '', quantity: 1 })
  })

  it('free shipping from HK$300', () => {
    const { shipping } = answer(cart([30_000], 4_000), [begun('freeShipping')], asker)
    expect(shipping).toMatchObject({ full: 4_000, discount: 4_000 })
  })

  it('a first order with the code: HK$40 off whatever it comes to', () => {
    const newcomer = { at: asker.at, codes: ['HELLO'], firstOrder: true }
    expect(takes('newShopper', [10_000], newcomer)).toEqual([4_000])
    expect(refused('newShopper', [10_000], { ...newcomer, firstOrder: false })).not.toBeNull()
    expect(refused('newShopper', [10_000], { ...newcomer, codes: [] })).not.toBeNull()
  })
})

describe('the figures an effect begins with', () => {
  it.each<[EffectType, number[], number]>([
    ['amount', [10_000], 4_000],
    ['percent', [10_000], 1_000],
    ['percent', [1_000_000], 10_000],
    ['fixedPrice', [15_000], 5_100],
    ['free', [15_000], 15_000],
    ['spendSteps', [30_000], 3_000],
    ['spendSteps', [60_000], 8_000],
    ['spendRates', [30_000], 3_000],
    ['spendRates', [900_000], 10_000],
    ['quantityRates', [10_000, 10_000], 2_000],
    ['quantityRates', [10_000, 10_000, 10_000], 6_000],
    ['quantityRates', [100_000, 100_000, 100_000], 20_000],
    ['everySpend', [30_000], 4_000],
    ['everySpend', [150_000], 12_000],
    ['everyQuantity', [10_000, 10_000], 2_000],
    ['everyQuantity', Array.from({ length: 14 }, () => 10_000), 10_000],
  ])('%s takes from %j in all %i', (type, prices, taken) => {
    const level = type === 'fixedPrice' || type === 'free' ? 'item' : 'order'
    const taking = rule(firstEffect(type, ['HK']), { level })
    expect(discounts(answer(cart(prices), [taking])).reduce((sum, one) => sum + one, 0)).toBe(taken)
  })
})
