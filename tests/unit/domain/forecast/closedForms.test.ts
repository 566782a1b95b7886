import { describe, expect, it } from 'vitest'
import { calibrate, defaultAssumptions, ratesOf } from '#domain/forecast/assumptions.ts'
import { forecastAtOnce, type Expectation } from '#domain/forecast/simulate.ts'
import { strangersPerGroup } from '#domain/plays/groupBuy/simulate.ts'
import type { Play } from '#domain/plays/schema.ts'
import type { ShopperRates } from '#domain/shoppers/rates.ts'
import { bargain, groupBuy, holding } from '../support/builders.ts'

/** The whole of the main day in Hong Kong, from midnight to midnight. */
const mainDay = { from: '2026-11-10T16:00:00.000Z', to: '2026-11-11T16:00:00.000Z' }
const list = 199_900
const paid = 150_000
const discount = list - paid

/** Nobody shares, nobody cheats: what happens is visitors alone, whose number can be worked out. */
const alone: Partial<ShopperRates> = { shareRate: 0, fraudShare: 0, visitorsPerDay: 10_000, startRate: 500 }
const perDay = (10_000 * 500) / 10_000

const forecast = (play: Play, rates: Partial<ShopperRates> = alone): Expectation =>
  forecastAtOnce(holding(play), {
    seed: 'closed form',
    runs: 600,
    assumptions: calibrate(defaultAssumptions, rates, 'a laboratory'),
  }).perPlay[0]!.perMarket.HK!

const expectWithin = (share: number, value: number, expected: number) =>
  expect(Math.abs(value - expected) / expected).toBeLessThan(share)

/** A group that one person fills: each opening completes at once and costs one discount. */
const groupOfOne = (units: number) =>
  groupBuy({ window: mainDay, ladder: [[1, paid]], units, publicList: false, limitPerOrder: 1 })

describe('without sharing', () => {
  it('openings are the visitors who start: their median is visitors × start rate', () => {
    const { openings, registrations } = forecast(groupOfOne(1_000_000))
    expectWithin(0.02, openings.p50, perDay)
    expect(registrations).toEqual({ p10: 0, p50: 0, p90: 0 })
  })

  it('openings spread as a Poisson count does whose mean is itself uncertain by its lognormal', () => {
    const { openings } = forecast(groupOfOne(1_000_000))
    // Measured visitors stray by 15% (one standard deviation); counting adds the square root.
    const deviation = Math.sqrt(perDay + 0.15 * perDay * 0.15 * perDay)
    expectWithin(0.15, (openings.p90 - openings.p10) / 2, 1.2816 * deviation)
  })

  it('each phase and each part of a day bring their share of visitors', () => {
    const afternoon = { from: '2026-11-11T04:30:00.000Z', to: '2026-11-11T06:00:00.000Z' }
    // Half of the hour from 12 (56 of 1,000) and the whole of the hour from 13 (50 of 1,000), market time.
    const { openings } = forecast({ ...groupOfOne(1_000_000), window: afternoon })
    expectWithin(0.05, openings.p50, (perDay * (56 / 2 + 50)) / 1_000)
  })

  it('cost is openings × the discount, while the limit lasts', () => {
    const { cost, completions } = forecast(groupOfOne(1_000_000))
    expectWithin(0.02, completions.p50, perDay)
    expectWithin(0.02, cost.p50, perDay * discount)
  })

  it('and the limit × the discount, where more come than there are units', () => {
    const { cost } = forecast(groupOfOne(120))
    expect(cost).toEqual({ p10: 120 * discount, p50: 120 * discount, p90: 120 * discount })
  })

  it('or the money set aside, where that is less', () => {
    const play = groupOfOne(1_000_000)
    const { cost } = forecast({ ...play, cap: { ...play.cap, budget: { HK: 1_000_000 } } })
    expect(cost).toEqual({ p10: 1_000_000, p50: 1_000_000, p90: 1_000_000 })
  })

  it('a bargain gets no help, so it completes never and costs nothing', () => {
    const { completions, cost, openings } = forecast(bargain({ window: mainDay, selfFirstCut: false }))
    expectWithin(0.02, openings.p50, perDay)
    expect([completions.p90, cost.p90]).toEqual([0, 0])
  })
})

/** The chance that at least `least` of a Poisson count with this mean come. */
function atLeast(least: number, mean: number): number {
  let none = Math.exp(-mean)
  let below = 0
  for (let count = 0; count < least; count++) {
    below += none
    none = (none * mean) / (count + 1)
  }
  return 1 - below
}

describe('a listed group that strangers alone fill, a plain Poisson count of them', () => {
  it.each([2, 3, 4])('of %s completes as often as enough of them come', (size) => {
    const play = groupBuy({ window: mainDay, ladder: [[size, paid]], units: 1_000_000, atExpiry: 'refund' })
    const { completions, cost } = forecast({ ...play, publicList: true, mayJoin: 'anyone', limitPerOrder: 1 })
    const completed = perDay * atLeast(size - 1, strangersPerGroup)
    expectWithin(0.05, completions.p50, completed)
    expectWithin(0.05, cost.p50, completed * size * discount)
  })

  it('with a second rung costs what each rung is reached with', () => {
    const play = groupBuy({
      window: mainDay,
      ladder: [
        [2, paid],
        [3, paid - 20_000],
      ],
      units: 1_000_000,
      atExpiry: 'completeAtHighestRung',
    })
    const { cost } = forecast({ ...play, publicList: true, mayJoin: 'anyone', limitPerOrder: 1 })
    const three = atLeast(2, strangersPerGroup)
    const two = atLeast(1, strangersPerGroup) - three
    expectWithin(0.04, cost.p50, perDay * (two * 2 * discount + three * 3 * (discount + 20_000)))
  })
})

describe('friends who bring friends', () => {
  it('are a geometric series: each opening brings opens × spawn rate further ones', () => {
    const play = groupBuy({
      window: mainDay,
      ladder: [[2, paid]],
      units: 1_000_000,
      publicList: false,
      limitPerOrder: 1,
    })
    const rates: Partial<ShopperRates> = {
      ...alone,
      shareRate: 10_000,
      invitesPerSharer: 4,
      openRate: 5_000,
      helpRate: 0,
      giveUpRate: 10_000,
      spawnRate: 1_000,
      reachablePool: 1_000_000_000,
    }
    // One round of four invites, half of them opened, a tenth of those open a group of their own. What the last hours
    // bring would open after the window: the series is a little short.
    const series = perDay / (1 - 4 * 0.5 * 0.1)
    const { openings } = forecast(play, rates)
    expect(openings.p50).toBeGreaterThan(perDay * 1.1)
    expectWithin(0.08, openings.p50, series)
    expect(ratesOf(defaultAssumptions).spawnRate).toBeLessThan(1_000)
  })
})
