import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { sum } from '#domain/money.ts'
import { drawPrize, prizeAt, reserveWinners, ticketOf, type Given } from '#domain/plays/lottery/draw.ts'
import { noPrizeOdds, oddsIn, releasedBy } from '#domain/plays/lottery/prizes.ts'
import { certain, type Prize } from '#domain/plays/lottery/schema.ts'
import { seeds } from '../../support/arbitraries.ts'

const prize = (given: Partial<Prize> & { odds: number }): Prize => ({
  id: 'p',
  name: 'Prize',
  value: { HK: 100 },
  stock: { HK: 1_000_000 },
  perDay: {},
  couponId: null,
  ...given,
})

/** Prizes whose odds come to no more than the whole. */
const prizes = (): fc.Arbitrary<Prize[]> =>
  fc
    .array(
      fc.record({
        odds: fc.integer({ min: 0, max: 200_000 }),
        stock: fc.integer({ min: 0, max: 5 }),
        perDay: fc.option(fc.integer({ min: 0, max: 3 })),
      }),
      { maxLength: 5 },
    )
    .map((list) =>
      list.map(({ odds, stock, perDay }, k) =>
        prize({ id: `p${k}`, odds, stock: { HK: stock }, perDay: perDay === null ? {} : { HK: perDay } }),
      ),
    )

/** A lottery of a number of days, so many draws on each. */
function runDraws(
  play: { prizes: Prize[]; whenPrizeGone: 'noPrize' | 'nextPrize' },
  drawsPerDay: readonly number[],
  seed: string,
): { day: number; given: number[] }[] {
  const given = play.prizes.map(() => 0)
  return drawsPerDay.map((draws, day) => {
    for (let k = 0; k < draws; k++) {
      const { wins } = drawPrize(play, 'HK', { day, given }, `${seed}:${day}:${k}`)
      if (wins !== null) given[wins]!++
    }
    return { day, given: [...given] }
  })
}

/**
 * How surprising a count is: an observed share `hits / runs` of something with likelihood `p` is at least this far off with
 * a likelihood of no more than 2 exp(−surprise). (Chernoff's bound in its exact form, with the Kullback-Leibler distance.)
 */
function surprise(hits: number, runs: number, p: number): number {
  const term = (a: number, b: number) => (a === 0 ? 0 : a * Math.log(a / b))
  const share = hits / runs
  return runs * (term(share, p) + term(1 - share, 1 - p))
}

describe('the odds drawn', () => {
  it('are the odds promised, over 400,000 draws, within what chance breaks less than once in 10⁹', () => {
    const promised = [100, 2_500, 30_000, 250_000]
    const runs = 400_000
    const hits = promised.map(() => 0)
    let nothing = 0
    for (let run = 0; run < runs; run++) {
      const fellOn = prizeAt(promised, ticketOf(`draw:secret:lottery:HK:${run}`))
      if (fellOn === null) nothing++
      else hits[fellOn]!++
    }
    const limit = Math.log((2 * (hits.length + 1)) / 1e-9)
    promised.forEach((odds, k) => expect(surprise(hits[k]!, runs, odds / certain)).toBeLessThan(limit))
    expect(surprise(nothing, runs, noPrizeOdds(promised) / certain)).toBeLessThan(limit)
    expect(sum(hits) + nothing).toBe(runs)
  })

  it('would be caught if they were one part in twenty off', () => {
    const limit = Math.log(10 / 1e-9)
    expect(surprise(Math.round(400_000 * 0.25 * 1.05), 400_000, 0.25)).toBeGreaterThan(limit)
    expect(surprise(Math.round(400_000 * 0.03 * 1.1), 400_000, 0.03)).toBeGreaterThan(limit)
  })

  it('give every part of the tickets its share', () => {
    const runs = 200_000
    const parts = Array.from({ length: 64 }, () => 0)
    for (let run = 0; run < runs; run++) parts[Math.floor((ticketOf(`part ${run}`) * parts.length) / certain)]!++
    const limit = Math.log((2 * parts.length) / 1e-9)
    for (const hits of parts) expect(surprise(hits, runs, 1 / parts.length)).toBeLessThan(limit)
  })

  test.prop([prizes()])('take up exactly as many tickets as they say, and the rest wins nothing', (list) => {
    const odds = oddsIn(list, 'HK')
    let below = 0
    odds.forEach((one, k) => {
      expect(one).toBe(list[k]!.stock.HK === 0 ? 0 : list[k]!.odds)
      if (one > 0) {
        expect(prizeAt(odds, below)).toBe(k)
        expect(prizeAt(odds, below + one - 1)).toBe(k)
      }
      below += one
    })
    expect(noPrizeOdds(odds)).toBe(certain - below)
    if (below < certain) expect(prizeAt(odds, below)).toBeNull()
    if (below < certain) expect(prizeAt(odds, certain - 1)).toBeNull()
  })
})

describe('a draw', () => {
  const play = () =>
    fc.record({ prizes: prizes(), whenPrizeGone: fc.constantFrom('noPrize' as const, 'nextPrize' as const) })
  const days = () => fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 })

  test.prop([play(), days(), seeds()])(
    'never gives more than there is, nor sooner than it comes free',
    (lottery, perDay, seed) => {
      for (const { day, given } of runDraws(lottery, perDay, seed))
        lottery.prizes.forEach((one, k) => {
          expect(given[k]).toBeLessThanOrEqual(releasedBy(one, 'HK', day))
          expect(given[k]).toBeLessThanOrEqual(one.stock.HK!)
        })
    },
  )

  test.prop([play(), fc.nat({ max: 5 }), seeds()])(
    'gives the same for the same seed and standing',
    (lottery, day, seed) => {
      const standing: Given = { day, given: lottery.prizes.map((_, k) => k % 2) }
      expect(drawPrize(structuredClone(lottery), 'HK', standing, seed)).toEqual(
        drawPrize(lottery, 'HK', standing, seed),
      )
    },
  )

  test.prop([play(), fc.nat({ max: 5 }), seeds()])(
    'wins what it fell on, while that is there',
    (lottery, day, seed) => {
      const { fellOn, wins } = drawPrize(lottery, 'HK', { day, given: [] }, seed)
      if (fellOn === null) expect(wins).toBeNull()
      else if (releasedBy(lottery.prizes[fellOn]!, 'HK', day) > 0) expect(wins).toBe(fellOn)
      else if (lottery.whenPrizeGone === 'noPrize') expect(wins).toBeNull()
      else if (wins !== null) expect(wins).toBeGreaterThan(fellOn)
    },
  )

  it('falls to the next prize that is there, never back to a greater one', () => {
    const list = [
      prize({ id: 'phone', odds: 1_000, stock: { HK: 1 } }),
      prize({ id: 'band', odds: 999_000, stock: { HK: 1 } }),
      prize({ id: 'coupon', odds: 0, stock: { HK: 5 } }),
    ]
    const lottery = { prizes: list, whenPrizeGone: 'nextPrize' as const }
    const seed = Array.from({ length: 50 }, (_, k) => `${k}`).find(
      (one) => prizeAt(oddsIn(list, 'HK'), ticketOf(one)) === 1,
    )!
    expect(drawPrize(lottery, 'HK', { day: 0, given: [0, 0, 0] }, seed).wins).toBe(1)
    expect(drawPrize(lottery, 'HK', { day: 0, given: [0, 1, 0] }, seed).wins).toBe(2)
    expect(drawPrize(lottery, 'HK', { day: 0, given: [0, 1, 5] }, seed).wins).toBeNull()
    expect(
      drawPrize({ ...lottery, whenPrizeGone: 'noPrize' }, 'HK', { day: 0, given: [0, 1, 0] }, seed).wins,
    ).toBeNull()
  })
})

describe('stock that comes free by the day', () => {
  const band = prize({ odds: 1, stock: { HK: 7 }, perDay: { HK: 3 } })

  it('adds what a day leaves over to the next, and ends with the stock', () => {
    expect([0, 1, 2, 3].map((day) => releasedBy(band, 'HK', day))).toEqual([3, 6, 7, 7])
  })

  it('is all there at once where nothing is said', () => {
    expect(releasedBy({ ...band, perDay: {} }, 'HK', 0)).toBe(7)
    expect(releasedBy(band, 'TW', 0)).toBe(0)
  })
})

describe('reserve winners', () => {
  test.prop([fc.uniqueArray(fc.string(), { maxLength: 30 }), fc.integer({ min: -1, max: 40 }), seeds()])(
    'are as many as asked for, each of them once, from those who drew',
    (entrants, count, seed) => {
      const chosen = reserveWinners(entrants, count, seed)
      expect(chosen).toHaveLength(Math.max(0, Math.min(count, entrants.length)))
      expect(new Set(chosen).size).toBe(chosen.length)
      for (const one of chosen) expect(entrants).toContain(one)
      expect(reserveWinners([...entrants], count, seed)).toEqual(chosen)
    },
  )

  it('are anybody with the same likelihood, first or second, within what chance breaks less than once in 10⁹', () => {
    const entrants = ['a', 'b', 'c', 'd', 'e']
    const runs = 50_000
    const hits = new Map<string, number>()
    for (let run = 0; run < runs; run++)
      reserveWinners(entrants, 2, `reserve ${run}`).forEach((one, k) =>
        hits.set(`${k}${one}`, (hits.get(`${k}${one}`) ?? 0) + 1),
      )
    const limit = Math.log((2 * 10) / 1e-9)
    expect(hits.size).toBe(10)
    for (const count of hits.values()) expect(surprise(count, runs, 1 / 5)).toBeLessThan(limit)
  })
})
