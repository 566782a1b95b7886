import { describe, expect, it } from 'vitest'
import type { StatementsInput } from '#domain/partners/input.ts'
import type { Ledger } from '#domain/partners/ledger.ts'
import { monthAfter, monthOf, monthsBetween, spanOfMonth } from '#domain/months.ts'
import { inputProblems } from '#domain/partners/problems.ts'
import { calculateStatements } from '#domain/partners/statements.ts'
import { setAt } from '#domain/campaign/pointer.ts'
import { month, noon, order, partner, programme, rates, refund, tier, touch } from '../support/partnerBuilders.ts'

const inTwoMarkets = programme({
  markets: ['HK', 'TW'],
  tiers: [tier(1, rates(500, 1_000)), tier(2, rates(500, 1_200))],
})
const good: StatementsInput = month({
  programme: inTwoMarkets,
  partners: [partner('zoe', { joinedAt: noon('09-01') }), partner('ann', { invitedBy: 'zoe' })],
  touches: [{ ...touch('bo', 'ann', '11-01'), id: 't1' }],
  orders: [order('o1', 'bo', '11-02', { goods: 10_000, elsewhere: 500 }), order('o2', 'bo', '11-03', { goods: 999 })],
  refunds: [{ ...refund('o1', '11-04', { goods: 4_000 }), id: 'r1' }],
})
const problems = (given: StatementsInput) => inputProblems(given).map(({ code, pointer }) => `${code} ${pointer}`)

describe('input for statements', () => {
  it('that holds together has no problem', () => {
    expect(problems(good)).toEqual([])
  })

  const cases: [string, StatementsInput, string[]][] = [
    [
      'a period that ends before it begins',
      { ...good, period: { from: '2026-11', to: '2026-10' } },
      ['beforeFrom /period/to'],
    ],
    ['two years and a month', { ...good, period: { from: '2026-11', to: '2028-11' } }, ['tooBig /period/to']],
    [
      'a product named twice',
      { ...good, products: [...good.products, good.products[0]!] },
      ['duplicate /products/3/id'],
    ],
    [
      'a partner named twice',
      setAt(good, '/partners/1/id', 'zoe'),
      ['duplicate /partners/1/id', 'notEarlier /partners/1/invitedBy', 'unknown /touches/0/partner'],
    ],
    ['two partners who shop as one', setAt(good, '/partners/1/user', 'zoe-shops'), ['duplicate /partners/1/user']],
    [
      'an inviting partner nobody knows',
      setAt(good, '/partners/1/invitedBy', 'who'),
      ['unknown /partners/1/invitedBy'],
    ],
    [
      'a partner invited by a later one',
      setAt(good, '/partners/0/joinedAt', noon('10-02')),
      ['notEarlier /partners/1/invitedBy'],
    ],
    [
      'a partner invited by one of the same moment',
      setAt(good, '/partners/0/joinedAt', noon('10-01')),
      ['notEarlier /partners/1/invitedBy'],
    ],
    ['a touch by nobody', setAt(good, '/touches/0/partner', 'who'), ['unknown /touches/0/partner']],
    ['a touch named twice', { ...good, touches: [good.touches[0]!, good.touches[0]!] }, ['duplicate /touches/1/id']],
    [
      'a touch where the programme does not run',
      setAt(good, '/touches/0/market', 'CN'),
      ['notInProgramme /touches/0/market'],
    ],
    [
      'a touch after the period',
      setAt(good, '/touches/0/at', '2026-11-30T16:00:00.000Z'),
      ['outsidePeriod /touches/0/at'],
    ],
    ['a touch long before it, without a ledger', setAt(good, '/touches/0/at', noon('01-01')), []],
    ['an order named twice', setAt(good, '/orders/1/id', 'o1'), ['duplicate /orders/1/id']],
    [
      'an order where the programme does not run',
      { ...good, orders: [...good.orders, order('cn', 'bo', '11-02', {}, 'CN')] },
      ['notInProgramme /orders/2/market'],
    ],
    ['an order in another currency', setAt(good, '/orders/0/currency', 'TWD'), ['otherCurrency /orders/0/currency']],
    [
      'an order before the period',
      setAt(good, '/orders/1/paidAt', '2026-10-31T15:59:59.999Z'),
      ['outsidePeriod /orders/1/paidAt'],
    ],
    ['an order at its first moment', setAt(good, '/orders/1/paidAt', '2026-10-31T16:00:00.000Z'), []],
    ['a line named twice', setAt(good, '/orders/0/lines/1/id', 'goods'), ['duplicate /orders/0/lines/1/id']],
    [
      'coupons above the amount',
      setAt(good, '/orders/1/lines/0/coupons', 1_000),
      ['aboveAmount /orders/1/lines/0/coupons'],
    ],
    ['coupons of the whole amount', setAt(good, '/orders/1/lines/0/coupons', 999), []],
    [
      'a refund named twice',
      { ...good, refunds: [good.refunds[0]!, { ...refund('o2', '11-04', { goods: 1 }), id: 'r1' }] },
      ['duplicate /refunds/1/id'],
    ],
    [
      'a refund before its order',
      setAt(good, '/refunds/0/at', '2026-11-02T03:59:59.999Z'),
      ['beforeOrder /refunds/0/at'],
    ],
    ['a refund of the same moment', setAt(good, '/refunds/0/at', noon('11-02')), []],
    ['a refund after the period', setAt(good, '/refunds/0/at', noon('12-02')), ['outsidePeriod /refunds/0/at']],
    [
      'a refund of an unknown order after the period',
      { ...good, refunds: [refund('gone', '12-02', { goods: 1 })] },
      ['outsidePeriod /refunds/0/at'],
    ],
    ['a refund of an unknown line', setAt(good, '/refunds/0/lines/0/line', 'who'), ['unknown /refunds/0/lines/0/line']],
    ['all of a line refunded', setAt(good, '/refunds/0/lines/0/amount', 10_000), []],
    [
      'more refunded than was paid',
      setAt(good, '/refunds/0/lines/0/amount', 10_001),
      ['abovePaid /refunds/0/lines/0/amount'],
    ],
    [
      'more refunded than was paid, by two refunds',
      { ...good, refunds: [...good.refunds, refund('o1', '11-05', { goods: 6_001 })] },
      ['abovePaid /refunds/1/lines/0/amount'],
    ],
    [
      'more refunded than was paid less coupons',
      setAt(setAt(good, '/refunds/0/lines/0/amount', 9_001), '/orders/0/lines/0/coupons', 1_000),
      ['abovePaid /refunds/0/lines/0/amount'],
    ],
  ]
  it.each(cases)('with %s', (_, given, expected) => {
    expect(problems(given)).toEqual(expected)
  })
})

describe('a ledger', () => {
  // Made when asked for: a test that fails to make it should say so itself.
  const opening = (): Ledger =>
    calculateStatements({ ...good, programme: { ...inTwoMarkets, holdDays: 60, recruitReward: { HK: 5 } } }).ledger
  const december = (): StatementsInput => ({
    ...good,
    period: { from: '2026-12', to: '2026-12' },
    touches: [{ ...touch('bo', 'ann', '12-01'), id: 't2' }],
    orders: [order('o3', 'bo', '12-02', { goods: 500 })],
    refunds: [{ ...refund('o1', '12-04', { goods: 6_000 }), id: 'r2' }],
    opening: opening(),
  })
  const at = (path: string, value: unknown) => setAt(december(), `/opening${path}`, value)
  const share = '/markets/0/orders/0/lines/0/shares/0'

  it('of the month before is taken up', () => {
    expect(opening().markets[0]).toMatchObject({
      bindings: [{ user: 'bo', partner: 'ann' }],
      standings: [{ partner: 'ann', tier: 'tier-1', paid: 6_999, orders: 2, carried: 0 }],
      orders: [
        { id: 'o1', seller: 'ann', lines: [{ id: 'goods', base: 10_000, refunded: 4_000, shares: [{ kept: 600 }] }] },
        { id: 'o2' },
      ],
    })
    expect(problems(december())).toEqual([])
  })

  const reward = { partner: 'ann', recruit: 'x', heldUntil: noon('12-24'), amount: 5 }
  const cases: [string, () => StatementsInput, string[]][] = [
    ['of another month', () => at('/through', '2026-10'), ['notMonthBefore /opening/through']],
    [
      'with a touch of before',
      () => setAt(december(), '/touches/0/at', noon('11-30')),
      ['outsidePeriod /touches/0/at'],
    ],
    ['with an order once more', () => setAt(december(), '/orders/0/id', 'o2'), ['duplicate /orders/0/id']],
    [
      'with more refunded than is left',
      () => setAt(december(), '/refunds/0/lines/0/amount', 6_001),
      ['abovePaid /refunds/0/lines/0/amount'],
    ],
    [
      'with a refund before its order',
      () => at('/markets/0/orders/0/paidAt', noon('12-05')),
      ['beforeOrder /refunds/0/at', 'inconsistent /opening/markets/0/orders/0/paidAt'],
    ],
    [
      'with an order that was held before it was paid',
      () => at('/markets/0/orders/1/heldUntil', noon('11-01')),
      ['inconsistent /opening/markets/0/orders/1/heldUntil', 'inconsistent /opening/markets/0/orders/1/released'],
    ],
    [
      'with something released before its time',
      () => at('/markets/0/orders/1/released', true),
      ['inconsistent /opening/markets/0/orders/1/released'],
    ],
    [
      'with a shopper who is yet to come',
      () => at('/markets/0/bindings/0/since', noon('12-02')),
      ['inconsistent /opening/markets/0/bindings/0/since', 'inconsistent /opening/markets/0/bindings/0/lastTouch'],
    ],
    [
      'with a binding that has ended',
      () => at('/markets/0/bindings/0/until', '2026-11-30T16:00:00.000Z'),
      ['inconsistent /opening/markets/0/bindings/0/until'],
    ],
    [
      'with a reward that was due',
      () => setAt(at('/markets/0/heldRewards', [{ ...reward, heldUntil: noon('11-30'), amount: 0 }]), '/refunds', []),
      ['inconsistent /opening/markets/0/heldRewards/0/heldUntil'],
    ],
    ['with a refund of a line that never counted', () => setAt(december(), '/refunds/0/lines/0/line', 'elsewhere'), []],
    ['with a market twice', () => at('/markets/1/market', 'HK'), ['duplicate /opening/markets/1/market']],
    [
      'of a market the programme has left',
      () => ({ ...december(), programme: { ...inTwoMarkets, markets: ['HK'] } }),
      ['notInProgramme /opening/markets/1/market'],
    ],
    [
      'with a shopper bound twice',
      () => at('/markets/0/bindings/-', opening().markets[0]!.bindings[0]),
      ['duplicate /opening/markets/0/bindings/1/user'],
    ],
    [
      'with a shopper bound to nobody',
      () => at('/markets/0/bindings/0/partner', 'who'),
      ['unknown /opening/markets/0/bindings/0/partner'],
    ],
    [
      'with a standing twice',
      () => at('/markets/0/standings/-', opening().markets[0]!.standings[0]),
      ['duplicate /opening/markets/0/standings/1/partner'],
    ],
    [
      'with a standing of nobody',
      () => at('/markets/0/standings/0/partner', 'who'),
      ['unknown /opening/markets/0/standings/0/partner'],
    ],
    [
      'with a tier that is gone',
      () => at('/markets/0/standings/0/tier', 'gone'),
      ['unknown /opening/markets/0/standings/0/tier'],
    ],
    ['with an order twice', () => at('/markets/0/orders/1/id', 'o1'), ['duplicate /opening/markets/0/orders/1/id']],
    [
      'with a seller nobody knows',
      () => at('/markets/0/orders/0/seller', 'who'),
      ['unknown /opening/markets/0/orders/0/seller'],
    ],
    ['with an order nobody sold', () => at('/markets/0/orders/0/seller', null), []],
    ['with a share of nobody', () => at(`${share}/partner`, 'who'), [`unknown /opening${share}/partner`]],
    [
      'with a reward for nobody',
      () => at('/markets/0/heldRewards', [{ ...reward, partner: 'who', amount: 0 }]),
      ['unknown /opening/markets/0/heldRewards/0/partner'],
    ],
    [
      'with more kept than the refunds leave',
      () => at(`${share}/kept`, 601),
      ['inconsistent /opening/markets/0/orders/0/lines/0', 'inconsistent /opening/markets/0/spent'],
    ],
    [
      'with more earned than the rate gives',
      () => at(`${share}/earned`, 1_001),
      ['inconsistent /opening/markets/0/orders/0/lines/0'],
    ],
    [
      'with less earned than the rate gives',
      () => at(`${share}/earned`, 999),
      ['inconsistent /opening/markets/0/orders/0/lines/0'],
    ],
    [
      'with more refunded than paid',
      () => at('/markets/0/orders/1/lines/0/refunded', 1_000),
      ['inconsistent /opening/markets/0/orders/1/lines/0'],
    ],
    [
      'with less spent than is kept',
      () => at('/markets/0/spent', opening().markets[0]!.spent - 1),
      ['inconsistent /opening/markets/0/spent'],
    ],
    [
      'with rewards that nobody spent',
      () => at('/markets/0/heldRewards', [reward]),
      ['inconsistent /opening/markets/0/spent'],
    ],
  ]
  it.each(cases)('%s', (_, given, expected) => {
    expect(problems(given())).toEqual(expected)
  })

  it('with a fixed reward above what was paid, or of nothing, is refused', () => {
    const line = (base: number, earned: number, kept: number) => ({
      id: 'goods',
      base,
      refunded: 0,
      counts: false,
      shares: [{ partner: 'ann', kind: 'membership', rate: null, earned, kept }],
    })
    const with_ = (...given: [number, number, number]) =>
      problems(setAt(at('/markets/0/orders/0/lines/0', line(...given)), '/refunds', []))
    expect(with_(700, 600, 600)).toEqual([])
    expect(with_(600, 600, 600)).toEqual([])
    expect(with_(599, 600, 600)).toContain('inconsistent /opening/markets/0/orders/0/lines/0')
    expect(with_(0, 1, 1)).toContain('inconsistent /opening/markets/0/orders/0/lines/0')
    expect(with_(700, 600, 599)).toContain('inconsistent /opening/markets/0/orders/0/lines/0')
  })
})

describe('a month', () => {
  it('is that of the market’s calendar', () => {
    expect(monthOf('2026-11-30T15:59:59.999Z', 'HK')).toBe('2026-11')
    expect(monthOf('2026-11-30T16:00:00.000Z', 'TW')).toBe('2026-12')
    expect(spanOfMonth('2026-12', 'CN')).toEqual({ from: '2026-11-30T16:00:00.000Z', to: '2026-12-31T16:00:00.000Z' })
  })

  it('follows another, over years, and back', () => {
    expect([monthAfter('2026-12'), monthAfter('2026-01', -1), monthAfter('2026-11', 26)]).toEqual([
      '2027-01',
      '2025-12',
      '2029-01',
    ])
    expect(monthsBetween('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
    expect(monthsBetween('2026-11', '2026-10')).toEqual([])
  })
})
