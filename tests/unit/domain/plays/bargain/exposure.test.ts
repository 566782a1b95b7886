import { describe, expect, it } from 'vitest'
import { bargainExposure } from '#domain/plays/bargain/exposure.ts'
import { bargain, holding } from '../../support/builders.ts'

const exposureOf = (play: ReturnType<typeof bargain>) => bargainExposure(play, holding(play))

describe('what a bargain can cost', () => {
  it('is every unit of its limit at the floor', () => {
    expect(exposureOf(bargain({ listPrice: 199_900, floorPrice: 0, units: 500 })).worst).toEqual({ HK: 99_950_000 })
  })

  it('and every consolation beside', () => {
    const consolation = { amount: { HK: 1_000 }, units: { HK: 2_000 } }
    expect(exposureOf(bargain({ floorPrice: 199_800, units: 10, consolation })).worst).toEqual({ HK: 2_001_000 })
  })

  it('cannot be said without a limit', () => {
    const play = bargain()
    expect(exposureOf({ ...play, cap: { ...play.cap, units: {} } }).unbounded).toEqual(['HK'])
  })
})
