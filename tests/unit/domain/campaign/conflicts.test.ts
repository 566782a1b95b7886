import { describe, expect, it } from 'vitest'
import { checkCampaign } from '#domain/campaign/checks.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { setAt } from '#domain/campaign/pointer.ts'
import type { FlashSale } from '#domain/plays/flashSale/schema.ts'
import { definitionFor } from '#domain/plays/registry.ts'
import type { Span } from '#domain/time.ts'
import { campaign, groupBuy } from '../support/builders.ts'

const about = (document: CampaignDocument, code: string, others: CampaignDocument[] = []) =>
  checkCampaign(document, {
    others: others.map((other, k) => ({ id: `c${k}`, name: 'Fan festival', document: other })),
  }).filter((finding) => finding.code === code)

/** One product in a group buy of the day, and in another that opens when the first has closed. */
const day = { from: '2026-11-10T16:00:00.000Z', to: '2026-11-11T16:00:00.000Z' }
const hong = campaign(['HK'])
const first = groupBuy({ id: 'first', name: 'First', window: day, hoursToFill: 24 })
const second = (from: string, to: string) => groupBuy({ id: 'second', name: 'Second', window: { from, to } })
const holding = (...plays: CampaignDocument['plays']): CampaignDocument => ({ ...hong, plays })

describe('the same product in two plays', () => {
  it('is found where shoppers can meet both, and says when, naming both', () => {
    const later = second('2026-11-11T16:00:00.000Z', '2026-11-13T16:00:00.000Z')
    // The first closes as the second opens, but groups opened at its last moment run on for a day.
    expect(about(holding(first, later), 'product.inTwoPlays')).toMatchObject([
      {
        pointer: '/plays/1/productId',
        data: {
          product: 'Phone X',
          market: { word: 'market.HK' },
          play: 'Second',
          other: 'First',
          from: { at: '2026-11-11T16:00:00.000Z' },
          to: { at: '2026-11-12T16:00:00.000Z' },
        },
      },
    ])
  })

  it('is nothing once the last of the first is over', () => {
    const later = second('2026-11-12T16:00:00.000Z', '2026-11-13T16:00:00.000Z')
    expect(about(holding(first, later), 'product.inTwoPlays')).toEqual([])
  })

  it('is nothing in different markets, and found in each market they share', () => {
    const three = campaign()
    const [play] = three.plays
    const beside = (markets: ('HK' | 'TW' | 'CN')[]) => ({
      ...three,
      plays: [
        { ...play!, markets: ['HK' as const, 'TW' as const] },
        { ...play!, id: 'second', markets },
      ],
    })
    expect(about(beside(['CN']), 'product.inTwoPlays')).toEqual([])
    expect(about(beside(['HK', 'TW', 'CN']), 'product.inTwoPlays').map(({ data }) => data['market'])).toEqual([
      { word: 'market.HK' },
      { word: 'market.TW' },
    ])
  })
})

describe('beside another campaign', () => {
  const other = setAt(holding(first), '/plays/0/name', 'Fan group')

  it('the same product is found, naming both plays and the campaign', () => {
    const [finding] = about(holding(first), 'product.inTwoCampaigns', [other])
    expect(finding?.data).toMatchObject({ play: 'First', other: 'Fan group', campaign: 'Fan festival' })
  })

  it('stock that both allot is found, though neither has too much alone', () => {
    const both = about(holding(first), 'product.overAllottedTogether', [other])
    expect(both).toMatchObject([{ data: { allotted: 500, others: 500, stock: 700, campaign: 'Fan festival' } }])
    const little = setAt(other, '/plays/0/cap/units/HK', 200)
    expect(about(holding(first), 'product.overAllottedTogether', [little])).toEqual([])
  })
})

describe('stock', () => {
  it('is added up over all plays that sell a product', () => {
    const apart = second('2026-11-12T16:00:00.000Z', '2026-11-13T16:00:00.000Z')
    expect(about(holding(first, apart), 'product.overAllotted')).toMatchObject([
      { pointer: '/products/0/terms/HK/stock', data: { allotted: 1_000, stock: 700 } },
    ])
  })
})

const flash = (id: string, sessions: FlashSale['sessions'], markets: ('HK' | 'CN')[] = ['CN']): FlashSale => ({
  ...definitionFor('flashSale').create({ id, campaign: campaign(), productId: 'x' }),
  name: id,
  markets,
  sessions,
})
const sold = (id: string, window: Span, price: FlashSale['sessions'][number]['items'][number]['price']) => ({
  id,
  window,
  items: [{ productId: 'x', price, stock: { HK: 5, CN: 5 } }],
  limitPerPerson: 1,
})

it('a mainland encore price is compared with the main day of the same flash sale', () => {
  const base = campaign()
  const [main, encore] = (['main', 'encore'] as const).map(
    (kind) => base.phases.find((one) => one.kind === kind)!.window,
  )
  const prices = (now: number, later: number) => ({
    ...base,
    plays: [flash('evenings', [sold('a', main!, { CN: now }), sold('b', encore!, { CN: later })])],
  })
  expect(about(prices(150_000, 140_000), 'product.encoreBelowMain')).toMatchObject([
    { pointer: '/plays/0', data: { price: { amount: 140_000 }, otherPrice: { amount: 150_000 } } },
  ])
  expect(about(prices(150_000, 150_000), 'product.encoreBelowMain')).toEqual([])
  expect(about(prices(140_000, 150_000), 'product.encoreBelowMain')).toEqual([])
})

it('a flash sale meets another play only where it offers the product', () => {
  const [main] = campaign().phases.filter(({ kind }) => kind === 'main')
  const hongKong = flash('evening', [sold('a', main!.window, { HK: 150_000 })], ['HK', 'CN'])
  const group = { ...campaign().plays[0]!, id: 'group', productId: 'x' } as CampaignDocument['plays'][number]
  const found = about({ ...campaign(), plays: [hongKong, group] }, 'product.inTwoPlays')
  expect(found.map(({ data }) => data['market'])).toEqual([{ word: 'market.HK' }])
  const apart = flash(
    'apart',
    [sold('a', main!.window, { HK: 150_000 }), { ...sold('b', main!.window, { CN: 140_000 }), id: 'b' }],
    ['HK', 'CN'],
  )
  expect(about({ ...campaign(), plays: [apart] }, 'flashSale.sessionsOverlap')).toEqual([])
})

it('a play that money alone limits takes all the stock there is', () => {
  const moneyOnly = (id: string) => {
    const play = groupBuy({ id, name: id, window: day })
    return { ...play, cap: { ...play.cap, units: {}, budget: { HK: 1_000_000 } } }
  }
  const beside = groupBuy({ id: 'beside', name: 'Beside', window: day })
  expect(about(holding(moneyOnly('a')), 'product.overAllotted')).toEqual([])
  expect(about(holding(moneyOnly('a'), beside), 'product.overAllotted')).toHaveLength(1)
  const [phone, ...others] = hong.products
  const without = { ...phone!, terms: { HK: { ...phone!.terms.HK!, stock: {} } } }
  expect(about({ ...holding(moneyOnly('a')), products: [without, ...others] }, 'cap.noStock')).toHaveLength(1)
  const few = { ...phone!, terms: { HK: { ...phone!.terms.HK!, stock: { site: 1 } } } }
  expect(
    about({ ...holding(moneyOnly('a')), products: [few, ...others] }, 'groupBuy.groupLargerThanStock'),
  ).toHaveLength(1)
})

it('a product whose list price lies below its cost is named, with the price that was meant', () => {
  const priced = (listPrice: number) => {
    const [phone, ...others] = hong.products
    const terms = { HK: { ...phone!.terms.HK!, listPrice } }
    return { ...hong, plays: [], products: [{ ...phone!, terms }, ...others] }
  }
  const at = '/products/0/terms/HK/listPrice'
  expect(about(priced(19_990), 'product.listBelowCost')).toMatchObject([
    { pointer: at, fix: { pointer: at, value: 199_900 } },
  ])
  const [clearance] = about(priced(90_000), 'product.listBelowCost')
  expect(clearance).toMatchObject({ severity: 'warning', data: { loss: { amount: 30_000 } } })
  expect(clearance).not.toHaveProperty('fix')
  expect(about(priced(120_000), 'product.listBelowCost')).toEqual([])
})

it('a mainland encore price below the main day is found, with the rule and its source', () => {
  const base = campaign()
  const encore = base.phases.find(({ kind }) => kind === 'encore')!
  const again = { ...base.plays[0]!, id: 'again', name: 'Again', window: encore.window }
  const cheaper = setAt({ ...base, plays: [base.plays[0]!, again] }, '/plays/1/ladder/2/price/CN', 120_000)
  expect(about(cheaper, 'product.encoreBelowMain')).toMatchObject([
    { data: { market: { word: 'market.CN' }, rule: { word: 'rule.cnPriceClarity' }, source: expect.any(String) } },
  ])
})
