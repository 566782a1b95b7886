import { describe, expect, it } from 'vitest'
import { setAt } from '#domain/campaign/pointer.ts'
import { assumptionNames, calibrate, defaultAssumptions, ratesOf } from '#domain/forecast/assumptions.ts'
import { bargainBand } from '#domain/forecast/bargainBand.ts'
import { forecastAtOnce, forecastCampaign } from '#domain/forecast/simulate.ts'
import { bargain, campaign, holding } from '../support/builders.ts'

const document = campaign()
const options = { seed: 'forecast', runs: 60 }
const rates = ratesOf(defaultAssumptions)

describe('a forecast', () => {
  const forecast = forecastAtOnce(document, options)

  it('is the same for the same seed, and another for another', () => {
    expect(forecastAtOnce(document, options)).toEqual(forecast)
    expect(forecastAtOnce(document, { ...options, seed: 'other' })).not.toEqual(forecast)
  })

  it('orders its percentiles and stays within the worst case', () => {
    for (const market of ['HK', 'TW', 'CN'] as const) {
      const { cost, registrations } = forecast.perMarket[market]!
      expect(cost.p10).toBeLessThanOrEqual(cost.p50)
      expect(cost.p50).toBeLessThanOrEqual(cost.p90)
      expect(registrations.p90).toBeGreaterThan(registrations.p10)
    }
  })

  it('says when a budget runs out, within the days of the plays', () => {
    const tight = forecastAtOnce(setAt(document, '/markets/HK/budget', 5_000_000), options).perMarket.HK!
    expect(tight.exhausted.share).toBeGreaterThan(9_000)
    expect(tight.exhausted.at!.p50 >= '2026-11-10T16:00:00.000Z').toBe(true)
    expect(tight.exhausted.at!.p50 < '2026-11-11T16:00:00.000Z').toBe(true)
    expect(forecast.perMarket.HK!.exhausted).toEqual({ share: 0, at: null })
  })

  it('brings more registrations where friends are more willing', () => {
    const willing = calibrate(defaultAssumptions, { helpRate: 9_500, shareRate: 9_500 }, 'Double 11')
    const reluctant = calibrate(defaultAssumptions, { helpRate: 2_000, shareRate: 3_000 }, 'Double 11')
    const of = (assumptions: typeof willing) =>
      forecastAtOnce(document, { ...options, assumptions }).total.registrations.p50
    expect(of(willing)).toBeGreaterThan(2 * of(reluctant))
  })

  it('does not reach more people than there are', () => {
    const few = calibrate(defaultAssumptions, { reachablePool: 50 }, 'a small town')
    const { registrations } = forecastAtOnce(document, { ...options, assumptions: few }).perMarket.HK!
    expect(registrations.p90).toBeLessThan(forecast.perMarket.HK!.registrations.p50)
  })

  it('reports progress and can be left in the middle', () => {
    const run = forecastCampaign(document, options)
    const first = run.next()
    expect(first).toEqual({ done: false, value: { done: 1, of: 9 + 60 } })
    expect(run.return(forecast)).toEqual({ done: true, value: forecast })
  })

  it('of nothing is nothing', () => {
    const empty = forecastAtOnce({ ...document, plays: [] }, options)
    expect(empty.total).toMatchObject({ registrations: { p50: 0 }, costPerRegistration: null })
  })
})

describe('assumptions', () => {
  it('say which were measured, and where', () => {
    const calibrated = calibrate(defaultAssumptions, { openRate: 4_630 }, 'Double 11 2025')
    expect(calibrated.openRate).toEqual({ value: 4_630, source: { kind: 'measured', at: 'Double 11 2025' } })
    const others = assumptionNames.filter((name) => name !== 'openRate')
    for (const name of others) expect(calibrated[name]).toEqual(defaultAssumptions[name])
  })
})

describe('the band beside a bargain curve', () => {
  const play = bargain({ helpers: 20, firstCut: 3_300, shape: 'frontLoaded', jitter: 1_000 })
  const band = bargainBand(play, holding(play), 'HK', rates, 'band')!

  it('runs from list price to floor, and never rises', () => {
    expect(band.remaining[0]).toEqual({ helpers: 0, p10: 199_900, p50: 199_900, p90: 199_900 })
    expect(band.remaining.at(-1)).toEqual({ helpers: 20, p10: 0, p50: 0, p90: 0 })
    band.remaining.slice(1).forEach((point, k) => {
      expect(point.p90).toBeLessThanOrEqual(band.remaining[k]!.p90)
      expect(point.p10).toBeLessThanOrEqual(point.p90)
    })
  })

  it('shows helpers used between the fastest finish and all of them', () => {
    const counts = band.helpersUsed.map(({ helpers }) => helpers)
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(10)
    expect(Math.max(...counts)).toBeLessThanOrEqual(20)
    const shares = band.helpersUsed.reduce((total, { share }) => total + share, 0)
    expect(Math.abs(shares - 10_000)).toBeLessThan(20)
  })

  it('is nothing while the draft has no plan', () => {
    expect(bargainBand(bargain({ helpers: 0 }), holding(play), 'HK', rates, 'band')).toBeNull()
  })
})
