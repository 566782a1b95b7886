import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import type { BelowCostMeant } from '#domain/plays/shared/blocks.ts'
import { checkLostZero, meantPrice } from '#domain/plays/shared/prices.ts'

describe('a price that lost a zero', () => {
  test.prop([fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 90 })])(
    'is found, with the price that was meant',
    (typed, margin) => {
      const meant = typed * 10
      const cost = Math.floor((meant * (100 - margin)) / 100)
      fc.pre(typed < cost)
      expect(meantPrice(typed, cost, meant)).toBe(meant)
    },
  )

  it('is not seen in a price that is only low', () => {
    expect(meantPrice(100_000, 120_000, 199_899)).toBeNull()
    expect(meantPrice(9_900, 120_000, 199_899)).toBeNull()
  })

  it('is not seen where nothing is asked, or the price is not below cost', () => {
    expect(meantPrice(0, 120_000, 199_899)).toBeNull()
    expect(meantPrice(120_000, 120_000, 1_999_000)).toBeNull()
  })

  it('may be two, where the cents were left out', () => {
    expect(meantPrice(1_399, 120_000, 199_899)).toBe(139_900)
  })

  const play = { id: 'night', name: 'Night sale', belowCostMeant: {} }
  const terms = { listPrice: 199_900, unitCost: 120_000, stock: {} }
  const priced = { market: 'HK' as const, price: 19_990, terms, at: '/plays/3/sessions/0/items/1/price/HK' }
  const insistOn = (said: BelowCostMeant) => checkLostZero({ ...play, belowCostMeant: said }, priced)[0]?.insist

  it('stops review, with the price that was meant, unless people say that this one is', () => {
    expect(checkLostZero(play, priced)).toMatchObject([
      { code: 'price.lostZero', severity: 'error', fix: { pointer: priced.at, value: 199_900 } },
    ])
    expect(insistOn({})).toEqual({ pointer: '/plays/3/belowCostMeant/HK', value: [19_990] })
    expect(insistOn({ HK: [19_990] })).toBeUndefined()
  })

  it('is still found where another is meant: in another market, or of another amount', () => {
    expect(insistOn({ TW: [19_990] })).toEqual({ pointer: '/plays/3/belowCostMeant/HK', value: [19_990] })
    expect(insistOn({ HK: [1_999, 88_800] })?.value).toEqual([1_999, 19_990, 88_800])
  })
})
