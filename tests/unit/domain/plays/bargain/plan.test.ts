import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { sum } from '#domain/money.ts'
import { curveFrom, controlPoints } from '#domain/plays/bargain/curve.ts'
import {
  basePlan,
  cutsTaken,
  fastestFinish,
  planCuts,
  planProblem,
  progressOf,
  type Helper,
} from '#domain/plays/bargain/plan.ts'
import { bargains, helperLists, seeds } from '../../support/arbitraries.ts'
import { bargain } from '../../support/builders.ts'

const discount = (play: ReturnType<typeof bargain>) => play.listPrice.HK! - play.floorPrice.HK!
const everybody = (count: number, isNew: boolean): Helper[] => Array.from({ length: count }, () => ({ isNew }))

describe('a bargain plan', () => {
  test.prop([bargains(), seeds()])('the cuts add up to the discount, to the cent', (play, seed) => {
    expect(sum(planCuts(play, 'HK', seed))).toBe(discount(play))
  })

  test.prop([bargains(), seeds()])('has one cut per helper, none below the smallest cut', (play, seed) => {
    const plan = planCuts(play, 'HK', seed)
    expect(plan).toHaveLength(play.helpers)
    expect(Math.min(...plan)).toBeGreaterThanOrEqual(play.minCut.HK!)
  })

  test.prop([bargains(), seeds()])('is the same for the same seed', (play, seed) => {
    expect(planCuts(play, 'HK', seed)).toEqual(planCuts(structuredClone(play), 'HK', seed))
  })

  test.prop([bargains(), seeds()])('without jitter is the curve, whatever the seed', (play, seed) => {
    const still = { ...play, jitter: 0 }
    const plan = planCuts(still, 'HK', seed)
    expect(plan).toEqual(basePlan(play, 'HK'))
    const curve = curveFrom(controlPoints(play))
    const shared = discount(play) - play.helpers * play.minCut.HK!
    plan.forEach((cut, k) => {
      const drawn = (curve((k + 1) / play.helpers) - curve(k / play.helpers)) * shared + play.minCut.HK!
      expect(Math.abs(cut - drawn)).toBeLessThan(1.01)
    })
  })

  test.prop([bargains(), seeds(), fc.integer({ min: 2, max: 500 })])(
    'scales with the price, within one unit of the smaller plan',
    (play, seed, factor) => {
      const scaled = {
        ...play,
        listPrice: { HK: play.listPrice.HK! * factor },
        floorPrice: { HK: play.floorPrice.HK! * factor },
        minCut: { HK: play.minCut.HK! * factor },
      }
      const plan = planCuts(play, 'HK', seed)
      planCuts(scaled, 'HK', seed).forEach((cut, k) => {
        expect(Math.abs(cut - plan[k]! * factor)).toBeLessThan(factor + 1)
      })
    },
  )

  it('gives what is left over to the largest remainders', () => {
    const play = bargain({ listPrice: 100, floorPrice: 0, helpers: 3, shape: 'even', jitter: 0 })
    expect(planCuts(play, 'HK', '1')).toEqual([34, 33, 33])
  })

  it('takes a third with the first cut where a third was asked for', () => {
    const play = bargain({ listPrice: 199_900, helpers: 20, firstCut: 3_300, shape: 'frontLoaded', jitter: 0 })
    const [first = 0] = planCuts(play, 'HK', '')
    expect(first).toBe(Math.round((199_900 - 20) * 0.33) + 1)
  })

  it.each([
    ['a price is missing', bargain({}), 'TW', 'priceMissing'],
    ['nobody helps', bargain({ helpers: 0 }), 'HK', 'helpers'],
    ['the floor is above the list price', bargain({ listPrice: 5, floorPrice: 6 }), 'HK', 'discount'],
    ['smallest cuts exceed the discount', bargain({ listPrice: 100, helpers: 20, minCut: 6 }), 'HK', 'discount'],
    ['the smallest cut is nothing', bargain({ minCut: 0 }), 'HK', 'minCut'],
    ['jitter is above 30%', bargain({ jitter: 3_001 }), 'HK', 'jitter'],
    [
      'the curve falls',
      bargain({
        shape: [
          { x: 2_000, y: 5_000 },
          { x: 4_000, y: 4_000 },
        ],
      }),
      'HK',
      'shape',
    ],
  ] as const)('is refused when %s', (_reason, play, market, problem) => {
    expect(planProblem(play, market)).toBe(problem)
    expect(() => planCuts(play, market, '')).toThrow(RangeError)
  })
})

describe('helpers against a plan', () => {
  test.prop([bargains(), seeds(), helperLists()])(
    'the price only falls, and lands on the floor exactly when it is complete',
    (play, seed, helpers) => {
      const taken = cutsTaken(play, 'HK', planCuts(play, 'HK', seed), helpers)
      const prices = [play.listPrice.HK!, ...taken.cuts.map(({ priceAfter }) => priceAfter)]
      prices.slice(1).forEach((price, k) => expect(price).toBeLessThan(prices[k]!))
      expect(Math.min(...prices)).toBeGreaterThanOrEqual(play.floorPrice.HK!)
      expect(taken.complete).toBe(taken.price === play.floorPrice.HK)
      expect(prices.at(-1)).toBe(taken.price)
    },
  )

  test.prop([bargains(), seeds(), helperLists()])('never takes more helpers than planned', (play, seed, helpers) => {
    const taken = cutsTaken(play, 'HK', planCuts(play, 'HK', seed), helpers)
    expect(taken.cuts.length).toBeLessThanOrEqual(play.helpers)
    expect(taken.cuts.length + taken.refused.length).toBe(helpers.length + (play.selfFirstCut ? 1 : 0))
  })

  test.prop([bargains(), seeds()])('finishes with new helpers alone as fast as is said, no faster', (play, seed) => {
    const plan = planCuts(play, 'HK', seed)
    const fewest = fastestFinish(play)
    expect(cutsTaken(play, 'HK', plan, everybody(fewest, true)).complete).toBe(true)
    expect(cutsTaken(play, 'HK', plan, everybody(Math.max(0, fewest - 1), true)).complete).toBe(fewest === 0)
    const own = play.selfFirstCut ? 1 : 0
    expect(fewest + own).toBeGreaterThanOrEqual(Math.ceil(play.helpers / play.newUserWeight))
  })

  test.prop([bargains(), seeds(), helperLists()])(
    'weights move money earlier and never add any',
    (play, seed, helpers) => {
      const plan = planCuts(play, 'HK', seed)
      const weighed = cutsTaken(play, 'HK', plan, helpers)
      const plain = cutsTaken({ ...play, newUserWeight: 1 }, 'HK', plan, helpers)
      const priceAfter = (taken: typeof plain, count: number) =>
        taken.cuts.findLast(({ helper }) => helper === null || helper < count)?.priceAfter ?? play.listPrice.HK!
      helpers.forEach((_, k) => expect(priceAfter(weighed, k + 1)).toBeLessThanOrEqual(priceAfter(plain, k + 1)))
      expect(sum(weighed.cuts.map(({ amount }) => amount))).toBeLessThanOrEqual(discount(play))
    },
  )

  test.prop([bargains(), seeds(), helperLists()])(
    'is not complete without the new helpers it asks for',
    (play, seed, helpers) => {
      const taken = cutsTaken(play, 'HK', planCuts(play, 'HK', seed), helpers)
      const came = taken.cuts.filter(({ helper }) => helper !== null && helpers[helper]!.isNew).length
      const asked = Math.min(play.minNewHelpers, play.helpers - (play.selfFirstCut ? 1 : 0))
      fc.pre(taken.complete)
      expect(came).toBeGreaterThanOrEqual(asked)
    },
  )

  it('keeps the last steps for the new helpers still needed', () => {
    const play = bargain({ listPrice: 100, helpers: 5, newUserWeight: 1, minNewHelpers: 2, jitter: 0 })
    const { cuts, refused } = cutsTaken(play, 'HK', basePlan(play, 'HK'), [
      ...everybody(4, false),
      ...everybody(2, true),
      ...everybody(1, true),
    ])
    expect(cuts.map(({ helper }) => helper)).toEqual([0, 1, 2, 4, 5])
    expect(refused).toEqual([
      { helper: 3, reason: 'newHelpersOnly' },
      { helper: 6, reason: 'complete' },
    ])
  })

  it('lets the initiator take the first cut', () => {
    const play = bargain({ listPrice: 100, helpers: 4, selfFirstCut: true, jitter: 0 })
    const taken = cutsTaken(play, 'HK', basePlan(play, 'HK'), [])
    expect(taken.cuts).toEqual([{ helper: null, steps: 1, amount: 25, priceAfter: 75, progress: 250_000 }])
  })
})

describe('shown progress', () => {
  test.prop([fc.integer({ min: 1, max: 1_000_000_000 }), fc.double({ min: 0, max: 1, noNaN: true })])(
    'is never rounded up: a million only at the floor',
    (whole, share) => {
      const cut = Math.floor(whole * share)
      const shown = progressOf(whole, cut)
      expect(BigInt(shown) * BigInt(whole)).toBeLessThanOrEqual(BigInt(cut) * 1_000_000n)
      expect(shown === 1_000_000).toBe(cut === whole)
    },
  )

  it('says 99.9999% one cent before a phone is free', () => {
    expect(progressOf(199_900, 199_899)).toBe(999_994)
  })
})

describe('the fastest finish', () => {
  it.each([
    [20, 2, false, 10],
    [20, 5, false, 4],
    [21, 2, false, 11],
    [21, 2, true, 10],
    [1, 3, false, 1],
  ])(
    'of %i helpers, new ones counting %i, own cut %s, takes %i accounts',
    (helpers, newUserWeight, selfFirstCut, accounts) => {
      expect(fastestFinish(bargain({ helpers, newUserWeight, selfFirstCut }))).toBe(accounts)
    },
  )

  it('takes no fewer accounts than the new helpers it asks for', () => {
    expect(fastestFinish(bargain({ helpers: 20, newUserWeight: 5, minNewHelpers: 12 }))).toBe(12)
  })
})
