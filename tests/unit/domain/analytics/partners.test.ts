import { describe, expect, it } from 'vitest'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { peopleOf } from '#domain/analytics/history.ts'
import { partnerEvents } from '#domain/analytics/partnerEvents.ts'
import { partnerResults, partnerUsers, type PartnerQuestion } from '#domain/analytics/partners.ts'
import { blankCampaign } from '#domain/campaign/create.ts'
import { createProgramme } from '#domain/partners/create.ts'
import type { PartnerProgramme } from '#domain/partners/schema.ts'
import { at, event, hongKong, november, whole } from './events.ts'

/** Standings at 0, 1 and 3 shoppers bound, which earn 6%, 8% and 10%; phones 2%, 3% and 4%. */
const start = createProgramme(blankCampaign({ name: 'Double 11', markets: ['HK', 'TW'] }), {
  programme: 'Partners',
  tiers: ['One', 'Two', 'Three'],
})
const programme: PartnerProgramme = {
  ...start,
  budget: { HK: 100_000_000, TW: 100_000_000 },
  tiers: start.tiers.map((tier, k) => ({ ...tier, thresholds: { paid: {}, orders: 0, bound: [0, 1, 3][k]! } })),
}
const question: PartnerQuestion = {
  ...whole,
  campaignId: 'c',
  programme,
  categories: new Map([['phone', 'phones']]),
}

const ours = (fields: Partial<HaggleEvent>) => event({ campaignId: 'c', ...fields })
const visit = (userKey: string, partnerId: string, day: number, fields: Partial<HaggleEvent> = {}) =>
  ours({ userKey, partnerId, at: at(day, 9), isNewUser: true, ...fields })
const pay = (userKey: string, day: number, amount: number, fields: Partial<HaggleEvent> = {}) =>
  ours({ type: 'pay', userKey, at: at(day, 12), orderId: `o-${userKey}`, amount, currency: 'HKD', ...fields })
const refund = (userKey: string, day: number, amount: number, fields: Partial<HaggleEvent> = {}) =>
  pay(userKey, day, amount, { type: 'refund', ...fields })

const askedOf = (events: readonly HaggleEvent[], asked: Partial<PartnerQuestion> = {}) => {
  const whose = { ...question, ...asked }
  return { whose, picked: partnerEvents(peopleOf(events), whose) }
}
const resultsOf = (...given: Parameters<typeof askedOf>) => {
  const { whose, picked } = askedOf(...given)
  return partnerResults(picked, whose, hongKong)
}
const usersOf = (partnerId: string, ...given: Parameters<typeof askedOf>) => {
  const { whose, picked } = askedOf(...given)
  return partnerUsers(picked, whose, partnerId)
}

describe('what partners brought', () => {
  it('is the shoppers bound to them, their orders, what they paid, and the commission on it', () => {
    const answer = resultsOf([visit('a', 'ann', 1), pay('a', 2, 10_000), pay('b', 2, 99_000)])
    expect(answer.partners).toEqual([
      {
        partnerId: 'ann',
        tiers: { HK: 'tier-1' },
        figures: { bound: 1, newUsers: 1, orders: 1, paid: { HK: 10_000 }, commission: { HK: 600 } },
      },
    ])
    expect(answer.days).toEqual([
      { at: november(1), partnerId: 'ann', newUsers: 1, orders: 0, paid: {}, commission: {} },
      { at: november(2), partnerId: 'ann', newUsers: 0, orders: 1, paid: { HK: 10_000 }, commission: { HK: 600 } },
    ])
  })

  it('loses what was given back, on the day of it, and the commission with it', () => {
    const events = [visit('a', 'ann', 1), pay('a', 2, 10_000), refund('a', 5, 4_000)]
    expect(resultsOf(events).total).toMatchObject({ orders: 1, paid: { HK: 6_000 }, commission: { HK: 360 } })
    expect(resultsOf(events, { from: november(4) }).total).toMatchObject({
      bound: 1,
      newUsers: 0,
      orders: 0,
      paid: { HK: -4_000 },
      commission: { HK: -240 },
    })
  })

  it('belongs to the visitor who registers later', () => {
    const events = [
      visit('', 'ann', 1, { userKey: undefined, visitorKey: 'v' }),
      ours({ type: 'register', userKey: 'a', visitorKey: 'v', at: at(2) }),
      pay('a', 3, 10_000),
    ]
    expect(resultsOf(events).total).toMatchObject({ bound: 1, orders: 1 })
  })

  it('keeps markets and other campaigns apart', () => {
    const taiwan = { market: 'TW', currency: 'TWD' } as const
    const events = [
      visit('a', 'ann', 1),
      pay('a', 2, 500, taiwan),
      pay('a', 2, 700, { campaignId: 'other', orderId: 'x' }),
    ]
    expect(resultsOf(events).total).toMatchObject({ bound: 1, orders: 0, paid: {} })
    const inBoth = [...events, visit('a', 'ann', 1, { market: 'TW' })]
    expect(resultsOf(inBoth).total).toMatchObject({ bound: 1, orders: 1, paid: { TW: 500 } })
    expect(resultsOf(inBoth, { market: 'HK' }).total).toMatchObject({ orders: 0, paid: {} })
  })

  it('counts a shopper of two partners once in the total', () => {
    const lastTouch = { ...programme, binding: { ...programme.binding, rule: 'lastTouch' as const } }
    const events = [visit('a', 'ann', 1), visit('a', 'bea', 3)]
    const answer = resultsOf(events, { programme: lastTouch })
    expect(answer.total.bound).toBe(1)
    expect(answer.partners.map(({ partnerId, figures }) => [partnerId, figures.bound])).toEqual([
      ['ann', 1],
      ['bea', 1],
    ])
    expect(resultsOf(events, { programme: lastTouch, from: november(4) }).partners).toHaveLength(1)
  })
})

describe('tiers', () => {
  const october = (user: string) => visit(user, 'ann', 1, { at: '2026-10-10T04:00:00.000Z' })

  it('hold for the month after their thresholds were met, and the rates of commission with them', () => {
    const answer = resultsOf([october('a'), october('b'), october('c'), pay('a', 2, 10_000, { product: 'phone' })])
    expect(answer.partners[0]?.tiers).toEqual({ HK: 'tier-3' })
    expect(answer.total.commission).toEqual({ HK: 400 })
    expect(answer.tiers.filter(({ market }) => market === 'HK')).toEqual([
      { market: 'HK', tierId: 'tier-1', partners: 0, commission: 0 },
      { market: 'HK', tierId: 'tier-2', partners: 0, commission: 0 },
      { market: 'HK', tierId: 'tier-3', partners: 1, commission: 400 },
    ])
  })

  it('stay listed where nobody brought anybody', () => {
    expect(resultsOf([]).tiers.map(({ partners }) => partners)).toEqual([0, 0, 0, 0, 0, 0])
  })
})

describe('the shoppers behind a partner', () => {
  it('are those bound in the span, with their first order ever and what they paid and got back in it', () => {
    const events = [
      visit('a', 'ann', 1),
      visit('b', 'ann', 3, { isNewUser: false }),
      visit('c', 'bea', 3),
      pay('a', 2, 10_000),
      pay('a', 6, 5_000, { orderId: 'second' }),
      refund('a', 7, 1_000, { orderId: 'second' }),
    ]
    const anyone = { ...programme, binding: { ...programme.binding, binds: 'anyone' as const } }
    expect(usersOf('ann', events, { programme: anyone, from: november(5) })).toMatchObject([
      { subject: 'u:b', boundAt: november(3, 9), isNew: false, firstOrderAt: null, orders: 0, paid: {} },
      {
        subject: 'u:a',
        boundAt: november(1, 9),
        isNew: true,
        firstOrderAt: november(2, 12),
        orders: 1,
        paid: { HK: 5_000 },
        refunded: { HK: 1_000 },
      },
    ])
  })

  it('leave when another partner brings them, where the last touch binds', () => {
    const lastTouch = { ...programme, binding: { ...programme.binding, rule: 'lastTouch' as const } }
    const events = [visit('a', 'ann', 1), visit('a', 'bea', 3), pay('a', 4, 1_000)]
    expect(usersOf('ann', events, { programme: lastTouch })).toMatchObject([{ until: november(3, 9), orders: 0 }])
    expect(usersOf('bea', events, { programme: lastTouch })).toMatchObject([{ orders: 1 }])
  })
})
