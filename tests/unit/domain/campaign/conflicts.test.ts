import { describe, expect, it } from 'vitest'
import { checkCampaign } from '#domain/campaign/checks.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { setAt } from '#domain/campaign/pointer.ts'
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

it('a mainland encore price below the main day is found, with the rule and its source', () => {
  const base = campaign()
  const encore = base.phases.find(({ kind }) => kind === 'encore')!
  const again = { ...base.plays[0]!, id: 'again', name: 'Again', window: encore.window }
  const cheaper = setAt({ ...base, plays: [base.plays[0]!, again] }, '/plays/1/ladder/2/price/CN', 120_000)
  expect(about(cheaper, 'product.encoreBelowMain')).toMatchObject([
    { data: { market: { word: 'market.CN' }, rule: { word: 'rule.cnPriceClarity' }, source: expect.any(String) } },
  ])
})
