import { describe, expect, it } from 'vitest'
import { peopleOf } from '#domain/analytics/history.ts'
import { seriesOf, type SeriesQuestion } from '#domain/analytics/series.ts'
import { totalsOf } from '#domain/analytics/totals.ts'
import { at, event, hongKong, november, whole } from './events.ts'

const question: SeriesQuestion = {
  ...whole,
  from: november(10),
  to: november(13),
  type: 'view',
  measure: 'events',
  interval: 'day',
}
const shop = peopleOf([
  event({ userKey: 'a', channel: 'app', at: at(10, 23, 59) }),
  event({ userKey: 'a', channel: 'app', at: at(11, 0) }),
  event({ userKey: 'a', channel: 'site', at: at(11, 1) }),
  event({ userKey: 'b', at: at(11, 2) }),
  event({ userKey: 'b', at: at(13) }),
  event({ userKey: 'b', type: 'order', orderId: 'o', amount: 500, currency: 'HKD', at: at(11, 3) }),
  event({ userKey: 'b', type: 'order', orderId: 'o', amount: 300, currency: 'HKD', at: at(11, 3) }),
  event({ userKey: 'b', type: 'order', at: at(12) }),
  event({ userKey: 'b', type: 'register', at: at(12) }),
  event({ userKey: 'b', type: 'register', at: at(12, 23) }),
  event({ userKey: 'a', type: 'register', at: at(12, 5) }),
  event({ userKey: 'a', type: 'pay', amount: 700, currency: 'HKD', at: at(12, 6) }),
  event({ userKey: 'a', type: 'refund', amount: 200, currency: 'HKD', at: at(12, 7) }),
  event({ userKey: 'a', type: 'refund', market: 'TW', amount: 50, currency: 'TWD', at: at(12, 7) }),
])
const lines = (asked: Partial<SeriesQuestion>) => seriesOf(shop, { ...question, ...asked }, hongKong).lines

describe('a series', () => {
  it('counts by the day of the zone, leaving no day out', () => {
    expect(seriesOf(shop, question, hongKong)).toEqual({
      buckets: [november(10), november(11), november(12)],
      lines: [{ value: null, points: [1, 3, 0], total: 4 }],
      unfinishedFrom: null,
    })
    expect(lines({ type: 'share' })).toEqual([{ value: null, points: [0, 0, 0], total: 0 }])
  })

  it('counts somebody who came on two days once in the total', () => {
    expect(lines({ measure: 'users' })).toEqual([{ value: null, points: [1, 2, 0], total: 2 }])
  })

  it('counts the lines of an order as one order, and adds up what they cost', () => {
    expect(lines({ type: 'order', measure: 'orders' })[0]).toMatchObject({ points: [0, 1, 1], total: 2 })
    expect(lines({ type: 'order', measure: 'amount' })[0]).toMatchObject({ points: [0, 800, 0], total: 800 })
  })

  it('counts a registration once, and nobody for an order alone', () => {
    expect(lines({ measure: 'registrations' })[0]).toMatchObject({ points: [0, 0, 2], total: 2 })
    expect(lines({ measure: 'registrations', to: november(12) })[0]).toMatchObject({ total: 0 })
  })

  it('splits by a dimension, the largest first', () => {
    expect(lines({ split: 'channel' }).map(({ value, total }) => [value, total])).toEqual([
      ['app', 2],
      [null, 1],
      ['site', 1],
    ])
  })

  it('counts by the hour, and tells where it is not over yet', () => {
    const { buckets, unfinishedFrom } = seriesOf(
      shop,
      { ...question, interval: 'hour', from: november(11, 0, 30), to: november(11, 3), asOf: november(11, 1, 30) },
      hongKong,
    )
    expect(buckets).toEqual([november(11, 0), november(11, 1), november(11, 2)])
    expect(unfinishedFrom).toBe(1)
  })
})

describe('the totals', () => {
  it('are those of the span, money by market less what was refunded', () => {
    expect(totalsOf(shop, question)).toEqual({
      views: 4,
      visitors: 2,
      registrations: 2,
      orders: 2,
      customers: 1,
      payingCustomers: 1,
      paid: { HK: 500, TW: -50 },
    })
    expect(totalsOf(shop, { ...question, where: { market: 'TW' } })).toMatchObject({ views: 0, paid: { TW: -50 } })
  })
})
