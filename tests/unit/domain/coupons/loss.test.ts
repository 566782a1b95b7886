import { describe, expect, it } from 'vitest'
import { costsIn, firstLoss, marginsIn } from '#domain/coupons/loss.ts'
import { discountRatesOf } from '#domain/coupons/rates.ts'
import { campaign, product } from '../support/builders.ts'
import { off, only, percent, rule, spend } from './builders.ts'

const priced = (id: string, listPrice: number, unitCost: number) =>
  product(id, { terms: { HK: { listPrice, unitCost, stock: { site: 10 } } } })
const shop = (...products: ReturnType<typeof product>[]) => ({ ...campaign(['HK']), products })

describe('margins', () => {
  it('are of goods that cost something and no more than their price, the thinnest first', () => {
    const goods = shop(
      priced('wide', 10_000, 2_000),
      priced('gift', 10_000, 0),
      priced('thin', 10_000, 9_000),
      priced('none', 10_000, 10_000),
      priced('below', 10_000, 10_001),
      priced('cheap', 100, 50),
      priced('dear', 1_000_000, 510_000),
    )
    expect(marginsIn(goods, 'HK').map(({ product: id }) => id)).toEqual(['none', 'thin', 'dear', 'cheap', 'wide'])
    expect(marginsIn(goods, 'TW')).toEqual([])
    const cost = costsIn(goods, 'HK')
    expect([cost('gift'), cost('below'), cost('gone')]).toEqual([0, 10_001, 0])
  })
})

describe('the first loss', () => {
  const goods = shop(priced('thin', 10_000, 9_000), priced('wide', 10_000, 8_000))
  const lossOf = (...rules: ReturnType<typeof rule>[]) =>
    firstLoss(rules, marginsIn(goods, 'HK'), 'HK', costsIn(goods, 'HK'))
  const tenth = rule(percent(1_000), { id: 'tenth', priority: 1 })

  it('is told of the product with the thinnest margin that the rules are about, and of no loss at all', () => {
    expect(lossOf(tenth)).toBeNull()
    expect(lossOf(rule(percent(1_001)))).toMatchObject({ product: 'Phone THIN', loss: { amount: 1 } })
    const wide = only({ products: ['wide'] })
    expect(lossOf(rule(percent(1_500), { scope: wide }))).toBeNull()
    expect(lossOf(rule(percent(2_500), { scope: wide }))).toMatchObject({ product: 'Phone WIDE' })
  })

  it('is of an order that all of the rules are used on', () => {
    const much = rule(off(20_000), { id: 'much', conditions: { purchases: [spend(70_000)] } })
    // From eight on both are used: HK$720 less HK$200 for goods of HK$720.
    expect(lossOf(tenth, much)).toMatchObject({ order: { amount: 80_000 }, paid: { amount: 52_000 } })
    const never = rule(off(20_000), {
      id: 'never',
      conditions: { segments: ['sharer'], firstOrder: true, channels: [] },
      scope: only({ products: ['other'] }),
    })
    expect(lossOf(tenth, never)).toBeNull()
  })
})

describe('the rates of an effect', () => {
  it('are told with where each stands', () => {
    expect(discountRatesOf(percent(1_500))).toEqual([{ path: ['rate'], rate: 1_500 }])
    const steps = [500, 1_000].map((rate, k) => ({ quantity: k + 1, rate }))
    expect(discountRatesOf({ type: 'quantityRates', steps, cap: {} })).toEqual([
      { path: ['steps', 0, 'rate'], rate: 500 },
      { path: ['steps', 1, 'rate'], rate: 1_000 },
    ])
    expect(discountRatesOf(off(1))).toEqual([])
  })
})
