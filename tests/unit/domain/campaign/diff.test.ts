import { describe, expect, it } from 'vitest'
import { test } from '@fast-check/vitest'
import { diffCampaigns } from '#domain/campaign/diff.ts'
import type { CouponCase } from '#domain/coupons/cases.ts'
import { campaignExposure } from '#domain/campaign/exposure.ts'
import { getAt, setAt } from '#domain/campaign/pointer.ts'
import { drafts } from '../support/arbitraries.ts'
import { campaign, product } from '../support/builders.ts'

const base = campaign()

describe('what changes between two states', () => {
  test.prop([drafts()])('is nothing where they say the same', (document) => {
    expect(diffCampaigns(document, structuredClone(document))).toEqual([])
  })

  it('is nothing where plays were only reordered', () => {
    expect(diffCampaigns(base, { ...base, plays: base.plays.toReversed() })).toEqual([])
  })

  it('names the field, both values and what it does to the worst case', () => {
    const before = setAt(base, '/plays/2/floorPrice/HK', 120_100)
    const changes = diffCampaigns(before, base)
    expect(changes).toMatchObject([
      {
        subject: { type: 'play', id: 'bargain', kind: 'bargain' },
        change: 'changed',
        key: 'bargain.floorPrice',
        pointer: '/plays/2/floorPrice/HK',
        market: 'HK',
        before: { amount: 120_100, currency: 'HKD' },
        after: { amount: 120_000, currency: 'HKD' },
        worstDelta: { HK: 50_000 },
      },
    ])
  })

  it('says what a price costs in groups by their size', () => {
    const changes = diffCampaigns(base, setAt(base, '/plays/0/ladder/2/price/HK', 130_000))
    expect(changes).toMatchObject([{ key: 'groupBuy.price', data: { size: 10 }, market: 'HK' }])
  })

  it('puts the cost of a new list price on the product, where no play changed', () => {
    const alone = { ...base, partners: null }
    const [change] = diffCampaigns(alone, setAt(alone, '/products/0/terms/HK/listPrice', 209_900))
    expect(change).toMatchObject({ subject: { type: 'product', id: 'x' }, worstDelta: { HK: 5_000_000 } })
  })

  it('says of a kept case what it must come to, and what each of its returns must pay back', () => {
    const kept: CouponCase = {
      id: 'case',
      name: 'Two',
      cart: { currency: 'HKD', lines: [{ id: 'a', product: 'x', unitPrice: 100, quantity: 2 }] },
      context: {},
      mode: 'best',
      expected: { payable: 200, applied: [], notApplied: [] },
    }
    const one = [{ line: 'a', quantity: 1 }]
    const returned = { policy: 'keep' as const, shippingBack: true, parcels: [one, one], paidBack: [100, 100] }
    const holding = (given: CouponCase) => ({ ...base, couponCases: [given] })
    // What is back in the end is the same; what came with which parcel is not.
    const moved = { ...kept, returned: { ...returned, paidBack: [90, 110] } }
    expect(diffCampaigns(holding({ ...kept, returned }), holding(moved))).toMatchObject([
      { key: 'campaign.couponCaseReturn', data: { number: 1 }, before: { amount: 100 }, after: { amount: 90 } },
      { key: 'campaign.couponCaseReturn', data: { number: 2 }, before: { amount: 100 }, after: { amount: 110 } },
    ])
    expect(diffCampaigns(holding(kept), holding({ ...kept, returned }))).toMatchObject([
      { key: 'campaign.couponCasePolicy', before: null, after: { word: 'refundPolicy.keep' } },
      {
        change: 'changed',
        key: 'campaign.couponCaseReturn',
        pointer: '/couponCases/case/returned/paidBack/0',
        before: null,
        after: { amount: 100, currency: 'HKD' },
        data: { case: 'Two', number: 1 },
      },
      { key: 'campaign.couponCaseReturn', data: { number: 2 } },
    ])
  })

  it('lists every fact of a play that came, and of one that went', () => {
    const without = { ...base, plays: base.plays.slice(0, 2) }
    const came = diffCampaigns(without, base)
    expect(new Set(came.map(({ change, subject }) => `${change} ${subject.id}`))).toEqual(new Set(['added bargain']))
    expect(came[0]?.worstDelta).toEqual(campaignExposure(base).perPlay[2]?.worst)
    const went = diffCampaigns(base, without)
    expect(went.map(({ key, before }) => [key, before])).toEqual(came.map(({ key, after }) => [key, after]))
  })

  it('says everything is new where nothing was published', () => {
    expect(new Set(diffCampaigns(null, base).map(({ change }) => change))).toEqual(new Set(['added']))
  })

  test.prop([drafts(), drafts()])('its costs add up to the change of the whole', (before, after) => {
    const changes = diffCampaigns(before, after)
    const [was, is] = [campaignExposure(before), campaignExposure(after)]
    for (const market of ['HK', 'TW', 'CN'] as const) {
      const total = ({ perPlay, partners }: typeof is) =>
        [...perPlay, ...(partners ? [partners] : [])].reduce((sum, part) => sum + BigInt(part.worst[market] ?? 0), 0n)
      const unique = [before, after].every(({ plays }) => new Set(plays.map(({ id }) => id)).size === plays.length)
      if (!unique) return
      const said = changes.reduce((sum, { worstDelta }) => sum + BigInt(worstDelta?.[market] ?? 0), 0n)
      expect(said).toBe(total(is) - total(was))
    }
  })

  test.prop([drafts(), drafts()])('points at what it speaks of', (before, after) => {
    for (const { change, pointer, before: old, after: value } of diffCampaigns(before, after)) {
      if (value !== null) expect(getAt(after, pointer)).not.toBeUndefined()
      if (change === 'removed' && old !== null) expect(getAt(before, pointer)).not.toBeUndefined()
    }
  })

  it('knows a product by its id', () => {
    const renamed = {
      ...base,
      products: base.products.map((one) => (one.id === 'y' ? product('y', { name: 'Y2' }) : one)),
    }
    expect(diffCampaigns(base, renamed)).toMatchObject([{ key: 'product.name', before: 'Phone Y', after: 'Y2' }])
  })

  it('calls what a play is about by its name', () => {
    const [play, ...others] = base.plays
    const sold = { ...base, plays: [{ ...play!, productId: 'y' } as typeof play & object, ...others] }
    expect(diffCampaigns(base, sold).filter(({ key }) => key === 'play.product')).toMatchObject([
      { before: 'Phone X', after: 'Phone Y' },
    ])
  })
})
