import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { campaignExposure } from '#domain/campaign/exposure.ts'
import { drawPrize } from '#domain/plays/lottery/draw.ts'
import { lotteryExposure } from '#domain/plays/lottery/exposure.ts'
import type { Lottery } from '#domain/plays/lottery/schema.ts'
import { seeds } from '../../support/arbitraries.ts'
import { campaign, lottery, prizeIn } from '../../support/builders.ts'

const holding = (play: Lottery) => ({ ...campaign(['TW']), plays: [play] })
const exposureOf = (play: Lottery) => lotteryExposure(play, holding(play))
const expectedOf = (play: Lottery) => campaignExposure(holding(play)).perPlay[0]!.expected.TW!

const lotteries = fc
  .record({
    prizes: fc.array(
      fc.record({
        value: fc.integer({ min: 0, max: 1_000 }),
        stock: fc.integer({ min: 0, max: 4 }),
        odds: fc.integer({ min: 0, max: 250_000 }),
        perDay: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
      }),
      { maxLength: 4 },
    ),
    whenPrizeGone: fc.constantFrom('noPrize' as const, 'nextPrize' as const),
    units: fc.integer({ min: 0, max: 12 }),
    budget: fc.option(fc.integer({ min: 0, max: 3_000 }), { nil: undefined }),
    days: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ prizes, budget, ...rest }) =>
    lottery({
      ...rest,
      ...(budget === undefined ? {} : { budget }),
      prizes: prizes.map(({ perDay, ...one }, k) =>
        prizeIn('TW', { ...one, id: `p${k}`, ...(perDay === undefined ? {} : { perDay }) }),
      ),
    }),
  )

/** What the prizes cost that so many draws a day win, as far as the play's limit and budget let them be given. */
function costOf(play: Lottery, days: number, drawsPerDay: number, seed: string): number {
  const given = play.prizes.map(() => 0)
  let cost = 0
  let units = play.cap.units.TW ?? Number.POSITIVE_INFINITY
  for (let k = 0; k < days * drawsPerDay; k++) {
    const { wins } = drawPrize(play, 'TW', { day: Math.floor(k / drawsPerDay), given }, `${seed}${k}`)
    if (wins === null || units < 1) continue
    const value = play.prizes[wins]!.value.TW ?? 0
    if (cost + value > (play.cap.budget.TW ?? Number.POSITIVE_INFINITY)) continue
    given[wins]!++
    units--
    cost += value
  }
  return cost
}

describe('what a lucky draw can cost', () => {
  test.prop([lotteries, fc.integer({ min: 1, max: 60 }), seeds()])(
    'is never less than any draws cost',
    (play, draws, seed) => {
      const days = 3
      expect(costOf(play, days, draws, seed)).toBeLessThanOrEqual(exposureOf({ ...play, window: threeDays }).worst.TW!)
    },
  )

  it('is every prize that comes free, and is reached when there are draws enough', () => {
    const play = lottery({
      days: 3,
      prizes: [
        prizeIn('TW', { id: 'a', value: 1_000, stock: 2 }),
        prizeIn('TW', { id: 'b', value: 10, stock: 90, perDay: 20 }),
      ],
    })
    expect(exposureOf(play).worst.TW).toBe(2 * 1_000 + 60 * 10)
    expect(costOf(play, 3, 4_000, 's')).toBe(2 * 1_000 + 60 * 10)
  })

  it('leaves out prizes that cannot be won', () => {
    const prizes = [
      prizeIn('TW', { id: 'a', odds: 0, value: 1_000, stock: 2 }),
      prizeIn('TW', { id: 'b', value: 1, stock: 1 }),
    ]
    expect(exposureOf(lottery({ prizes })).worst.TW).toBe(1)
    const after = [prizes[1]!, prizes[0]!]
    expect(exposureOf(lottery({ prizes: after })).worst.TW).toBe(1)
    expect(exposureOf(lottery({ prizes: after, whenPrizeGone: 'nextPrize' })).worst.TW).toBe(2_001)
  })

  it('counts the dearest prizes first where the limit stops short, and stops at the budget', () => {
    const prizes = [prizeIn('TW', { id: 'a', value: 10, stock: 5 }), prizeIn('TW', { id: 'b', value: 300, stock: 2 })]
    expect(exposureOf(lottery({ prizes, units: 4 })).worst.TW).toBe(620)
    expect(exposureOf(lottery({ prizes, units: 4, budget: 400 })).worst.TW).toBe(400)
  })

  it('cannot be said while a stock is missing, unless there is a budget', () => {
    const prizes = [{ ...prizeIn('TW'), stock: {} }]
    expect(exposureOf(lottery({ prizes })).unbounded).toEqual(['TW'])
    expect(exposureOf(lottery({ prizes, budget: 500 }))).toMatchObject({ unbounded: [], worst: { TW: 500 } })
  })

  it('is probably what the odds say, and no more than there is', () => {
    const probably = (odds: number, stock: number) =>
      expectedOf(lottery({ prizes: [prizeIn('TW', { value: 1_000, stock, odds })] }))
    const rare = probably(100, 1_000_000)
    expect(probably(10_000, 1_000_000) / rare).toBeGreaterThan(60)
    expect(probably(1_000_000, 7)).toBeGreaterThan(4_000)
    expect(probably(1_000_000, 7)).toBeLessThanOrEqual(7_000)
  })
})

const threeDays = { from: '2026-11-10T16:00:00.000Z', to: '2026-11-13T16:00:00.000Z' }
