import { describe, expect, it } from 'vitest'
import { eventSchema, type HaggleEvent } from '#domain/analytics/event.ts'
import { sum } from '#domain/money.ts'
import { perfectCycle } from '#domain/plays/checkIn/cycle.ts'
import { releasedBy } from '#domain/plays/lottery/prizes.ts'
import type { Play } from '#domain/plays/schema.ts'
import { dayIndex } from '#domain/plays/shared/days.ts'
import { shopperEvents } from '#domain/shoppers/shoppers.ts'
import { localTime } from '#domain/time.ts'
import { campaign, checkIn, lottery, prizeIn, redPacket } from '../support/builders.ts'

const window = { from: '2026-11-10T16:00:00.000Z', to: '2026-11-14T16:00:00.000Z' }

/** What shoppers do in a Hong Kong campaign of one play. */
function eventsOf(play: Play): HaggleEvent[] {
  const document = { ...campaign(['HK']), plays: [{ ...play, window }] }
  return [
    ...shopperEvents({
      campaign: { id: 'c1', document },
      shoppers: 1_500,
      seed: '11',
      from: window.from,
      to: '2026-12-01T16:00:00.000Z',
    }),
  ]
}

const of = (events: readonly HaggleEvent[], type: HaggleEvent['type']) => events.filter((event) => event.type === type)
const amountsOf = (events: readonly HaggleEvent[]) => events.map(({ amount }) => amount!)
const inDays = ({ at }: HaggleEvent) => Object.values(localTime(at, 'HK')).slice(0, 3).join('-')

describe('shoppers who share for red packets', () => {
  const play = redPacket({ packets: 60, budget: 60_000, smallest: 200, friendsNeeded: 2, unclaimed: 'budget' })
  const events = eventsOf(play)
  const claimed = of(events, 'cash_out')

  it('say what a storefront could say', () => {
    for (const event of events) expect(eventSchema.parse(event)).toEqual(event)
    for (const type of ['share', 'invite_open', 'register', 'cash_out'] as const)
      expect(of(events, type).length).toBeGreaterThan(0)
  })

  it('never take more than the pot, nor less than the smallest packet', () => {
    expect(claimed.length).toBeGreaterThan(20)
    expect(claimed.length).toBeLessThanOrEqual(60)
    expect(sum(amountsOf(claimed))).toBeLessThanOrEqual(60_000)
    expect(Math.min(...amountsOf(claimed))).toBeGreaterThanOrEqual(200)
    expect(new Set(amountsOf(claimed)).size).toBeGreaterThan(10)
  })

  it('get their packet after as many friends have registered as were asked for', () => {
    const registered = of(events, 'register')
    for (const { instanceId, at, userKey } of claimed) {
      const friends = registered.filter(
        (friend) => friend.instanceId === instanceId && friend.inviterKey === userKey && friend.at <= at,
      )
      expect(friends.length).toBeGreaterThanOrEqual(2)
    }
  })

  it('and so do their friends, where both receive one', () => {
    const both = eventsOf({
      ...play,
      receivers: 'sharerAndFriends',
      unlockedBy: 'opens',
      cap: { ...play.cap, units: { HK: 600 }, budget: { HK: 600_000 } },
    })
    const receivers = Map.groupBy(of(both, 'cash_out'), ({ instanceId }) => instanceId)
    expect(Math.max(...[...receivers.values()].map((packets) => packets.length))).toBe(3)
  })

  it('claim coupons by their name', () => {
    const coupons = eventsOf({ ...play, split: 'even', reward: { pays: 'coupon', couponId: 'ten-off' } })
    expect(of(coupons, 'cash_out')).toEqual([])
    expect(of(coupons, 'coupon_claim').every(({ couponId }) => couponId === 'ten-off')).toBe(true)
    expect(of(coupons, 'coupon_claim').length).toBeGreaterThan(0)
  })
})

describe('shoppers who check in', () => {
  const play = checkIn({ rewards: [100, 200, 300, 400], threshold: 300, participants: 40, makeUps: 1 })
  const events = eventsOf(play)
  const checked = of(events, 'check_in')

  it('come once a day at most, and no more of them than there is room for', () => {
    expect(new Set(checked.map((event) => `${event.instanceId} ${inDays(event)}`)).size).toBe(checked.length)
    expect(new Set(checked.map(({ userKey }) => userKey)).size).toBe(new Set(checked.map((one) => one.instanceId)).size)
    expect(new Set(checked.map(({ instanceId }) => instanceId)).size).toBe(40)
  })

  it('earn more the longer they come, never more than a perfect cycle', () => {
    const byPerson = Map.groupBy(checked, ({ instanceId }) => instanceId)
    const earned = [...byPerson.values()].map((days) => sum(amountsOf(days)))
    expect(Math.max(...earned)).toBeLessThanOrEqual(perfectCycle(play, 'HK'))
    expect(earned.some((amount) => amount > 300)).toBe(true)
  })

  it('cash out what they have earned, once it reaches the threshold', () => {
    const paid = of(events, 'cash_out')
    expect(paid.length).toBeGreaterThan(0)
    for (const [instanceId, payments] of Map.groupBy(paid, (event) => event.instanceId)) {
      const last = payments.at(-1)!.at
      const earned = sum(amountsOf(checked.filter((event) => event.instanceId === instanceId && event.at <= last)))
      expect(earned).toBeGreaterThanOrEqual(300)
      expect(sum(amountsOf(payments))).toBeLessThanOrEqual(earned)
    }
  })

  it('are not paid beyond the budget', () => {
    const poor = eventsOf({ ...play, cap: { ...play.cap, budget: { HK: 1_000 } } })
    expect(sum(amountsOf(of(poor, 'cash_out')))).toBeLessThanOrEqual(1_000)
  })
})

describe('shoppers who draw', () => {
  const prizes = [
    prizeIn('HK', { id: 'phone', value: 500_000, stock: 1, odds: 2_000 }),
    prizeIn('HK', { id: 'band', value: 20_000, stock: 12, odds: 30_000, perDay: 3 }),
    prizeIn('HK', { id: 'coupon', value: 1_000, stock: 500, odds: 200_000, couponId: 'ten-off' }),
  ]
  const play = lottery({ markets: ['HK'], prizes, units: 513, freeDrawsPerDay: 1, drawsPerDay: 3 })
  const events = eventsOf(play)
  const draws = of(events, 'draw')
  const won = draws.filter(({ amount }) => amount !== undefined)

  it('say what a storefront could say', () => {
    for (const event of events) expect(eventSchema.parse(event)).toEqual(event)
    for (const type of ['share', 'invite_open', 'register', 'coupon_claim'] as const)
      expect(of(events, type).length).toBeGreaterThan(0)
  })

  it('draw no more often a day than they may', () => {
    const perDay = Map.groupBy(draws, (event) => `${event.userKey} ${dayIndex(window, 'HK', event.at)}`)
    expect(Math.max(...[...perDay.values()].map((of) => of.length))).toBe(3)
  })

  it('win no prize more often than it is there, nor before it comes free', () => {
    for (const prize of prizes) {
      const given = won.filter(({ amount }) => amount === prize.value.HK)
      given.forEach(({ at }, k) => expect(k).toBeLessThan(releasedBy(prize, 'HK', dayIndex(window, 'HK', at))))
    }
  })

  it('win about as often as the odds say, and claim the coupons they won', () => {
    const coupons = won.filter(({ amount }) => amount === 1_000)
    expect(draws.length).toBeGreaterThan(1_000)
    expect(coupons.length / draws.length).toBeGreaterThan(0.15)
    expect(coupons.length / draws.length).toBeLessThan(0.25)
    expect(of(events, 'coupon_claim').length).toBe(coupons.length)
  })
})
