import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { groupBuyExposure } from '#domain/plays/groupBuy/exposure.ts'
import { atExpiry, leaderBenefitOf } from '#domain/plays/groupBuy/ladder.ts'
import type { GroupBuy } from '#domain/plays/groupBuy/schema.ts'
import { groupBuy, holding, product } from '../../support/builders.ts'

const list = 1_000

function worstOf(play: GroupBuy): number {
  const sold = product('x', { terms: { HK: { listPrice: list, unitCost: 0, stock: { site: 1_000 } } } })
  return groupBuyExposure(play, { ...holding(play), products: [sold] }).worst.HK!
}

/** The largest subsidy of any way to form groups of one unit each out of so many units, tried one by one. */
function byTrying(play: GroupBuy, units: number): number {
  const best = [0]
  const top = play.ladder.at(-1)!.size
  for (let left = 1; left <= units; left++) {
    best[left] = best[left - 1]!
    for (let members = 1; members <= Math.min(left, top); members++) {
      const { completed, price } = atExpiry(play, 'HK', members)
      if (!completed || price === null) continue
      const subsidy = members * (list - price) + leaderBenefitOf(play, 'HK', price)
      best[left] = Math.max(best[left]!, best[left - members]! + subsidy)
    }
  }
  return best[units]!
}

const groupBuys = fc
  .record({
    sizes: fc.uniqueArray(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 3 }),
    prices: fc.uniqueArray(fc.integer({ min: 0, max: list - 1 }), { minLength: 3, maxLength: 3 }),
    units: fc.integer({ min: 0, max: 40 }),
    atExpiry: fc.constantFrom('refund' as const, 'completeAtHighestRung' as const, 'completeIfEnoughJoined' as const),
    minRealMembers: fc.integer({ min: 2, max: 9 }),
    leaderBenefit: fc.oneof(
      fc.constant({ type: 'none' as const }),
      fc.constant({ type: 'free' as const }),
      fc.record({ type: fc.constant('percent' as const), rate: fc.integer({ min: 0, max: 10_000 }) }),
      fc.record({
        type: fc.constant('amount' as const),
        amount: fc.record({ HK: fc.integer({ min: 0, max: 2_000 }) }),
      }),
    ),
  })
  .map(({ sizes, prices, ...rest }) => {
    const rising = sizes.toSorted((a, b) => a - b)
    const falling = prices.toSorted((a, b) => b - a)
    return groupBuy({ ...rest, ladder: rising.map((size, k): [number, number] => [size, falling[k]!]) })
  })

describe('what a group buy can cost', () => {
  test.prop([groupBuys])('is never below what shoppers can make it pay, and above it by less than a group', (play) => {
    const units = play.cap.units.HK!
    const bound = worstOf(play)
    const true_ = byTrying(play, units)
    expect(bound).toBeGreaterThanOrEqual(true_)
    expect(bound - true_).toBeLessThanOrEqual(list * play.ladder.at(-1)!.size)
  })

  it('without a leader benefit is every unit at the lowest price', () => {
    expect(
      worstOf(
        groupBuy({
          ladder: [
            [2, 900],
            [5, 800],
          ],
          units: 503,
        }),
      ),
    ).toBe(503 * 200)
  })

  it('with a free leader counts the leader of every group', () => {
    expect(worstOf(groupBuy({ ladder: [[2, 900]], units: 10, leaderBenefit: { type: 'free' } }))).toBe(
      10 * 100 + 5 * 900,
    )
  })
})

describe('what a group buy can cost hangs on what becomes of a group that is not full', () => {
  /** Three at 900 or five at 800, with a free leader: 400 or 360 a unit below the 1,000 it costs alone. */
  const rule = (atExpiry: GroupBuy['atExpiry'], units: number, minRealMembers = 2) =>
    worstOf(
      groupBuy({
        ladder: [
          [3, 900],
          [5, 800],
        ],
        leaderBenefit: { type: 'free' },
        atExpiry,
        units,
        minRealMembers,
      }),
    )

  it('refunded: full groups of the last rung alone', () => {
    expect([rule('refund', 10), rule('refund', 11)]).toEqual([3_600, 3_960])
  })

  it('completed at the rung it reached: the rung that gives most away per unit', () => {
    expect([rule('completeAtHighestRung', 9), rule('completeAtHighestRung', 10)]).toEqual([3_600, 4_000])
  })

  it('completed with few: the fewest that will do, and never more than the first rung', () => {
    // Two pay 900, one of them nothing: 1,100 for each two units.
    expect([rule('completeIfEnoughJoined', 10), rule('completeIfEnoughJoined', 11)]).toEqual([5_500, 6_050])
    expect(rule('completeIfEnoughJoined', 9, 9)).toBe(3_600)
    expect(rule('completeIfEnoughJoined', 4, 0)).toBe(4_000)
  })
})

describe('a group buy that is not finished', () => {
  const play = groupBuy({ ladder: [[2, 900]], units: 10 })
  const costOf = (given: GroupBuy) => groupBuyExposure(given, { ...holding(given), products: [] })

  it('has no worst case without a limit', () => {
    expect(costOf({ ...play, cap: { ...play.cap, units: {} } }).unbounded).toEqual(['HK'])
    expect(costOf(play).unbounded).toEqual([])
  })

  it('is measured by its own solo price where the product is not held, or costs nothing yet', () => {
    expect(costOf({ ...play, soloPrice: { HK: 1_000 } }).worst).toEqual({ HK: 1_000 })
    expect(costOf({ ...play, soloPrice: {} }).worst).toEqual({ HK: 0 })
  })

  it('costs nothing while no rung has a price or a size', () => {
    const solo = { ...play, soloPrice: { HK: 1_000 } }
    for (const ladder of [[], [{ size: 2, price: {} }], [{ size: 0, price: { HK: 900 } }]])
      for (const atExpiry of ['refund', 'completeAtHighestRung'] as const)
        expect(costOf({ ...solo, ladder, atExpiry }).worst).toEqual({ HK: 0 })
    expect(costOf({ ...solo, ladder: [], atExpiry: 'completeIfEnoughJoined' }).worst).toEqual({ HK: 0 })
  })
})

describe('when time runs out', () => {
  const play = groupBuy({
    ladder: [
      [3, 900],
      [5, 800],
    ],
    minRealMembers: 2,
  })

  it.each([
    ['refund', 4, false, null],
    ['refund', 5, true, 800],
    ['completeAtHighestRung', 4, true, 900],
    ['completeAtHighestRung', 2, false, null],
    ['completeIfEnoughJoined', 2, true, 900],
    ['completeIfEnoughJoined', 1, false, null],
  ] as const)('%s with %i members: completed %s at %s', (rule, members, completed, price) => {
    expect(atExpiry({ ...play, atExpiry: rule }, 'HK', members)).toEqual({ completed, price })
  })
})
