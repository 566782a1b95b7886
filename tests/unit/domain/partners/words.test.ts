import { describe, expect, it } from 'vitest'
import { test } from '@fast-check/vitest'
import { getAt } from '#domain/campaign/pointer.ts'
import { deliverProgramme } from '#domain/partners/deliver.ts'
import { describeProgramme, describeTier } from '#domain/partners/describe.ts'
import type { PartnerProgramme, Privilege } from '#domain/partners/schema.ts'
import { partnerTerms } from '#domain/partners/terms.ts'
import { vocabulary } from '#domain/partners/vocabulary.ts'
import type { Statement } from '#domain/speech/speech.ts'
import { draftProgrammes } from '../support/arbitraries.ts'
import { campaign, product } from '../support/builders.ts'
import { programme, rates, tier } from '../support/partnerBuilders.ts'

const privileges: Privilege[] = [
  { type: 'coupon', id: 'a', couponId: 'save-40' },
  { type: 'identity', id: 'b', name: 'Expert' },
  { type: 'prize', id: 'c', name: 'Lamp', value: { HK: 700, TW: 30 }, units: { HK: 3, TW: 0 } },
]
const best = tier(2, rates(500, 1_000, 100), {
  rates: { standard: rates(500, 1_000, 100), categories: { phones: rates(100, 200) } },
  thresholds: { paid: { HK: 100_000, TW: 4_000 }, orders: 5, bound: 7 },
  privileges,
})
const given: PartnerProgramme = programme({
  markets: ['HK', 'TW'],
  budget: { HK: 12_345_600, TW: 500_000 },
  depth: 2,
  filingReference: { TW: ' 公競 123 ' },
  joining: { by: 'inviteCode', invitesPerPartner: 20, entryFee: { HK: 9_900 } },
  ceiling: { TW: 2_000 },
  tiers: [best, tier(1, rates(400, 900))],
  membership: { productId: 'x', reward: { HK: 6_000, TW: 0 } },
  recruitReward: { HK: 500 },
})
const plain = programme({ markets: ['HK'], tiers: [tier(1, rates(400, 900))] })
const document = {
  ...campaign(['HK', 'TW']),
  products: [product('x', { name: 'Membership' })],
}
const said = (rows: readonly Statement[]) =>
  rows.map(({ key, pointer, market, value, data }) =>
    [key.replace('partners.', ''), pointer, market, value, data].filter((one) => one !== undefined),
  )

describe('a programme in facts', () => {
  it('names its rules, with each market’s amounts', () => {
    expect(said(describeProgramme(given))).toEqual([
      ['name', '/name', 'Partners'],
      ['markets', '/markets', [{ word: 'market.HK' }, { word: 'market.TW' }]],
      ['budget', '/budget/HK', 'HK', { amount: 12_345_600, currency: 'HKD' }],
      ['budget', '/budget/TW', 'TW', { amount: 500_000, currency: 'TWD' }],
      ['depth', '/depth', 2],
      ['filingReference', '/filingReference/TW', 'TW', ' 公競 123 '],
      ['joiningBy', '/joining/by', { word: 'joiningBy.inviteCode' }],
      ['invitesPerPartner', '/joining/invitesPerPartner', 20],
      ['entryFee', '/joining/entryFee/HK', 'HK', { amount: 9_900, currency: 'HKD' }],
      ['entryFee', '/joining/entryFee/TW', 'TW', null],
      ['bindingRule', '/binding/rule', { word: 'bindingRule.firstTouch' }],
      ['bindingDays', '/binding/days', 180],
      ['binds', '/binding/binds', { word: 'binds.newUsers' }],
      ['attributionDays', '/attributionDays', 30],
      ['returnDays', '/returnDays', 7],
      ['holdDays', '/holdDays', 15],
      ['ceiling', '/ceiling/TW', 'TW', { rate: 2_000 }],
      ['standing', '/standing', { word: 'standingBy.total' }],
      ['membershipProduct', '/membership', 'x'],
      ['membershipReward', '/membership/reward/HK', 'HK', { amount: 6_000, currency: 'HKD' }],
      ['membershipReward', '/membership/reward/TW', 'TW', { amount: 0, currency: 'TWD' }],
      ['recruitReward', '/recruitReward/HK', 'HK', { amount: 500, currency: 'HKD' }],
      ['recruitReward', '/recruitReward/TW', 'TW', null],
    ])
  })

  it('says in a word what has no number of days, and nothing of a membership there is not', () => {
    const rows = said(describeProgramme({ ...plain, binding: { ...plain.binding, days: null }, attributionDays: null }))
    expect(rows).toContainEqual(['bindingDays', '/binding/days', { word: 'days.forLife' }])
    expect(rows).toContainEqual(['attributionDays', '/attributionDays', { word: 'days.asBinding' }])
    expect(rows).toContainEqual(['membershipProduct', '/membership', null])
    expect(rows.map(([key]) => key)).not.toContain('membershipReward')
  })

  it('has each tier’s thresholds, rates and privileges', () => {
    const naming = (earning: string, category: string) => ({
      earning: { word: `earning.${earning}` },
      category: { word: `category.${category}` },
    })
    expect(said(describeTier(best, given))).toEqual([
      ['tierName', '/name', 'Tier 2'],
      ['rank', '/rank', 2],
      ['paid', '/thresholds/paid/HK', 'HK', { amount: 100_000, currency: 'HKD' }],
      ['paid', '/thresholds/paid/TW', 'TW', { amount: 4_000, currency: 'TWD' }],
      ['orders', '/thresholds/orders', 5],
      ['bound', '/thresholds/bound', 7],
      ['rate', '/rates/standard/own', { rate: 500 }, naming('own', 'other')],
      ['rate', '/rates/standard/level1', { rate: 1_000 }, naming('level1', 'other')],
      ['rate', '/rates/standard/level2', { rate: 100 }, naming('level2', 'other')],
      ['rate', '/rates/categories/phones/own', { rate: 100 }, naming('own', 'phones')],
      ['rate', '/rates/categories/phones/level1', { rate: 200 }, naming('level1', 'phones')],
      ['rate', '/rates/categories/phones/level2', { rate: 0 }, naming('level2', 'phones')],
      ['coupon', '/privileges/0/couponId', 'save-40'],
      ['identity', '/privileges/1/name', 'Expert'],
      ['prize', '/privileges/2/name', 'Lamp'],
      ['prizeValue', '/privileges/2/value/HK', 'HK', { amount: 700, currency: 'HKD' }, { prize: 'Lamp' }],
      ['prizeValue', '/privileges/2/value/TW', 'TW', { amount: 30, currency: 'TWD' }, { prize: 'Lamp' }],
      ['prizeUnits', '/privileges/2/units/HK', 'HK', 3, { prize: 'Lamp' }],
      ['prizeUnits', '/privileges/2/units/TW', 'TW', 0, { prize: 'Lamp' }],
    ])
    const shallow = describeTier(best, { ...given, depth: 1 }).map(({ pointer }) => pointer)
    expect(shallow.filter((pointer) => pointer.includes('level2'))).toEqual([])
  })

  test.prop([draftProgrammes()])('points at what is there, in words the console has', (draft) => {
    const rows = [
      ...describeProgramme(draft).map((row) => ({ row, at: getAt(draft, row.pointer) })),
      ...draft.tiers.flatMap((one) => describeTier(one, draft).map((row) => ({ row, at: getAt(one, row.pointer) }))),
    ]
    for (const { row, at } of rows) {
      expect(vocabulary.statements as readonly string[]).toContain(row.key)
      if (row.value !== null) expect(at).not.toBeUndefined()
    }
  })
})

describe('the rules that partners read', () => {
  const keys = (one: PartnerProgramme, market: 'HK' | 'TW' = 'HK') =>
    partnerTerms(one, document, market).map(({ key }) => key.replace('partners.', ''))

  it('say everything a programme may have, in one market’s amounts', () => {
    expect(keys(given)).toEqual([
      'joinByCode',
      'entryFee',
      'invites',
      'bindsNew',
      'firstTouch',
      'bindingDays',
      'attribution',
      'base',
      'firstTier',
      'rates',
      'rates',
      'tier',
      'rates',
      'rateOfLevel2',
      'rates',
      'coupon',
      'identity',
      'prize',
      'standingTotal',
      'tierFromNextMonth',
      'ownPurchase',
      'membership',
      'recruit',
      'hold',
      'refunds',
      'limited',
    ])
    const terms = partnerTerms(given, document, 'HK')
    const dataOf = (key: string) => terms.filter((one) => one.key === `partners.${key}`).map(({ data }) => data)
    expect(dataOf('entryFee')).toEqual([{ fee: { amount: 9_900, currency: 'HKD' } }])
    expect(dataOf('tier')).toEqual([
      { tier: 'Tier 2', paid: { amount: 100_000, currency: 'HKD' }, orders: 5, bound: 7 },
    ])
    expect(dataOf('rates').map((data) => [data['tier'], data['category'], data['level1']])).toEqual([
      ['Tier 1', { word: 'category.other' }, { rate: 900 }],
      ['Tier 1', { word: 'category.phones' }, { rate: 900 }],
      ['Tier 2', { word: 'category.other' }, { rate: 1_000 }],
      ['Tier 2', { word: 'category.phones' }, { rate: 200 }],
    ])
    expect(dataOf('rateOfLevel2')).toMatchObject([{ level2: { rate: 100 } }])
    expect(dataOf('membership')).toEqual([{ product: 'Membership', reward: { amount: 6_000, currency: 'HKD' } }])
    expect(dataOf('prize')).toEqual([{ tier: 'Tier 2', name: 'Lamp', units: 3 }])
    expect(dataOf('coupon')).toEqual([{ tier: 'Tier 2', coupon: 'save-40' }])
    expect(dataOf('hold')).toEqual([{ days: 15 }])
  })

  it('leave out in a market what it does not have, and name its filing', () => {
    const taiwan = keys(given, 'TW')
    expect(taiwan).toContain('joinFree')
    for (const missing of ['entryFee', 'prize', 'membership', 'recruit']) expect(taiwan).not.toContain(missing)
    expect(taiwan.at(-1)).toBe('filing')
    expect(partnerTerms(given, document, 'TW').at(-1)?.data).toEqual({ reference: '公競 123' })
  })

  it('differ with the rules', () => {
    const other = keys({
      ...plain,
      joining: { by: 'open', invitesPerPartner: null, entryFee: {} },
      binding: { rule: 'lastTouch', days: null, binds: 'anyone' },
      attributionDays: null,
      standing: 'month',
      filingReference: { HK: '  ' },
    })
    expect(other).toEqual([
      'joinOpen',
      'joinFree',
      'lastTouch',
      'bindingForLife',
      'base',
      'firstTier',
      'rates',
      'standingMonth',
      'tierFromNextMonth',
      'ownPurchase',
      'hold',
      'refunds',
      'limited',
    ])
    expect(keys({ ...given, depth: 1 })).not.toContain('rateOfLevel2')
  })

  it('name a coupon as the campaign does', () => {
    const rule = { id: 'save-40', name: 'Save 40' } as (typeof document.coupons)[number]
    const named = partnerTerms(given, { ...document, coupons: [rule] }, 'HK')
    expect(named.find(({ key }) => key === 'partners.coupon')?.data['coupon']).toBe('Save 40')
    const nameless = partnerTerms(given, { ...document, coupons: [{ ...rule, name: '' }] }, 'HK')
    expect(nameless.find(({ key }) => key === 'partners.coupon')?.data['coupon']).toBe('save-40')
  })

  test.prop([draftProgrammes()])('can be written of any draft, each sentence with what it needs', (draft) => {
    for (const market of draft.markets)
      for (const { key, data } of partnerTerms(draft, document, market)) {
        const needed = (vocabulary.terms as Record<string, readonly string[]>)[key]
        expect(Object.keys(data).toSorted()).toEqual(needed?.toSorted())
      }
  })
})

describe('what a storefront gets', () => {
  it('is one market’s programme, its tiers from the lowest up, without what it costs us', () => {
    const delivered = deliverProgramme(given, document, 'HK')!
    expect(delivered).toMatchObject({
      name: 'Partners',
      depth: 2,
      joining: { by: 'inviteCode', invitesPerPartner: 20, entryFee: 9_900 },
      binding: given.binding,
      attributionDays: 30,
      holdDays: 15,
      standing: 'total',
      membership: { productId: 'x', reward: 6_000 },
      recruitReward: 500,
    })
    expect(delivered.tiers.map(({ rank, thresholds }) => [rank, thresholds.paid])).toEqual([
      [1, 0],
      [2, 100_000],
    ])
    expect(delivered.tiers[1]).toMatchObject({
      rates: best.rates,
      privileges: [privileges[0], privileges[1], { type: 'prize', id: 'c', name: 'Lamp', units: 3 }],
    })
    expect(delivered.terms.languages).toEqual(['zh-HK', 'en'])
    expect(delivered.terms.sentences).toEqual(partnerTerms(given, document, 'HK'))
    expect(JSON.stringify(delivered)).not.toContain('12345600')
    expect(JSON.stringify(delivered)).not.toContain('700')
  })

  it('has nothing where a market has none, and is nothing where no programme runs', () => {
    const delivered = deliverProgramme(given, document, 'TW')!
    expect(delivered).toMatchObject({ joining: { entryFee: 0 }, membership: { reward: 0 }, recruitReward: 0 })
    expect(deliverProgramme(plain, document, 'HK')?.membership).toBeNull()
    expect(deliverProgramme(given, document, 'CN')).toBeNull()
  })
})
