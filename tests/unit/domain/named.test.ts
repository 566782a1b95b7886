import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { campaignDocumentSchema } from '#domain/campaign/document.ts'
import { canonicalText } from '#domain/campaign/hash.ts'
import { upgraded } from '#domain/campaign/upgrade.ts'
import { checkCampaign } from '#domain/campaign/checks.ts'
import { diffCampaigns } from '#domain/campaign/diff.ts'
import { catalogueName, pickProduct } from '#domain/catalogue/pick.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { couponTerms } from '#domain/coupons/terms.ts'
import { ruleFrom } from '#domain/coupons/presets.ts'
import { languages, marketFacts, markets } from '#domain/market.ts'
import { everyName, nameFact, nameIn, namesFor, type Names } from '#domain/named.ts'
import { partnerTerms } from '#domain/partners/terms.ts'
import { definitionFor } from '#domain/plays/registry.ts'
import { playKinds } from '#domain/plays/schema.ts'
import { campaign, product } from './support/builders.ts'

const names = { en: 'Phone', 'zh-CN': '手机', 'zh-TW': '手機', 'zh-HK': '電話' }

const anyNames = fc.record(
  Object.fromEntries(languages.map((language) => [language, fc.string({ minLength: 1, maxLength: 10 })])),
  { requiredKeys: [] },
)

describe('a name in a language', () => {
  test.prop([anyNames, fc.constantFrom(...languages)])(
    'is the language’s own wherever it has one',
    (given, language) => {
      fc.pre(given[language] !== undefined)
      expect(nameIn({ name: 'Working', names: given }, language)).toBe(given[language])
    },
  )

  it.each<[string, Names, (typeof languages)[number], string]>([
    ['Hong Kong reads Taiwan’s before the mainland’s', { 'zh-TW': '手機', 'zh-CN': '手机' }, 'zh-HK', '手機'],
    ['Taiwan reads Hong Kong’s before the mainland’s', { 'zh-HK': '電話', 'zh-CN': '手机' }, 'zh-TW', '電話'],
    ['Hong Kong reads the mainland’s before English', { 'zh-CN': '手机', en: 'Phone' }, 'zh-HK', '手机'],
    ['the mainland reads Taiwan’s before Hong Kong’s', { 'zh-TW': '手機', 'zh-HK': '電話' }, 'zh-CN', '手機'],
    ['the mainland reads Hong Kong’s before English', { 'zh-HK': '電話', en: 'Phone' }, 'zh-CN', '電話'],
    ['Chinese readers do with the working name where there is English alone', { en: 'Phone' }, 'zh-HK', 'Working'],
    ['English readers are given no Chinese but the working name', { 'zh-HK': '電話' }, 'en', 'Working'],
  ])('%s', (_rule, given, language, said) => {
    expect(nameIn({ name: 'Working', names: given }, language)).toBe(said)
  })

  it('is the working name in every language where no names were kept', () => {
    for (const language of languages) expect(nameIn({ name: 'Working' }, language)).toBe('Working')
    expect(nameFact({ name: 'Working' })).toBe('Working')
    expect(everyName({ name: 'Working' })).toEqual(['Working'])
  })

  test.prop([anyNames, fc.constantFrom(...markets)])(
    'leaves a market’s storefront nothing to fall back from',
    (given, market) => {
      const delivered = namesFor({ name: 'Working', names: given }, market)
      expect(Object.keys(delivered).toSorted()).toEqual(marketFacts[market].termsLanguages.toSorted())
    },
  )
})

describe('a product picked from the catalogue', () => {
  const { terms } = product('x')
  const listed: Product = { id: 'x', name: names, category: 'phones', terms, retired: false }

  it('keeps every name, and works under that of whoever picked it', () => {
    expect(pickProduct(listed, campaign(['HK']), 'zh-CN')).toMatchObject({ id: 'x', name: '手机', names })
  })

  it('is called by the first name it has where none is near, and by its id where it has none', () => {
    expect(catalogueName({ id: 'x', name: { 'zh-TW': '手機' } }, 'en')).toBe('手機')
    expect(catalogueName({ id: 'x', name: {} }, 'en')).toBe('x')
  })

  it('comes with the channels of the campaign and the markets it is held in, and nothing else', () => {
    const start = { ...campaign(['HK']), channels: ['app' as const] }
    expect(pickProduct(listed, start, 'en').terms).toEqual({ HK: { ...terms.HK, stock: { app: 400 } } })
  })
})

describe('a campaign whose products have names', () => {
  const plain = campaign()
  const document = { ...plain, products: plain.products.map((one) => ({ ...one, names })) }
  const productsIn = (sentences: readonly { data: Record<string, unknown> }[]) =>
    sentences.flatMap(({ data }) => ('product' in data ? [data['product']] : []))

  it.each(playKinds)('says them to each market’s shoppers in the terms of a %s, in the languages they read', (kind) => {
    const definition = definitionFor(kind)
    const play = definition.create({ id: 'new', campaign: document, productId: 'x' })
    for (const market of markets) {
      const expected = { name: 'Phone X', names: namesFor({ name: 'Phone X', names }, market) }
      const said = productsIn(definition.terms(play, document, market))
      for (const one of said) expect(one).toEqual(expected)
      if (definition.withProduct !== null) expect(said).not.toEqual([])
    }
  })

  it('says them in the terms of a gift and of a membership', () => {
    const gift = {
      ...ruleFrom('gift', { id: 'gift', name: 'Gift', campaign: document }),
      effect: { type: 'gift' as const, productId: 'x', quantity: 1 },
    }
    expect(productsIn(couponTerms(gift, document, 'TW'))).toEqual([{ name: 'Phone X', names: { 'zh-TW': '手機' } }])
    const programme = { ...document.partners!, membership: { productId: 'x', reward: { CN: 100 } } }
    expect(productsIn(partnerTerms(programme, document, 'CN'))).toEqual([
      { name: 'Phone X', names: { 'zh-CN': '手机' } },
    ])
  })

  it('names them in findings, for whoever reads', () => {
    const soldNowhere = { ...document, products: document.products.map((one) => ({ ...one, terms: {} })) }
    const found = checkCampaign(soldNowhere).find(({ code }) => code === 'product.soldNowhere')
    expect(found?.data).toEqual({ product: { name: 'Phone X', names } })
  })

  it('shows the approver each name that changed, by its language', () => {
    const [x, ...rest] = document.products
    const renamed = { ...document, products: [{ ...x!, names: { ...names, 'zh-HK': '手提電話' } }, ...rest] }
    expect(diffCampaigns(document, renamed)).toMatchObject([
      {
        subject: { type: 'product', id: 'x', name: 'Phone X', names: { 'zh-HK': '手提電話' } },
        key: 'product.nameIn',
        pointer: '/products/0/names/zh-HK',
        data: { language: { word: 'language.zh-HK' } },
        before: '電話',
        after: '手提電話',
      },
    ])
  })

  it('reads one of before without any, under the hash that was approved', () => {
    const stored = JSON.parse(JSON.stringify(plain)) as typeof plain
    expect(canonicalText(campaignDocumentSchema.parse(upgraded(stored)))).toBe(canonicalText(plain))
  })
})
