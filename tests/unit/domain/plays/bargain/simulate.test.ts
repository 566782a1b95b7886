import { describe, expect, it } from 'vitest'
import { defaultAssumptions, ratesOf } from '#domain/forecast/assumptions.ts'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import { simulateBargain } from '#domain/plays/bargain/simulate.ts'
import { nothingHappened } from '#domain/plays/shared/draws.ts'
import type { ShopperRates } from '#domain/shoppers/rates.ts'
import { bargain, campaign } from '../../support/builders.ts'

/** HK$1,999 down to HK$1,000 in twenty equal cuts; a new friend takes two. */
const phone = (given: Parameters<typeof bargain>[0] = {}) =>
  bargain({
    floorPrice: 100_000,
    helpers: 20,
    newUserWeight: 2,
    minNewHelpers: 0,
    jitter: 0,
    windowHours: 24,
    buyBelowList: false,
    eligibility: { ...bargain().eligibility, perDevice: null },
    ...given,
  })

/** Everybody shares with many, every friend is new, opens and helps, nobody gives up or cheats, everybody pays. */
const certain: ShopperRates = {
  ...ratesOf(defaultAssumptions),
  shareRate: 10_000,
  invitesPerSharer: 500,
  openRate: 10_000,
  helpRate: 10_000,
  newShareOfOpens: 10_000,
  giveUpRate: 0,
  payRate: 10_000,
  fraudShare: 0,
}
const document = campaign(['HK'])
const played = (play: Bargain, rates: Partial<ShopperRates> = {}, times = 100) =>
  Array.from({ length: times }, (_, k) =>
    simulateBargain(play, document, 'HK', { ...certain, ...rates }, `instance ${k}`),
  )
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

describe('a bargain that is played', () => {
  it('is finished by ten new friends or by twenty others, and costs the whole discount', () => {
    for (const outcome of played(phone()))
      expect(outcome).toMatchObject({
        completed: true,
        helpersUsed: 10,
        registrations: 10,
        units: 1,
        subsidy: 99_900,
        consolation: 0,
      })
    for (const outcome of played(phone(), { newShareOfOpens: 0 }))
      expect(outcome).toMatchObject({ completed: true, helpersUsed: 20, registrations: 0, units: 1, subsidy: 99_900 })
  })

  it('costs nothing where nobody pays in the end, and consoles nobody who could have', () => {
    const consolation = { amount: { HK: 500 }, units: { HK: 1_000 } }
    for (const outcome of played(phone({ consolation }), { payRate: 0 }))
      expect(outcome).toMatchObject({ completed: true, units: 0, subsidy: 0, consolation: 0 })
  })

  it('is over before it began where the initiator invites nobody', () => {
    for (const outcome of played(phone({ consolation: { amount: { HK: 500 }, units: { HK: 9 } } }), { shareRate: 0 }))
      expect(outcome).toEqual(nothingHappened)
  })

  it('does not happen in a market where it has no price', () => {
    expect(simulateBargain(phone(), campaign(['HK', 'TW']), 'TW', certain, 'any')).toEqual(nothingHappened)
  })

  it('consoles those whom friends helped in vain', () => {
    // One farmer with one device has one account a device: never the ten that it takes.
    const play = phone({
      consolation: { amount: { HK: 500 }, units: { HK: 1_000 } },
      eligibility: { ...bargain().eligibility, perDevice: 1 },
    })
    for (const outcome of played(play, { fraudShare: 10_000 }))
      expect(outcome).toMatchObject({ completed: false, units: 0, subsidy: 0, consolation: 500 })
  })

  it('counts every invite and every one that was opened, also where nobody helps', () => {
    for (const { invitesSent, invitesOpened, helpersUsed } of played(phone(), { helpRate: 0 }))
      expect([invitesOpened, helpersUsed]).toEqual([invitesSent, 0])
    for (const { invitesSent, invitesOpened } of played(phone(), { openRate: 0 })) {
      expect(invitesSent).toBeGreaterThan(0)
      expect(invitesOpened).toBe(0)
    }
  })
})

/** Ten invites a round that bring nobody: how many are sent says how many rounds there were. */
const inVain = { invitesPerSharer: 10, helpRate: 0 }
/** Rounds on average over two thousand bargains; the bounds below are four standard deviations and more. */
const rounds = (play: Bargain, giveUpRate: number) =>
  mean(played(play, { ...inVain, giveUpRate }, 2_000).map(({ invitesSent }) => invitesSent)) / 10

describe('an initiator', () => {
  it('invites every four hours while the window is open, once at least', () => {
    expect(Math.abs(rounds(phone(), 0) - 6)).toBeLessThan(0.25)
    expect(Math.abs(rounds(phone({ windowHours: 3 }), 0) - 1)).toBeLessThan(0.1)
  })

  it('who always gives up stops after one round, and less than a third of the time near the floor', () => {
    expect(Math.abs(rounds(phone(), 10_000) - 1)).toBeLessThan(0.1)
    const near = phone({ helpers: 2, selfFirstCut: true, firstCut: 10_000, shape: [] })
    // Each round is followed by another seven times in ten: (1 − 0.7⁶) / 0.3 rounds of six.
    expect(Math.abs(rounds(near, 10_000) - 2.941)).toBeLessThan(0.3)
  })

  it('sends no more invites once the last cut is taken', () => {
    for (const outcome of played(phone({ helpers: 1 }), { newShareOfOpens: 0, invitesPerSharer: 500 }))
      expect(outcome).toMatchObject({ completed: true, helpersUsed: 1 })
    const once = mean(played(phone({ helpers: 1 }), { invitesPerSharer: 500 }, 1_000).map((one) => one.invitesSent))
    expect(Math.abs(once - 500)).toBeLessThan(80)
  })

  it('who may buy on the way does so the likelier the lower the price, and gets only what is cut', () => {
    const play = phone({ selfFirstCut: true, buyBelowList: true })
    const bought = played(play, { shareRate: 0 }, 4_000).filter(({ units }) => units === 1)
    // The first of twenty cuts is 5% of the way; four standard deviations are 1.4%.
    expect(Math.abs(bought.length / 4_000 - 0.05)).toBeLessThan(0.014)
    for (const outcome of bought)
      expect(outcome).toMatchObject({ completed: false, helpersUsed: 0, subsidy: 4_995, consolation: 0 })
    expect(played({ ...play, buyBelowList: false }, { shareRate: 0 }).every(({ units }) => units === 0)).toBe(true)
  })
})

describe('a farmer', () => {
  const farmed = (perDevice: number | null, times = 1_000) =>
    played(phone({ eligibility: { ...bargain().eligibility, perDevice } }), { fraudShare: 10_000 }, times)

  it('brings new accounts alone, two at least and no more than it takes', () => {
    const used = farmed(null).map((outcome) => {
      expect([outcome.invitesSent, outcome.invitesOpened, outcome.registrations]).toEqual(
        Array(3).fill(outcome.helpersUsed),
      )
      expect(outcome.completed).toBe(outcome.helpersUsed === 10)
      return outcome.helpersUsed
    })
    expect([Math.min(...used), Math.max(...used)]).toEqual([2, 10])
  })

  it('is held by a cap per device, to one device or now and then a second', () => {
    const used = farmed(1).map(({ helpersUsed }) => helpersUsed)
    expect(new Set(used)).toEqual(new Set([1, 2]))
    expect(Math.abs(used.filter((count) => count === 2).length / 1_000 - 0.3)).toBeLessThan(0.06)
  })
})
