import { describe, expect, it } from 'vitest'
import { couponResults, usualMaturityHours, type CouponQuestion } from '#domain/analytics/coupons.ts'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { peopleOf } from '#domain/analytics/history.ts'
import { at, event, hongKong, november, whole } from './events.ts'

const question: CouponQuestion = { ...whole, campaignId: 'c', validity: new Map() }
const resultsOf = (events: readonly HaggleEvent[], asked: Partial<CouponQuestion> = {}) =>
  couponResults(peopleOf(events), { ...question, ...asked }, hongKong)
const totalOf = (...given: Parameters<typeof resultsOf>) => resultsOf(...given).total

const inCampaign = (fields: Partial<HaggleEvent>) => event({ campaignId: 'c', ...fields })
const claim = (userKey: string, day: number, couponId = 'save-40') =>
  inCampaign({ type: 'coupon_claim', userKey, couponId, at: at(day, 9) })
const use = (userKey: string, day: number, fields: Partial<HaggleEvent> = {}) =>
  inCampaign({
    type: 'coupon_use',
    userKey,
    couponId: 'save-40',
    at: at(day, 12),
    orderId: `o-${userKey}-${day}`,
    amount: 4_000,
    currency: 'HKD',
    ...fields,
  })
const money = (type: 'pay' | 'refund', orderId: string, amount: number, fields: Partial<HaggleEvent> = {}) =>
  inCampaign({ type, orderId, amount, currency: 'HKD', at: at(20), ...fields })

describe('coupons by rule and day', () => {
  it('are counted on the day of the zone, with the discount they gave, by market', () => {
    const taiwan = use('b', 2, { market: 'TW', amount: 150, currency: 'TWD' })
    const answer = resultsOf([claim('a', 1), claim('b', 1), use('a', 2), taiwan])
    expect(answer.rules.map(({ couponId }) => couponId)).toEqual(['save-40'])
    expect(answer.total).toMatchObject({ claimed: 2, used: 2, orders: 2, cost: { HK: 4_000, TW: 150 } })
    expect(answer.days).toEqual([
      { at: november(1), couponId: 'save-40', value: null, claimed: 2, used: 0, refunds: 0, cost: {} },
      {
        at: november(2),
        couponId: 'save-40',
        value: null,
        claimed: 0,
        used: 2,
        refunds: 0,
        cost: { HK: 4_000, TW: 150 },
      },
    ])
  })

  it('leaves other campaigns and events without a rule out', () => {
    expect(resultsOf([{ ...claim('a', 1), campaignId: 'other' }, inCampaign({ type: 'coupon_use' })]).rules).toEqual([])
  })
})

describe('what was paid and refunded', () => {
  it('belongs to the rule that the order used, also where the payment names none', () => {
    const answer = totalOf([use('a', 2, { orderId: 'o1' }), money('pay', 'o1', 26_000), money('pay', 'o2', 5_000)])
    expect(answer.paid).toEqual({ HK: 26_000 })
  })

  it('stands with every rule of the order, and once in the total', () => {
    const uses = [use('a', 2, { orderId: 'o1' }), use('a', 2, { orderId: 'o1', couponId: 'gift', amount: 0 })]
    const answer = resultsOf([...uses, money('pay', 'o1', 26_000), money('refund', 'o1', 1_000)])
    for (const { figures } of answer.rules) expect(figures.paid).toEqual({ HK: 26_000 })
    expect(answer.total).toMatchObject({
      paid: { HK: 26_000 },
      refunded: { HK: 1_000 },
      refunds: 1,
      orders: 1,
      used: 2,
    })
  })

  it('counts a refund that names the rule, whatever is known of its order', () => {
    expect(totalOf([money('refund', 'o9', 700, { couponId: 'save-40' })]).refunded).toEqual({ HK: 700 })
  })

  it('knows the order by a use from before the days in view', () => {
    const events = [use('a', 2, { orderId: 'o1' }), money('refund', 'o1', 1_000)]
    expect(totalOf(events, { from: november(10) })).toMatchObject({ used: 0, refunded: { HK: 1_000 } })
  })
})

describe('the redemption rate', () => {
  const rateOf = (...given: Parameters<typeof resultsOf>) => {
    const { redeemed, matured } = totalOf(...given)
    return [redeemed, matured]
  }

  it('is over claims that can no longer be used', () => {
    const events = [claim('a', 1), claim('b', 1), claim('c', 5), use('a', 3)]
    const validity = new Map([['save-40', { hours: 72 }]])
    expect(rateOf(events, { validity, asOf: november(4, 8, 59) })).toEqual([0, 0])
    expect(rateOf(events, { validity, asOf: november(4, 9) })).toEqual([1, 2])
    expect(rateOf(events, { validity, asOf: november(30) })).toEqual([1, 3])
  })

  it('takes the end of the rule where it comes before the days after the claim', () => {
    const validity = new Map([['save-40', { hours: 720, until: november(12) }]])
    expect(rateOf([claim('a', 11)], { validity, asOf: november(12) })).toEqual([0, 1])
  })

  it('takes thirty days where nothing is known of the rule', () => {
    expect(usualMaturityHours / 24).toBe(30)
    expect(rateOf([claim('a', 1)], { asOf: november(31, 8) })).toEqual([0, 0])
    expect(rateOf([claim('a', 1)], { asOf: november(31, 9) })).toEqual([0, 1])
  })

  it('redeems the oldest claim first, and none with a use that came before it', () => {
    const events = [use('a', 1), claim('a', 2), claim('a', 4), use('a', 5)]
    expect(rateOf(events, { to: november(3) })).toEqual([1, 1])
    expect(rateOf(events, { from: november(3) })).toEqual([0, 1])
  })

  it('follows a claim to a use after the days in view', () => {
    expect(rateOf([claim('a', 1), use('a', 9)], { to: november(2) })).toEqual([1, 1])
  })

  it('follows a visitor’s claim to the account they register with', () => {
    const visit = { ...claim('a', 1), userKey: undefined, visitorKey: 'v' }
    const register = inCampaign({ type: 'register', userKey: 'a', visitorKey: 'v', at: at(2) })
    expect(rateOf([visit, register, use('a', 3)])).toEqual([1, 1])
  })
})

it('a split gives each rule a group per value, by use', () => {
  const elsewhere = claim('b', 1)
  const answer = resultsOf([claim('a', 1), { ...elsewhere, channel: 'app' }, use('b', 2, { channel: 'app' })], {
    split: 'channel',
  })
  const groups = answer.rules[0]?.groups.map(({ value, figures }) => [value, figures.claimed, figures.redeemed])
  expect(groups).toEqual([
    ['app', 1, 1],
    [null, 1, 0],
  ])
})
