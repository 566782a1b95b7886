import { describe, expect, it } from 'vitest'
import { sum } from '#domain/money.ts'
import type { StatementsInput } from '#domain/partners/input.ts'
import { inputProblems } from '#domain/partners/problems.ts'
import type { Statement } from '#domain/partners/statement.ts'
import { calculateStatements } from '#domain/partners/statements.ts'
import { month, order, partner, programme, rates, refund, tier, touch } from '../support/partnerBuilders.ts'

/** Bo, Cy and Di shop; Ann promotes and was invited by Zoe, who promotes too. */
const zoe = partner('zoe')
const ann = partner('ann', { invitedBy: 'zoe', joinedAt: '2026-10-02T00:00:00.000Z' })
const boComesThroughAnn = touch('bo', 'ann', '11-01')
const twoLevels = (given: Partial<ReturnType<typeof programme>> = {}) =>
  programme({
    depth: 2,
    filingReference: { TW: 'filed' },
    tiers: [tier(1, rates(500, 1_000, 200)), tier(2, rates(600, 1_200, 300))],
    ...given,
  })
const base = (given: Partial<StatementsInput> = {}) =>
  month({ programme: twoLevels(), partners: [ann, zoe], touches: [boComesThroughAnn], ...given })

function run(input: StatementsInput) {
  expect(inputProblems(input)).toEqual([])
  return calculateStatements(input)
}
const of = (statements: readonly Statement[], name: string, month = '2026-11') =>
  statements.find((one) => one.partner === name && one.month === month)

describe('an order of a bound shopper', () => {
  it('earns its partner level 1 and the inviting partner level 2, each rounded down per line', () => {
    const { statements } = run(base({ orders: [order('o', 'bo', '11-02', { goods: 1_999, phone: 1_009 })] }))
    expect(of(statements, 'ann')?.earned).toMatchObject({ own: 0, level1: 199 + 100, level2: 0 })
    expect(of(statements, 'zoe')?.earned).toMatchObject({ own: 0, level1: 0, level2: 39 + 20 })
  })

  it('earns nothing beyond the first level at depth 1', () => {
    const input = base({
      programme: twoLevels({ depth: 1 }),
      orders: [order('o', 'bo', '11-02', { goods: 10_000 })],
    })
    expect(run(input).statements.map((one) => one.partner)).toEqual(['ann'])
  })

  it('earns on what was paid less coupons, and only on the campaign’s products', () => {
    const bought = order('o', 'bo', '11-02', { goods: 10_000, elsewhere: 50_000 })
    const lines = bought.lines.map((line) => (line.product === 'goods' ? { ...line, coupons: 2_500 } : line))
    const { statements } = run(base({ orders: [{ ...bought, lines }] }))
    expect(of(statements, 'ann')).toMatchObject({
      earned: { level1: 750 },
      sales: { paid: 7_500, orders: 1, bound: 1 },
    })
    expect(of(statements, 'ann')?.movements[0]).toMatchObject({ base: 7_500, rate: 1_000, order: 'o', line: 'goods' })
  })

  it('counts the day it is paid and not the day the visit was long ago', () => {
    const within = base({ orders: [order('o', 'bo', '11-30', { goods: 10_000 })] })
    expect(of(run(within).statements, 'ann')?.earned.level1).toBe(1_000)
    const late = base({
      period: { from: '2026-12', to: '2026-12' },
      orders: [order('o', 'bo', '12-01', { goods: 10_000 })],
    })
    expect(run(late)).toMatchObject({ unpaidOrders: [{ order: 'o', reason: 'attributionOver' }] })
  })
})

describe('a partner’s own purchase', () => {
  it('saves at their own rate and pays nobody who is not above them', () => {
    const { statements } = run(base({ orders: [order('o', 'ann-shops', '11-02', { goods: 10_000 })] }))
    expect(of(statements, 'ann')?.earned).toMatchObject({ own: 500, level1: 0 })
    expect(of(statements, 'zoe')).toBeUndefined()
  })

  it('saves, and pays the partner whose shopper the buyer is as well', () => {
    const touches = [touch('ann-shops', 'zoe', '11-01')]
    const { statements } = run(base({ touches, orders: [order('o', 'ann-shops', '11-02', { goods: 10_000 })] }))
    expect(of(statements, 'ann')?.earned.own).toBe(500)
    expect(of(statements, 'zoe')?.earned.level1).toBe(1_000)
  })

  it('saves nothing before they have joined', () => {
    const late = { ...ann, joinedAt: '2026-11-03T00:00:00.000Z' }
    const { unpaidOrders } = run(
      base({ partners: [late, zoe], touches: [], orders: [order('o', 'ann-shops', '11-02', { goods: 10_000 })] }),
    )
    expect(unpaidOrders).toEqual([{ order: 'o', reason: 'noPartner' }])
  })
})

describe('every order that earns nothing', () => {
  it('says why', () => {
    const { unpaidOrders } = run(
      base({
        orders: [
          order('free', 'bo', '11-02', { goods: 0 }),
          order('other', 'bo', '11-02', { elsewhere: 500 }),
          order('stranger', 'cy', '11-02', { goods: 500 }),
        ],
      }),
    )
    expect(unpaidOrders).toEqual([
      { order: 'free', reason: 'nothingToEarn' },
      { order: 'other', reason: 'otherProducts' },
      { order: 'stranger', reason: 'noPartner' },
    ])
  })

  it('is one that no longer fits the programme’s limit; a smaller one still may, and refunds make room', () => {
    const input = base({
      programme: twoLevels({ budget: { HK: 1_300, TW: 1, CN: 1 } }),
      orders: [
        order('a', 'bo', '11-02', { goods: 10_000 }),
        order('b', 'bo', '11-03', { goods: 10_000 }),
        order('c', 'bo', '11-04', { goods: 800 }),
        order('d', 'bo', '11-06', { goods: 9_000 }),
      ],
      refunds: [refund('a', '11-05', { goods: 10_000 })],
    })
    const { statements, unpaidOrders, ledger } = run(input)
    expect(unpaidOrders).toEqual([{ order: 'b', reason: 'budgetSpent' }])
    expect(ledger.markets.find(({ market }) => market === 'HK')?.spent).toBe(80 + 16 + 900 + 180)
    // What did not pay was sold all the same.
    expect(of(statements, 'ann')?.sales).toEqual({ paid: 10_000 + 800 + 9_000, orders: 3, bound: 1 })
  })
})

describe('a refund', () => {
  it('leaves what the rate gives on what is kept, however often it comes', () => {
    const orders = [order('o', 'bo', '11-02', { goods: 999 })]
    const reversedBy = (...amounts: number[]) => {
      const refunds = amounts.map((goods, k) => refund('o', `11-${String(k + 3).padStart(2, '0')}`, { goods }))
      return of(run(base({ orders, refunds })).statements, 'ann')!
    }
    // 10% of 999 is 99; of the 666 that stay, 66.
    expect(reversedBy(333)).toMatchObject({ reversed: 33, closingHeld: 0, released: 66 })
    expect(reversedBy(111, 111, 111)).toMatchObject({ reversed: 33, released: 66 })
    expect(reversedBy(333, 333, 333)).toMatchObject({ reversed: 99, released: 0, payable: 0 })
    expect(reversedBy(333, 333, 333).sales).toEqual({ paid: 0, orders: 0, bound: 1 })
  })

  it('is taken from what is held until the hold is over, that moment included, and from what is payable after it', () => {
    const orders = [order('o', 'bo', '11-02', { goods: 10_000 })]
    const at = (moment: string) => ({ ...refund('o', '11-17', { goods: 4_000 }), at: moment })
    const held = run(base({ orders, refunds: [at('2026-11-17T04:00:00.000Z')] }))
    expect(of(held.statements, 'ann')).toMatchObject({ reversed: 400, clawedBack: 0, released: 600, payable: 600 })
    const after = run(base({ orders, refunds: [at('2026-11-17T04:00:00.001Z')] }))
    expect(of(after.statements, 'ann')).toMatchObject({ reversed: 0, clawedBack: 400, released: 1_000, payable: 600 })
    const amounts = of(after.statements, 'ann')!.movements.map(({ type, amount }) => `${type} ${amount}`)
    expect(amounts).toEqual(['earned 1000', 'released 1000', 'clawedBack 400'])
  })

  it('carries what was paid out too much into the months after, until it is made up for', () => {
    const input = base({
      period: { from: '2026-11', to: '2027-01' },
      touches: [boComesThroughAnn, touch('bo', 'ann', '12-01')],
      orders: [order('o', 'bo', '11-02', { goods: 10_000 }), order('p', 'bo', '12-20', { goods: 6_000 })],
      refunds: [refund('o', '12-02', { goods: 10_000 })],
    })
    const { statements } = run(input)
    expect(['2026-11', '2026-12', '2027-01'].map((name) => of(statements, 'ann', name))).toMatchObject([
      { carriedIn: 0, payable: 1_000, carriedOut: 0 },
      { carriedIn: 0, clawedBack: 1_000, closingHeld: 600, payable: 0, carriedOut: -1_000 },
      { carriedIn: -1_000, openingHeld: 600, released: 600, closingHeld: 0, payable: 0, carriedOut: -400 },
    ])
  })

  it('of an order nobody knows is named', () => {
    expect(run(base({ refunds: [refund('gone', '11-05', { goods: 5 })] })).unknownRefunds).toHaveLength(1)
  })

  it('of a line that earns nothing changes nothing', () => {
    const orders = [order('o', 'bo', '11-02', { goods: 1_000, elsewhere: 5_000 })]
    const { statements } = run(base({ orders, refunds: [refund('o', '11-03', { elsewhere: 5_000 })] }))
    expect(of(statements, 'ann')).toMatchObject({ reversed: 0, sales: { paid: 1_000, orders: 1 } })
  })
})

describe('a tier', () => {
  const sells = (goods: number, day: string, id = day) => order(id, 'bo', day, { goods })

  it('reached this month pays from the next one on', () => {
    const input = base({
      period: { from: '2026-11', to: '2026-12' },
      touches: [boComesThroughAnn, touch('bo', 'ann', '12-01')],
      orders: [sells(100_000, '11-02'), sells(10_000, '11-30'), sells(10_000, '12-02')],
    })
    const { statements } = run(input)
    expect(of(statements, 'ann')).toMatchObject({ tier: 'tier-1', nextTier: 'tier-2', earned: { level1: 11_000 } })
    expect(of(statements, 'ann', '2026-12')).toMatchObject({ tier: 'tier-2', earned: { level1: 1_200 } })
  })

  it('is kept by what was sold in all, and lost by a weak month where the month counts', () => {
    const after = (standing: 'total' | 'month') =>
      of(
        run(
          base({
            programme: twoLevels({ standing }),
            period: { from: '2026-11', to: '2026-12' },
            orders: [sells(100_000, '11-02'), sells(1_000, '11-03')],
          }),
        ).statements,
        'ann',
        '2026-12',
      )
    expect(after('total')).toMatchObject({ tier: 'tier-2', nextTier: 'tier-2' })
    expect(after('month')).toMatchObject({ tier: 'tier-2', nextTier: 'tier-1' })
  })
})

describe('fixed rewards', () => {
  const withMembership = twoLevels({ membership: { productId: 'membership', reward: { HK: 6_000 } } })
  const buys = (id: string, day: string, amount = 14_900) => order(id, 'bo', day, { membership: amount })

  it('are paid for one membership per shopper, in place of commission, and count for no tier', () => {
    const { statements } = run(base({ programme: withMembership, orders: [buys('a', '11-02'), buys('b', '11-03')] }))
    expect(of(statements, 'ann')).toMatchObject({
      earned: { level1: 0, membership: 6_000 },
      sales: { paid: 0, orders: 0, bound: 1 },
    })
    expect(of(statements, 'zoe')).toBeUndefined()
  })

  it('are at most what was paid, shrink with a refund, and can be earned anew once nothing is left of them', () => {
    const cheap = run(base({ programme: withMembership, orders: [buys('a', '11-02', 4_000)] }))
    expect(of(cheap.statements, 'ann')?.earned.membership).toBe(4_000)
    const back = run(
      base({
        programme: withMembership,
        orders: [buys('a', '11-02', 10_000), buys('b', '11-05', 10_000), buys('c', '11-08', 10_000)],
        refunds: [refund('a', '11-04', { membership: 3_333 }), refund('a', '11-07', { membership: 6_667 })],
      }),
    )
    // 6,000 × 6,667 / 10,000 is 4,000.2.
    expect(
      of(back.statements, 'ann')?.movements.map(({ type, order: id, amount }) => `${type} ${id} ${amount}`),
    ).toEqual(['earned a 6000', 'reversed a 2000', 'reversed a 4000', 'earned c 6000', 'released c 6000'])
  })

  it('are known from the months before', () => {
    const opening = run(base({ programme: withMembership, orders: [buys('a', '11-02')] })).ledger
    const december = run(
      base({
        programme: withMembership,
        period: { from: '2026-12', to: '2026-12' },
        touches: [touch('bo', 'ann', '12-01')],
        orders: [buys('b', '12-02')],
        opening,
      }),
    )
    expect(december.unpaidOrders).toEqual([{ order: 'b', reason: 'nothingToEarn' }])
  })

  it('are paid for a partner who joins by one’s code, after the hold, within the limit', () => {
    const joins = partner('new', { invitedBy: 'zoe', joinedAt: '2026-11-05T00:00:00.000Z' })
    const others = partner('next', { invitedBy: 'zoe', joinedAt: '2026-11-06T00:00:00.000Z' })
    const input = base({
      programme: twoLevels({ recruitReward: { HK: 1_000 }, budget: { HK: 1_500 } }),
      partners: [zoe, ann, joins, others],
    })
    expect(of(run(input).statements, 'zoe')).toMatchObject({
      earned: { recruit: 1_000 },
      released: 1_000,
      payable: 1_000,
    })
    expect(of(run(input).statements, 'zoe')?.movements[0]).toMatchObject({
      recruit: 'new',
      order: null,
      kind: 'recruit',
    })
    const later = run({ ...input, programme: { ...input.programme, holdDays: 30, returnDays: 0 } })
    expect(of(later.statements, 'zoe')).toMatchObject({ released: 0, closingHeld: 1_000 })
    expect(later.ledger.markets[0]?.heldRewards).toEqual([
      { partner: 'zoe', recruit: 'new', heldUntil: '2026-12-05T00:00:00.000Z', amount: 1_000 },
    ])
  })
})

describe('statements', () => {
  it('are by market, each in its own money and on its own', () => {
    const touches = [boComesThroughAnn, touch('bo', 'ann', '11-01', { market: 'TW' })]
    const orders = [order('hk', 'bo', '11-02', { goods: 10_000 }), order('tw', 'bo', '11-02', { goods: 300 }, 'TW')]
    const { statements, ledger } = run(base({ touches, orders }))
    const seen = statements.filter((one) => one.partner === 'ann').map((one) => [one.market, one.earned.level1])
    expect(seen).toEqual([
      ['HK', 1_000],
      ['TW', 30],
    ])
    expect(ledger.markets.map(({ market, spent }) => [market, spent])).toEqual([
      ['HK', 1_200],
      ['TW', 36],
      ['CN', 0],
    ])
    expect(sum(statements.map(({ payable }) => payable))).toBe(1_000 + 30 + 200 + 6)
  })

  it('begin and end with the month of the market’s clock', () => {
    const midnight = { ...order('o', 'bo', '11-30', { goods: 10_000 }), paidAt: '2026-11-30T16:00:00.000Z' }
    const both = base({ period: { from: '2026-11', to: '2026-12' }, orders: [midnight] })
    expect(of(run(both).statements, 'ann', '2026-12')?.earned.level1).toBe(1_000)
    const earlier = { ...midnight, paidAt: '2026-11-30T15:59:59.999Z' }
    expect(of(run({ ...both, orders: [earlier] }).statements, 'ann')?.earned.level1).toBe(1_000)
  })

  it('tell nothing of partners of whom there is nothing to tell', () => {
    const { statements, ledger } = run(base({ touches: [] }))
    expect(statements).toEqual([])
    expect(ledger.markets[0]).toEqual({
      market: 'HK',
      spent: 0,
      bindings: [],
      standings: [],
      orders: [],
      heldRewards: [],
    })
  })

  it('forget bindings that ended, and keep those that last', () => {
    const lasting = programme({ binding: { rule: 'firstTouch', days: 29, binds: 'anyone' } })
    const touches = [touch('bo', 'ann', '10-31'), touch('cy', 'ann', '11-02')]
    const { ledger, statements } = run(base({ programme: lasting, touches }))
    expect(ledger.markets[0]?.bindings.map(({ user }) => user)).toEqual(['cy'])
    expect(of(statements, 'ann')?.sales.bound).toBe(1)
  })
})

describe('a line of a statement', () => {
  const bought = order('o', 'bo', '11-03', { goods: 10_000 })
  const lines = (refunds: StatementsInput['refunds']) =>
    of(
      calculateStatements(
        month({ partners: [partner('ann')], touches: [touch('bo', 'ann', '11-02')], orders: [bought], refunds }),
      ).statements,
      'ann',
    )!.movements.map(({ type, base, refunded, amount }) => [type, base, refunded, amount])

  it('says what had been given back of its base by then', () => {
    const first = { id: 'r1', order: 'o', at: '2026-11-04T00:00:00.000Z', lines: [{ line: 'goods', amount: 2_500 }] }
    const second = { ...first, id: 'r2', at: '2026-11-05T00:00:00.000Z', lines: [{ line: 'goods', amount: 500 }] }
    const whole = lines([])
    const earned = whole[0]![3] as number
    expect(whole[0]).toEqual(['earned', 10_000, 0, earned])
    expect(lines([first, second]).slice(0, 3)).toEqual([
      ['earned', 10_000, 0, earned],
      ['reversed', 10_000, 2_500, earned / 4],
      ['reversed', 10_000, 3_000, earned / 20],
    ])
  })
})
