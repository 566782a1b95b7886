import { describe, expect, it } from 'vitest'
import { test } from '@fast-check/vitest'
import { bargain as definition } from '#domain/plays/bargain/bargain.ts'
import { cleanShape, curveSteps } from '#domain/plays/bargain/curve.ts'
import { bargainExposure } from '#domain/plays/bargain/exposure.ts'
import { discountOf, instanceSeed, planProblem, progressOf } from '#domain/plays/bargain/plan.ts'
import { bargainSchema } from '#domain/plays/bargain/schema.ts'
import { bargains } from '../../support/arbitraries.ts'
import { bargain, campaign, holding } from '../../support/builders.ts'

const shop = campaign(['HK'])

describe('a bargain', () => {
  it('is offered where it has a floor, and sells its own product for no less', () => {
    const play = bargain({ floorPrice: 100_000 })
    expect([definition.isOffered(play, 'HK'), definition.isOffered(play, 'TW')]).toEqual([true, false])
    expect([
      definition.lowestPrice(play, 'x', 'HK', shop),
      definition.lowestPrice(play, 'y', 'HK', shop),
      definition.lowestPrice(play, 'x', 'TW', shop),
    ]).toEqual([100_000, null, null])
    expect(definition.lowestPrice(bargain({ floorPrice: 0 }), 'x', 'HK', shop)).toBe(0)
  })

  it('runs for its window of hours', () => {
    expect(definition.instanceHours(bargain({ windowHours: 36 }))).toBe(36)
  })

  it('gives as many consolations as it says, in the markets it says', () => {
    const play = bargain({ consolation: { amount: { HK: 500 }, units: { HK: 40 } } })
    expect([definition.consolations!(play, 'HK'), definition.consolations!(play, 'TW')]).toEqual([40, 0])
    expect(definition.consolations!(bargain(), 'HK')).toBe(0)
  })

  it('has no worst case while consolations have no end', () => {
    const play = bargain({ consolation: { amount: { HK: 500 }, units: {} } })
    expect(bargainExposure(play, holding(play)).unbounded).toEqual(['HK'])
  })

  it('is replayed by its instance’s name', () => {
    expect(instanceSeed('b-17')).toBe('bargain:b-17')
  })

  it('takes off the start price less the floor, and nothing can be said without either', () => {
    const play = bargain({ floorPrice: 100_000 })
    expect(discountOf(play, 'HK')).toBe(99_900)
    expect(discountOf({ ...play, floorPrice: {} }, 'HK')).toBeNull()
    expect(discountOf({ ...play, listPrice: {} }, 'HK')).toBeNull()
  })

  it('is planned for whole helpers', () => {
    expect(planProblem(bargain({ helpers: 2.5, shape: [] }), 'HK')).toBe('helpers')
    expect(planProblem(bargain({ jitter: -1 }), 'HK')).toBe('jitter')
    expect(() => curveSteps({ helpers: 2.5, firstCut: null, shape: [] })).toThrow('helpers 2.5')
    expect(() => curveSteps({ helpers: 0, firstCut: null, shape: [] })).toThrow('helpers 0')
  })

  it('has come all the way where there was no way to go', () => {
    expect(progressOf(0, 0)).toBe(1_000_000)
  })

  it('is cleaned of points before its first cut, on top of each other and at the end, and never falls', () => {
    const shape = [
      { x: 6_000, y: 2_000 },
      { x: 500, y: 5_000 },
      { x: 3_000, y: 5_000 },
      { x: 3_000, y: 9_000 },
      { x: 8_000, y: 7_000 },
      { x: 10_000, y: 9_000 },
    ]
    // The first of twenty cuts stands at 500.
    expect(cleanShape({ helpers: 20, firstCut: 3_300, shape })).toEqual([
      { x: 3_000, y: 5_000 },
      { x: 6_000, y: 5_000 },
      { x: 8_000, y: 7_000 },
    ])
    expect(cleanShape({ helpers: 20, firstCut: 3_300, shape: [{ x: 501, y: 100 }] })).toEqual([{ x: 501, y: 3_300 }])
    expect(cleanShape({ helpers: 20, firstCut: null, shape: [{ x: 0, y: 100 }] })).toEqual([])
  })

  test.prop([bargains()])('is read as it was written', (play) => {
    const written = JSON.parse(JSON.stringify(play))
    expect(bargainSchema.parse(written)).toEqual(written)
    for (const stockHeldAt of ['open', 'complete', 'pay'])
      expect(bargainSchema.parse({ ...written, stockHeldAt })).toEqual({ ...written, stockHeldAt })
    for (const broken of [{ jitter: -1 }, { minNewHelpers: -1 }, { windowHours: 721 }, { stockHeldAt: 'never' }])
      expect(bargainSchema.safeParse({ ...written, ...broken }).success).toBe(false)
    expect(bargainSchema.safeParse({ ...written, surprise: 1 }).success).toBe(false)
  })
})
