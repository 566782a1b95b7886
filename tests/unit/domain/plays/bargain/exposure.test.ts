import { describe, expect, it } from 'vitest'
import { bargainExposure } from '#domain/plays/bargain/exposure.ts'
import { defaultAssumptions, ratesOf } from '#domain/forecast/assumptions.ts'
import { simulateBargain } from '#domain/plays/bargain/simulate.ts'
import { bargain, holding } from '../../support/builders.ts'

const exposureOf = (play: ReturnType<typeof bargain>) => bargainExposure(play, holding(play))

describe('what a bargain can cost', () => {
  it('is every unit of its limit at the floor', () => {
    expect(exposureOf(bargain({ listPrice: 199_900, floorPrice: 0, units: 500 })).worst).toEqual({ HK: 99_950_000 })
  })

  it('is measured from what the product is sold for, whatever price the bargain begins at', () => {
    // A phone at HK$1,999: from HK$605 down to 604.80 is still HK$1,394.20 below what others pay.
    const low = bargain({ listPrice: 60_500, floorPrice: 60_480, units: 500 })
    expect(exposureOf(low).worst).toEqual({ HK: 500 * (199_900 - 60_480) })
    const rates = { ...ratesOf(defaultAssumptions), fraudShare: 0, payRate: 10_000, giveUpRate: 0, shareRate: 10_000 }
    const outcomes = Array.from({ length: 50 }, (_, k) => simulateBargain(low, holding(low), 'HK', rates, `s${k}`))
    const bought = outcomes.filter(({ units }) => units > 0)
    expect(bought.length).toBeGreaterThan(5)
    expect(Math.min(...bought.map(({ subsidy }) => subsidy))).toBeGreaterThanOrEqual(199_900 - 60_500)
  })

  it('and every consolation beside', () => {
    const consolation = { amount: { HK: 1_000 }, units: { HK: 2_000 } }
    expect(exposureOf(bargain({ floorPrice: 199_800, units: 10, consolation })).worst).toEqual({ HK: 2_001_000 })
  })

  it('cannot be said without a limit', () => {
    const play = bargain()
    expect(exposureOf({ ...play, cap: { ...play.cap, units: {} } }).unbounded).toEqual(['HK'])
  })

  it('is no more than its budget, and a budget alone is limit enough', () => {
    const play = bargain({ listPrice: 199_900, floorPrice: 0, units: 500 })
    const within = (budget: number, units?: number) =>
      exposureOf({
        ...play,
        cap: { ...play.cap, units: units === undefined ? {} : { HK: units }, budget: { HK: budget } },
      })
    expect(within(5_000, 500)).toMatchObject({ worst: { HK: 5_000 }, unbounded: [] })
    expect(within(199_901, 1)).toMatchObject({ worst: { HK: 199_900 }, unbounded: [] })
    expect(within(5_000)).toMatchObject({ worst: { HK: 5_000 }, unbounded: [] })
  })

  it('counts what is limited where something else has no end, and says so', () => {
    const consolation = { amount: { HK: 1_000 }, units: {} }
    expect(exposureOf(bargain({ floorPrice: 199_800, units: 10, consolation }))).toMatchObject({
      worst: { HK: 1_000 },
      unbounded: ['HK'],
    })
    const both = bargain({ floorPrice: 199_800, consolation: { amount: { HK: 1_000 }, units: { HK: 3 } } })
    expect(exposureOf({ ...both, cap: { ...both.cap, units: {} } })).toMatchObject({
      worst: { HK: 3_000 },
      unbounded: ['HK'],
    })
  })
})
