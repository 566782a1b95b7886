import { describe, expect, it } from 'vitest'
import { defaultAssumptions } from '#domain/forecast/assumptions.ts'
import { expectedCosts } from '#domain/forecast/expected.ts'
import { forecastAtOnce } from '#domain/forecast/simulate.ts'
import { setAt } from '#domain/campaign/pointer.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { campaignExposure } from '#domain/campaign/exposure.ts'
import { percent, rule } from '../coupons/builders.ts'
import { campaign } from '../support/builders.ts'

describe('what a play will probably cost', () => {
  const document = campaign()

  it('is the mean of the runs of a forecast, near enough to stand beside its range', () => {
    const forecast = forecastAtOnce(document, { seed: 'expected', runs: 600 })
    const { perMarket } = campaignExposure(document)
    for (const [market, { cost, meanCost }] of Object.entries(forecast.perMarket)) {
      const { expected } = perMarket[market as 'HK']!
      // Either side plays a sample of some hundred instances, of which few end in the dearest way.
      expect(Math.abs(expected - meanCost) / meanCost).toBeLessThan(0.2)
      expect(expected).toBeGreaterThan(cost.p10)
      expect(expected).toBeLessThan(cost.p90)
    }
  })

  it('is less for each of two plays that ask the same people than for either alone', () => {
    const pool = { value: 3_000, source: { kind: 'default' as const } }
    const assumptions = { ...defaultAssumptions, reachablePool: pool }
    const [first, second] = document.plays
    const together = expectedCosts({ ...document, plays: [first!, second!] }, assumptions)
    for (const play of [first!, second!]) {
      const alone = expectedCosts({ ...document, plays: [play] }, assumptions)
      expect(together.get(play.id)!.HK!).toBeLessThan(alone.get(play.id)!.HK!)
    }
  })

  it('is asked anew where a product costs something else, though the play is the same', () => {
    const dearer = setAt(document, '/products/0/terms/HK/listPrice', 299_900)
    expect(expectedCosts(dearer, defaultAssumptions)).not.toEqual(expectedCosts(document, defaultAssumptions))
    expect(expectedCosts(structuredClone(dearer), defaultAssumptions)).toEqual(
      expectedCosts(dearer, defaultAssumptions),
    )
  })

  it('stands beside what coupons and partners cost, which a forecast counts too', () => {
    const plain = { ...document, partners: null, coupons: [] }
    const more = { ...plain, partners: document.partners, coupons: [rule(percent(1_000, 5_000))] }
    const of = (one: CampaignDocument) => forecastAtOnce(one, { seed: 'beside', runs: 60 }).perMarket.HK!.meanCost
    const beside = (one: CampaignDocument) => {
      const { perCoupon, partners } = campaignExposure(one)
      return [...perCoupon, ...(partners ? [partners] : [])].reduce((sum, { expected }) => sum + (expected.HK ?? 0), 0)
    }
    expect(beside(more)).toBeGreaterThan(0)
    expect(of(more) - of(plain)).toBeGreaterThan(beside(more) * 0.8)
    expect(of(more) - of(plain)).toBeLessThan(beside(more) * 1.3)
  })
})
