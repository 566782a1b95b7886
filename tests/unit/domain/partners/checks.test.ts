import { describe, expect, it } from 'vitest'
import { test } from '@fast-check/vitest'
import { setAt } from '#domain/campaign/pointer.ts'
import type { FindingDraft } from '#domain/finding.ts'
import type { Market } from '#domain/market.ts'
import { checkInCampaign, checkProgramme } from '#domain/partners/checks.ts'
import { createProgramme } from '#domain/partners/create.ts'
import { partnerProgrammeSchema, type PartnerProgramme } from '#domain/partners/schema.ts'
import { vocabulary } from '#domain/partners/vocabulary.ts'
import { drafts, draftProgrammes } from '../support/arbitraries.ts'
import { campaign, product } from '../support/builders.ts'
import { programme, rates, tier } from '../support/partnerBuilders.ts'

const good = programme()
const codes = (found: readonly FindingDraft[]) => found.map(({ code, pointer }) => `${code} ${pointer}`)
const checked = (given: PartnerProgramme) => codes(checkProgramme(given, '/partners'))
const only = (given: PartnerProgramme) => {
  const found = checkProgramme(given, '/partners')
  expect(found).toHaveLength(1)
  return found[0]!
}
const prize = {
  type: 'prize' as const,
  id: 'lamp',
  name: 'Lamp',
  value: { HK: 1, TW: 1, CN: 1 },
  units: { HK: 1, TW: 1 },
}

describe('a programme by itself', () => {
  it('has nothing wrong when it is made, in whatever markets', () => {
    expect(checked(good)).toEqual([])
    for (const markets of [['HK'], ['TW', 'CN']] as Market[][]) {
      const document = { ...campaign(markets), partners: null }
      const made = createProgramme(document, { programme: 'Partners', tiers: ['A', 'B', 'C'] })
      expect(partnerProgrammeSchema.parse(made)).toEqual(made)
      expect(checkProgramme(made, '')).toEqual([])
      expect(checkInCampaign(made, document, '')).toEqual([])
      expect(made.markets).toEqual(markets)
    }
  })

  const cases: [string, PartnerProgramme, string[]][] = [
    ['no name', { ...good, name: '' }, ['partners.noName /partners/name']],
    ['no market', { ...good, markets: [], tiers: good.tiers }, ['partners.noMarket /partners/markets']],
    ['no limit in a market', setAt(good, '/budget/TW', undefined), ['partners.budgetMissing /partners/budget/TW']],
    ['a limit of nothing', setAt(good, '/budget/TW', 0), ['partners.budgetZero /partners/budget/TW']],
    [
      'two levels in Taiwan without a filing',
      { ...good, depth: 2 },
      ['partners.filingMissing /partners/filingReference/TW'],
    ],
    [
      'two levels in Taiwan with a filing of blanks',
      { ...good, depth: 2, filingReference: { TW: '  ' } },
      ['partners.filingMissing /partners/filingReference/TW'],
    ],
    ['two levels in Taiwan that are filed', { ...good, depth: 2, filingReference: { TW: '公競 123' } }, []],
    ['two levels elsewhere', { ...good, markets: ['HK', 'CN'], depth: 2 }, []],
    ['three levels', { ...good, depth: 3, filingReference: { TW: '公競 123' } }, ['partners.tooDeep /partners/depth']],
    ['no tier', { ...good, tiers: [] }, ['partners.noTier /partners/tiers']],
    ['a tier without a name', setAt(good, '/tiers/1/name', ''), ['partners.tierUnnamed /partners/tiers/1/name']],
    ['two tiers of one rank', setAt(good, '/tiers/2/rank', 2), ['partners.duplicateRank /partners/tiers/2/rank']],
    ['two tiers of one id', setAt(good, '/tiers/2/id', 'tier-1'), ['basics.duplicateId /partners/tiers/2/id']],
    [
      'a first tier that asks for an amount',
      setAt(good, '/tiers/0/thresholds/paid/HK', 1),
      ['partners.firstTierAsks /partners/tiers/0/thresholds'],
    ],
    [
      'a first tier that asks for orders',
      setAt(good, '/tiers/0/thresholds/orders', 1),
      ['partners.firstTierAsks /partners/tiers/0/thresholds'],
    ],
    [
      'a first tier that asks for shoppers',
      setAt(good, '/tiers/0/thresholds/bound', 1),
      ['partners.firstTierAsks /partners/tiers/0/thresholds'],
    ],
    [
      'an amount to reach that is missing',
      setAt(good, '/tiers/2/thresholds/paid/CN', undefined),
      ['partners.thresholdMissing /partners/tiers/2/thresholds/paid/CN'],
    ],
    [
      'an amount to reach that falls',
      setAt(good, '/tiers/2/thresholds/paid/CN', 999_999),
      ['partners.thresholdFalls /partners/tiers/2/thresholds/paid/CN'],
    ],
    [
      'orders to reach that fall',
      setAt(good, '/tiers/2/thresholds/orders', 9),
      ['partners.thresholdFalls /partners/tiers/2/thresholds/orders'],
    ],
    [
      'shoppers to reach that fall',
      setAt(good, '/tiers/2/thresholds/bound', 9),
      ['partners.thresholdFalls /partners/tiers/2/thresholds/bound'],
    ],
    ['thresholds that stay the same', setAt(good, '/tiers/2/thresholds', good.tiers[1]!.thresholds), []],
    [
      'a saving that falls',
      setAt(good, '/tiers/2/rates/standard/own', 399),
      ['partners.rateFalls /partners/tiers/2/rates/standard/own'],
    ],
    ['a rate that stays the same', setAt(good, '/tiers/2/rates/standard/level1', 800), []],
    [
      'a category’s rate that falls',
      setAt(good, '/tiers/1/rates/categories/phones/level1', 199),
      ['partners.rateFalls /partners/tiers/1/rates/categories/phones/level1'],
    ],
    [
      'a second level that falls',
      { ...good, markets: ['HK'], depth: 2, tiers: [tier(1, rates(0, 0, 5)), tier(2, rates(0, 0, 4))] },
      ['partners.rateFalls /partners/tiers/1/rates/standard/level2'],
    ],
    [
      'a category that loses its own higher rate, where the rate is written that holds then',
      {
        ...good,
        tiers: [
          tier(1, rates(0, 100), { rates: { standard: rates(0, 100), categories: { toys: rates(0, 300) } } }),
          tier(2, rates(0, 200)),
        ],
      },
      ['partners.rateFalls /partners/tiers/1/rates/standard/level1'],
    ],
    [
      'tiers in another order than their ranks',
      { ...good, tiers: [tier(2, rates(0, 100)), tier(1, rates(0, 200))] },
      ['partners.rateFalls /partners/tiers/0/rates/standard/level1'],
    ],
    [
      'a privilege without a name',
      setAt(good, '/tiers/1/privileges/0/name', ''),
      ['partners.privilegeUnnamed /partners/tiers/1/privileges/0/name'],
    ],
    [
      'a coupon, which has its name elsewhere',
      setAt(good, '/tiers/1/privileges/0', { type: 'coupon', id: 'c', couponId: 'save' }),
      [],
    ],
    [
      'a prize without a number',
      setAt(good, '/tiers/1/privileges/0', prize),
      ['partners.prizeIncomplete /partners/tiers/1/privileges/0/units/CN'],
    ],
    [
      'a prize without a price',
      setAt(good, '/tiers/1/privileges/0', { ...prize, units: prize.value, value: { HK: 1, CN: 1 } }),
      ['partners.prizeIncomplete /partners/tiers/1/privileges/0/value/TW'],
    ],
    [
      'no days of binding',
      { ...good, binding: { ...good.binding, days: 0 }, attributionDays: null },
      ['partners.noBindingTime /partners/binding/days'],
    ],
    [
      'no days of attribution',
      { ...good, attributionDays: 0 },
      ['partners.noAttributionTime /partners/attributionDays'],
    ],
    ['an attribution as long as the binding', { ...good, attributionDays: 180 }, []],
    [
      'an attribution longer than the binding',
      { ...good, attributionDays: 181 },
      ['partners.attributionAboveBinding /partners/attributionDays'],
    ],
    [
      'any attribution in a binding for life',
      { ...good, binding: { ...good.binding, days: null }, attributionDays: 3_650 },
      [],
    ],
    ['a hold as long as goods can be returned', { ...good, holdDays: 7 }, []],
    [
      'a hold shorter than goods can be returned',
      { ...good, holdDays: 6 },
      ['partners.holdBelowReturns /partners/holdDays'],
    ],
  ]
  it.each(cases)('with %s', (_, given, expected) => {
    expect(checked(given)).toEqual(expected)
  })
})

describe('the ceiling', () => {
  const paying = (given: Partial<PartnerProgramme>, ...tiers: PartnerProgramme['tiers']) =>
    programme({ markets: ['HK'], ...given, tiers })

  it('is 30% of own saving and all levels, and says which tier, category and market are above it', () => {
    expect(checked(paying({}, tier(1, rates(1_000, 2_000))))).toEqual([])
    expect(only(paying({}, tier(1, rates(1_000, 2_001))))).toEqual({
      code: 'partners.aboveCeiling',
      severity: 'error',
      pointer: '/partners/tiers/0/rates/standard/level1',
      data: {
        tier: 'Tier 1',
        category: { word: 'category.other' },
        market: { word: 'market.HK' },
        own: { rate: 1_000 },
        level1: { rate: 2_001 },
        level2: { rate: 0 },
        total: { rate: 3_001 },
        ceiling: { rate: 3_000 },
      },
      fix: { pointer: '/partners/tiers/0/rates/standard/level1', value: 2_000 },
    })
  })

  it('counts the second level only where there is one', () => {
    const three = tier(1, rates(1_000, 1_500, 501))
    expect(checked(paying({ depth: 1 }, three))).toEqual([])
    expect(only(paying({ depth: 2 }, three)).data).toMatchObject({ level2: { rate: 501 }, total: { rate: 3_001 } })
  })

  it('holds for every category, where its rate is written', () => {
    const toys = tier(1, rates(0, 0), { rates: { standard: rates(0, 0), categories: { toys: rates(0, 3_001) } } })
    expect(only(paying({}, toys))).toMatchObject({
      pointer: '/partners/tiers/0/rates/categories/toys/level1',
      data: { category: { word: 'category.toys' } },
    })
  })

  it('is lowered for a market, and never raised', () => {
    const at20 = paying({ markets: ['HK', 'TW'], ceiling: { TW: 2_000 } }, tier(1, rates(500, 1_501)))
    expect(only(at20).data).toMatchObject({ market: { word: 'market.TW' }, ceiling: { rate: 2_000 } })
    expect(checked({ ...at20, ceiling: { TW: 2_001 } })).toEqual([])
    const raised = only({ ...at20, ceiling: { TW: 3_001 } })
    expect(raised).toMatchObject({
      code: 'partners.ceilingRaised',
      pointer: '/partners/ceiling/TW',
      data: { ceiling: { rate: 3_001 }, most: { rate: 3_000 } },
      fix: { pointer: '/partners/ceiling/TW', value: 3_000 },
    })
    expect(checked({ ...at20, ceiling: { TW: 3_000 } })).toEqual([])
  })

  it('offers no rate below zero', () => {
    expect(only(paying({}, tier(1, rates(3_100, 50)))).fix).toBeUndefined()
    expect(only(paying({}, tier(1, rates(3_000, 50)))).fix?.value).toBe(0)
  })

  it('holds over partners of different tiers on one order', () => {
    const found = checkProgramme(paying({}, tier(1, rates(2_000, 500)), tier(2, rates(500, 2_000))), '/partners')
    expect(codes(found)).toEqual([
      'partners.rateFalls /partners/tiers/1/rates/standard/own',
      'partners.aboveCeilingTogether /partners/tiers',
    ])
    expect(found[1]?.data).toMatchObject({ total: { rate: 4_000 }, ceiling: { rate: 3_000 } })
  })
})

describe('rewards for bringing in people', () => {
  const here = (market: Market, given: Partial<PartnerProgramme>) => programme({ markets: [market], ...given })
  const membership = { productId: 'membership', reward: { HK: 6_000, TW: 200, CN: 6_000 } }
  const recruitReward = { HK: 100, TW: 100, CN: 100 }
  const entryFee = { HK: 100, TW: 100, CN: 100 }
  const joining = { ...good.joining, entryFee }

  it('by head are a warning, an error in the mainland, and an error wherever joining costs something', () => {
    expect(checked(here('HK', { recruitReward }))).toEqual(['partners.headCountReward /partners/recruitReward/HK'])
    expect(checked(here('CN', { recruitReward }))).toEqual(['partners.headCountForbidden /partners/recruitReward/CN'])
    expect(checked(here('TW', { recruitReward, joining }))).toEqual([
      'partners.headCountWithEntryFee /partners/recruitReward/TW',
    ])
    expect(checked(here('HK', { recruitReward: { HK: 0 }, joining }))).toEqual([])
    expect(only(here('TW', { recruitReward })).data).toMatchObject({
      reward: { amount: 100, currency: 'TWD' },
      rule: { word: 'rule.twMultiLevel' },
      source: '多層次傳銷管理法',
    })
  })

  it('for a membership sold are a warning with the law of the place', () => {
    expect(only(here('HK', { membership }))).toMatchObject({
      code: 'partners.entryFeeReward',
      severity: 'warning',
      pointer: '/partners/membership/reward/HK',
      data: { reward: { amount: 6_000, currency: 'HKD' }, rule: { word: 'rule.hkPyramidSchemes' } },
    })
    expect(checked(here('HK', { membership: { ...membership, reward: { HK: 0 } } }))).toEqual([])
    expect(checked(here('HK', { membership: { ...membership, reward: {} } }))).toEqual([
      'partners.membershipRewardMissing /partners/membership/reward/HK',
    ])
  })

  it('may not go with a binding for life in the mainland, where joining costs something', () => {
    const forLife = { ...good.binding, days: null }
    const expected = ['partners.lifelongWithEntryFee /partners/binding/days']
    expect(checked(here('CN', { binding: forLife, joining }))).toEqual(expected)
    expect(checked(here('CN', { binding: forLife, membership: { ...membership, reward: { CN: 0 } } }))).toEqual(
      expected,
    )
    expect(checked(here('CN', { binding: forLife }))).toEqual([])
    expect(checked(here('HK', { binding: forLife, joining }))).toEqual([])
    expect(checked(here('CN', { joining }))).toEqual([])
    expect(only(here('CN', { binding: forLife, joining })).data).toMatchObject({
      rule: { word: 'rule.cnPyramidSelling' },
    })
  })
})

describe('a programme in its campaign', () => {
  const document = campaign(['HK', 'TW'])
  const here = (given: Partial<PartnerProgramme> = {}) =>
    createdIn({ ...createProgramme(document, { programme: 'P', tiers: ['A', 'B', 'C'] }), ...given })
  const createdIn = (given: PartnerProgramme) => checkInCampaign(given, document, '/partners')
  const membership = (productId: string, HK: number) => ({ productId, reward: { HK, TW: 0 } })

  it('runs only where the campaign is held', () => {
    const found = here({ markets: ['HK', 'CN'] })
    expect(codes(found)).toEqual(['partners.marketNotInCampaign /partners/markets'])
    expect(found[0]).toMatchObject({ data: { market: { word: 'market.CN' } }, fix: { value: ['HK'] } })
  })

  it('rewards a membership that the campaign sells, and not above its price', () => {
    expect(codes(here({ membership: membership('gone', 1) }))).toEqual([
      'partners.membershipNoProduct /partners/membership/productId',
    ])
    expect(codes(here({ membership: membership('x', 199_900) }))).toEqual([])
    const above = here({ membership: membership('x', 199_901) })
    expect(codes(above)).toEqual(['partners.rewardAbovePrice /partners/membership/reward/HK'])
    expect(above[0]?.data).toMatchObject({
      reward: { amount: 199_901 },
      price: { amount: 199_900 },
      product: 'Phone X',
    })
    const onlyHere = { ...document, products: [product('x', { terms: { HK: product('x').terms.HK } })] }
    const elsewhere = checkInCampaign({ ...good, markets: ['HK', 'TW'], membership: membership('x', 1) }, onlyHere, '')
    expect(codes(elsewhere)).toEqual(['partners.membershipNotSoldHere /membership/productId'])
  })

  it('gives only coupons the campaign has', () => {
    const tiers = [tier(1, rates(0, 100), { privileges: [{ type: 'coupon', id: 'a', couponId: 'nowhere' }] })]
    const found = here({ tiers })
    expect(codes(found)).toEqual(['partners.couponUnknown /partners/tiers/0/privileges/0/couponId'])
    expect(found[0]?.data).toEqual({ tier: 'Tier 1', coupon: 'nowhere' })
  })

  it('warns where a product pays out more than it leaves, and names the worst of them', () => {
    const thin = (id: string, unitCost: number) =>
      product(id, { terms: { HK: { listPrice: 10_000, unitCost, stock: {} } } })
    const goods = [thin('a', 7_000), thin('b', 7_001), thin('c', 9_500), thin('free', 0)]
    const products = [...goods, product('zero', { terms: { HK: { listPrice: 0, unitCost: 5, stock: {} } } })]
    const given = programme({ markets: ['HK'], tiers: [tier(1, rates(1_000, 2_000))] })
    const found = checkInCampaign(given, { ...document, products }, '/partners')
    expect(found).toEqual([
      {
        code: 'partners.aboveMargin',
        severity: 'warning',
        pointer: '/partners/tiers',
        data: {
          market: { word: 'market.HK' },
          product: 'Phone C',
          total: { rate: 3_000 },
          margin: { rate: 500 },
          products: 2,
        },
      },
    ])
    const asMember = { ...given, membership: { productId: 'c', reward: { HK: 0 } } }
    expect(checkInCampaign(asMember, { ...document, products }, '')[0]?.data).toMatchObject({ products: 1 })
  })
})

describe('every finding', () => {
  test.prop([draftProgrammes()])('is of the vocabulary, fills its sentence, and points into the programme', (given) => {
    for (const { code, data, pointer, severity } of checkProgramme(given, '/partners')) {
      expect(pointer.startsWith('/partners')).toBe(true)
      const known = (vocabulary.findings as Record<string, { severity: string; data: readonly string[] }>)[code]
      if (known === undefined) expect(code).toBe('basics.duplicateId')
      else {
        expect(severity).toBe(known.severity)
        expect(Object.keys(data).toSorted()).toEqual(known.data.toSorted())
      }
    }
  })

  test.prop([draftProgrammes(), drafts()])('is found by looking, not by failing', (given, document) => {
    expect(() => checkInCampaign(given, document, '')).not.toThrow()
  })

  test.prop([draftProgrammes()])('that offers a fix is gone with it', (given) => {
    const found = checkProgramme(given, '')
    for (const { code, pointer, data, fix } of found) {
      if (fix === undefined) continue
      const fixed = checkProgramme(setAt(given, fix.pointer, fix.value), '')
      // A tier lowered for one market's ceiling may be above another's, lower one.
      const same = fixed.filter((one) => one.code === code && one.pointer === pointer)
      for (const one of same) expect(one.data).not.toEqual(data)
    }
  })
})
