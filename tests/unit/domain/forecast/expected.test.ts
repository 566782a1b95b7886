import { describe, expect, it } from 'vitest'
import { defaultAssumptions } from '#domain/forecast/assumptions.ts'
import { expectedOfPlays } from '#domain/forecast/expected.ts'
import { forecastAtOnce } from '#domain/forecast/simulate.ts'
import { setAt } from '#domain/campaign/pointer.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { campaignExposure } from '#domain/campaign/exposure.ts'
import { percent, rule } from '../coupons/builders.ts'
import { bargain, campaign, holding } from '../support/builders.ts'

const expectedCosts = (...given: Parameters<typeof expectedOfPlays>) => expectedOfPlays(...given).costs

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
    const of = (one: CampaignDocument) => forecastAtOnce(one, { seed: 'beside', runs: 400 }).perMarket.HK!.meanCost
    const beside = (one: CampaignDocument) => {
      const { perCoupon, partners } = campaignExposure(one)
      return [...perCoupon, ...(partners ? [partners] : [])].reduce((sum, { expected }) => sum + (expected.HK ?? 0), 0)
    }
    expect(beside(more)).toBeGreaterThan(0)
    expect(of(more) - of(plain)).toBeGreaterThan(beside(more) * 0.94)
    expect(of(more) - of(plain)).toBeLessThan(beside(more) * 1.06)
  })

  it('is told of coupons and partners apart from the plays, in a forecast', () => {
    const coupons = [rule(percent(1_000, 5_000))]
    const of = (one: CampaignDocument) => forecastAtOnce(one, { seed: 'apart', runs: 60 }).perMarket.HK!
    expect(of({ ...document, partners: null, coupons: [] }).beside).toEqual({ p10: 0, p50: 0, p90: 0 })
    const alone = of({ ...document, plays: [], coupons })
    expect(alone.beside.p10).toBeGreaterThan(0)
    expect(alone.beside).toEqual(alone.cost)
    const whole = of({ ...document, coupons })
    expect(whole.beside.p50).toBeGreaterThan(0)
    expect(whole.beside.p50).toBeLessThan(whole.cost.p50)
  })

  it('is not nothing where nothing limits a play: the dearest draft must not look the cheapest', () => {
    const bounded = holding(bargain({ floorPrice: 0 }))
    const unlimited = setAt(bounded, '/plays/0/cap/units', {})
    const { perPlay, unbounded } = campaignExposure(unlimited)
    expect(unbounded).toHaveLength(1)
    expect(perPlay[0]!.expected.HK).toBeGreaterThanOrEqual(campaignExposure(bounded).perPlay[0]!.expected.HK!)
    const { cost } = forecastAtOnce(unlimited, { seed: 'no limit', runs: 60 }).perMarket.HK!
    expect(cost.p50).toBeGreaterThan(0)
  })

  it('uses up a budget that coupons alone exceed', () => {
    const coupons = { ...document, plays: [], partners: null, coupons: [rule(percent(1_000, 5_000))] }
    const { exhausted } = forecastAtOnce(setAt(coupons, '/markets/HK/budget', 1_000), {
      seed: 'coupons alone',
      runs: 60,
    }).perMarket.HK!
    expect(exhausted.share).toBe(10_000)
  })

  it('spends on coupons as visitors come: half a budget is gone no earlier than half of them were there', () => {
    const coupons = { ...document, plays: [], partners: null, coupons: [rule(percent(1_000, 5_000))] }
    const cost = campaignExposure(coupons).perMarket.HK!.expected
    const { exhausted } = forecastAtOnce(setAt(coupons, '/markets/HK/budget', Math.floor(cost / 2)), {
      seed: 'by and by',
      runs: 200,
    }).perMarket.HK!
    const begins = document.phases.find(({ markets }) => markets.includes('HK'))!.window.from
    expect(exhausted.at!.p10 > begins).toBe(true)
    expect(exhausted.at!.p50 > exhausted.at!.p10 && exhausted.at!.p50 < exhausted.at!.p90).toBe(true)
  })
})
