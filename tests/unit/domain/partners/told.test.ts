import { describe, expect, it } from 'vitest'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { portion, sum } from '#domain/money.ts'
import type { FromEvents } from '#domain/partners/fromEvents.ts'
import { mostMonthsTold } from '#domain/partners/stretch.ts'
import { campaignInput, pastOrdersInput, statementsTold, type Invented } from '#domain/partners/told.ts'
import { finished } from '#domain/steps.ts'
import { paid, programme, rates, said, tier } from '../support/partnerBuilders.ts'

const given = programme({
  markets: ['HK', 'TW'],
  budget: { HK: 1_000_000, TW: 1_000_000 },
  tiers: [tier(1, rates(0, 1_000))],
})
const everybody: Invented = { seed: 'a', partners: 3, boundShare: 10_000, visitShare: 10_000 }
const categoryOf = () => null
const past = (events: HaggleEvent[], invented = everybody) =>
  finished(pastOrdersInput({ programme: given, market: 'HK', events, categoryOf, invented }))
/** Long after everything, unless another moment is named. */
const tell = (from: FromEvents, asked: { from: string; to: string } | null, asOf = '2027-06-30T00:00:00.000Z') =>
  finished(statementsTold(from, { asked, asOf }))

describe('statements of a campaign', () => {
  const events = [
    said('view', '2026-11-02', { partnerId: 'ann', isNewUser: true }),
    paid('2026-11-03', 'o1', 10_005),
    paid('2026-11-03', 'o2', 4_000, { userKey: 'cy' }),
    paid('2026-11-03', 'o3', 9_000, { market: 'TW', currency: 'TWD' }),
  ]
  const told = tell(campaignInput({ programme: given, market: 'HK', events, categoryOf }), null)

  it('are of one market, from what its events say', () => {
    expect(told.period).toEqual({ from: '2026-11', to: '2026-11' })
    expect(told.statements.map(({ partner, earned }) => [partner, earned.level1])).toEqual([['ann', 1_000]])
    expect(told.spent).toBe(1_000)
  })

  it('say what was paid in all, and why some of it earned nothing', () => {
    expect(told.orders).toEqual({ taken: 2, paid: 14_005, refunds: 0, refunded: 0 })
    expect(told.unpaid).toEqual([{ reason: 'noPartner', orders: 1 }])
  })

  it('are nothing where nothing happened', () => {
    expect(tell(campaignInput({ programme: given, market: 'TW', events: [], categoryOf }), null)).toMatchObject({
      known: null,
      period: null,
      statements: [],
      unpaid: [],
      spent: 0,
    })
  })
})

describe('statements of past orders', () => {
  it('are of partners who are called invented, and earn on the orders as they were', () => {
    const { statements, orders } = tell(past([paid('2011-03-05', '1', 1_999), paid('2011-03-06', '2', 55)]), null)
    expect(new Set(statements.map(({ partner }) => partner.slice(0, 9)))).toEqual(new Set(['invented-']))
    expect(sum(statements.map(({ earned }) => earned.level1))).toBe(portion(1_999, 1_000) + portion(55, 1_000))
    expect(orders.paid).toBe(2_054)
  })

  it('leave shoppers without a partner where few belong to one, and are the same for the same seed', () => {
    const events = Array.from({ length: 40 }, (_, k) => paid('2011-03-05', `o${k}`, 1_000, { userKey: `user-${k}` }))
    const half = { ...everybody, boundShare: 5_000 }
    const told = tell(past(events, half), null)
    expect(told.unpaid[0]?.reason).toBe('noPartner')
    expect(told.unpaid[0]?.orders).toBeGreaterThan(5)
    expect(told.unpaid[0]?.orders).toBeLessThan(35)
    expect(tell(past(events, half), null)).toEqual(told)
    expect(tell(past(events, { ...half, seed: 'b' }), null)).not.toEqual(told)
  })

  it('say how much was given back on orders nobody knows', () => {
    const { leftOut } = tell(
      past([
        paid('2011-03-05', '1', 900),
        said('refund', '2011-03-06', { orderId: 'C1', amount: 300, currency: 'HKD' }),
      ]),
      null,
    )
    expect(leftOut).toEqual([{ reason: 'orderUnknown', events: 1, amount: 300 }])
  })
})

describe('the months told', () => {
  const events = ['2010-12', '2011-01', '2011-02', '2011-03'].map((month, k) => paid(`${month}-05`, `o${k}`, 1_000))

  it('are those asked for, worked out from the first one on', () => {
    const whole = tell(past(events), null)
    const some = tell(past(events), { from: '2011-01', to: '2011-02' })
    expect(some.known).toEqual({ from: '2010-12', to: '2011-03' })
    expect(some.statements).toEqual(whole.statements.filter(({ month }) => month === '2011-01' || month === '2011-02'))
    expect(some.orders.taken).toBe(2)
    // What was spent before them counts; what comes after is not known yet.
    expect(some.spent).toBe(300)
  })

  it('are cut to those that have anything, and none outside of them', () => {
    expect(tell(past(events), { from: '2009-01', to: '2011-01' }).period).toEqual({
      from: '2010-12',
      to: '2011-01',
    })
    expect(tell(past(events), { from: '2012-01', to: '2012-02' })).toMatchObject({
      known: { from: '2010-12', to: '2011-03' },
      period: null,
      statements: [],
    })
  })

  it('are the last ones where there are many', () => {
    const { period } = tell(past([paid('2005-01-05', 'o', 1), paid('2011-03-05', 'p', 1)]), null)
    expect(period).toEqual({ from: '2009-04', to: '2011-03' })
    expect(mostMonthsTold).toBe(24)
  })
})

describe('what is held', () => {
  // Held for 15 days: until 13 December.
  const events = [said('view', '2026-11-02', { partnerId: 'ann', isNewUser: true }), paid('2026-11-28', 'o1', 60_000)]
  const from = campaignInput({ programme: given, market: 'HK', events, categoryOf })
  const sums = ({ statements }: ReturnType<typeof tell>) =>
    statements.map(({ month, closingHeld, released, payable }) => [month, closingHeld, released, payable])

  it('across the end of a month is told as paid in the month it is released in, though nothing was bought in it', () => {
    expect(given.holdDays).toBe(15)
    const told = tell(from, null)
    expect(told.known).toEqual({ from: '2026-11', to: '2026-12' })
    expect(sums(told)).toEqual([
      ['2026-11', 6_000, 0, 0],
      ['2026-12', 0, 6_000, 6_000],
    ])
    expect(sums(tell(from, { from: '2026-12', to: '2027-01' }))).toEqual([['2026-12', 0, 6_000, 6_000]])
  })

  it('is not told as released before its day, in a month that is not over', () => {
    expect(sums(tell(from, null, '2026-11-29T04:00:00.000Z'))).toEqual([['2026-11', 6_000, 0, 0]])
    expect(sums(tell(from, null, '2026-12-13T04:00:00.000Z'))).toEqual([
      ['2026-11', 6_000, 0, 0],
      ['2026-12', 6_000, 0, 0],
    ])
    expect(sums(tell(from, null, '2026-12-13T04:00:00.001Z')).at(-1)).toEqual(['2026-12', 0, 6_000, 6_000])
  })

  it('is told within one month as it stands on the day', () => {
    const early = campaignInput({
      programme: given,
      market: 'HK',
      events: [events[0]!, paid('2026-11-03', 'o1', 60_000)],
      categoryOf,
    })
    expect(sums(tell(early, null, '2026-11-04T04:00:00.000Z'))).toEqual([['2026-11', 6_000, 0, 0]])
    expect(sums(tell(early, null, '2026-11-19T04:00:00.000Z'))).toEqual([['2026-11', 0, 6_000, 6_000]])
  })
})
