/** Months of partners, shoppers, orders and refunds: small amounts, few names, and moments that often coincide. */
import fc from 'fast-check'
import { marketFacts, type Market } from '#domain/market.ts'
import type { Order, Partner, Refund, StatementsInput, Touch } from '#domain/partners/input.ts'
import type { PartnerProgramme, RateSet, Tier } from '#domain/partners/schema.ts'
import { epochOf, hourMs, instantOf, type Instant } from '#domain/time.ts'

export const firstMonth = '2026-11'
export const lastMonth = '2027-01'
/** 1 November in Hong Kong, as in Taipei and Shanghai. */
const begin = epochOf('2026-10-31T16:00:00.000Z')
/** November, December and January in half days, so that starts of months are hit exactly. */
const halfDays = (30 + 31 + 31) * 2

const at = (halfDay: number): Instant => instantOf(begin + halfDay * 12 * hourMs)
const moments = () => fc.integer({ min: 0, max: halfDays - 1 }).map(at)
/** Shoppers, of whom the last two may be partners too. */
const shoppers = () => fc.integer({ min: 0, max: 5 }).map((n) => `user-${n}`)
const partnerUsers = () => fc.integer({ min: 4, max: 9 }).map((n) => `user-${n}`)
const markets = () => fc.constantFrom<Market>('HK', 'HK', 'HK', 'TW')

const rising = (most: number, count: number) =>
  fc.array(fc.integer({ min: 0, max: most }), { minLength: count, maxLength: count }).map((steps) => {
    let reached = 0
    return steps.map((step) => (reached += step))
  })

/** Rates that rise with the rank and stay, all levels together, at or below 30% for three tiers. */
const rateSets = (count: number): fc.Arbitrary<RateSet[]> =>
  fc
    .tuple(rising(333, count), rising(333, count), rising(333, count))
    .map(([own, level1, level2]) =>
      own.map((rate, k): RateSet => ({ own: rate, level1: level1[k]!, level2: level2[k]! })),
    )

const tierLists = (): fc.Arbitrary<Tier[]> =>
  fc.constantFrom(1, 2, 3, 3).chain((count) =>
    fc
      .record({
        paid: rising(2_000, count),
        orders: rising(1, count),
        bound: rising(1, count),
        standard: rateSets(count),
        phones: rateSets(count),
        order: fc.shuffledSubarray(
          Array.from({ length: count }, (_, k) => k),
          { minLength: count },
        ),
      })
      .map(({ paid, orders, bound, standard, phones, order }) => {
        const tiers = standard.map((rates, k): Tier => ({
          id: `tier-${k + 1}`,
          name: `Tier ${k + 1}`,
          rank: k + 1,
          thresholds:
            k === 0
              ? { paid: { HK: 0, TW: 0 }, orders: 0, bound: 0 }
              : { paid: { HK: paid[k]!, TW: paid[k]! }, orders: orders[k]!, bound: bound[k]! },
          rates: { standard: rates, categories: { phones: phones[k]! } },
          privileges: [],
        }))
        return order.map((k) => tiers[k]!)
      }),
  )

const programmes = (): fc.Arbitrary<PartnerProgramme> =>
  fc
    .record({
      budget: fc.constantFrom(400, 2_000, 1_000_000, 1_000_000),
      depth: fc.constantFrom(1, 2, 2),
      binding: fc.record({
        rule: fc.constantFrom('firstTouch' as const, 'lastTouch' as const),
        days: fc.option(fc.integer({ min: 5, max: 80 })),
        binds: fc.constantFrom('newUsers' as const, 'anyone' as const, 'anyone' as const),
      }),
      attributionDays: fc.option(fc.integer({ min: 3, max: 60 })),
      holdDays: fc.integer({ min: 0, max: 45 }),
      standing: fc.constantFrom('total' as const, 'month' as const),
      tiers: tierLists(),
      reward: fc.option(fc.integer({ min: 0, max: 400 })),
      recruitReward: fc.constantFrom(0, 0, 150),
      invitesPerPartner: fc.constantFrom(null, null, 1, 2),
    })
    .map(({ budget, reward, recruitReward, invitesPerPartner, ...rest }) => ({
      name: 'Partners',
      markets: ['HK', 'TW'],
      budget: { HK: budget, TW: budget },
      filingReference: { TW: 'filed' },
      joining: { by: 'open', invitesPerPartner, entryFee: {} },
      returnDays: 0,
      ceiling: {},
      membership: reward === null ? null : { productId: 'membership', reward: { HK: reward, TW: reward } },
      recruitReward: { HK: recruitReward, TW: recruitReward },
      ...rest,
    }))

/** Partners of whom each may have been invited by one who joined before; some were there before the first month. */
const partnerLists = (): fc.Arbitrary<Partner[]> =>
  fc
    .uniqueArray(fc.record({ joins: fc.integer({ min: -30, max: 25 }), user: partnerUsers(), inviter: fc.nat(4) }), {
      selector: ({ user }) => user,
      minLength: 1,
      maxLength: 5,
    })
    .map((drawn) =>
      drawn.map(({ joins, user, inviter }, k, all): Partner => {
        const earlier = all.flatMap((other, n) => (other.joins < joins ? [`partner-${n}`] : []))
        return {
          id: `partner-${k}`,
          user,
          market: k % 3 === 2 ? 'TW' : 'HK',
          joinedAt: at(joins),
          invitedBy: earlier[inviter] ?? null,
        }
      }),
    )

const touchLists = (partners: readonly Partner[]): fc.Arbitrary<Touch[]> =>
  partners.length === 0
    ? fc.constant([])
    : fc
        .array(
          fc.record({
            market: markets(),
            user: shoppers(),
            partner: fc.constantFrom(...partners.map(({ id }) => id)),
            at: fc.integer({ min: -30, max: 120 }).map(at),
            isNew: fc.constantFrom(true, true, false),
          }),
          { minLength: 3, maxLength: 16 },
        )
        .map((drawn) => drawn.map((touch, k) => ({ id: `touch-${k}`, ...touch })))

const products = ['phone', 'cable', 'membership', 'elsewhere'] as const

const orderLists = (): fc.Arbitrary<Order[]> =>
  fc
    .array(
      fc.record({
        market: markets(),
        buyer: shoppers(),
        paidAt: moments(),
        lines: fc.array(
          fc.record({
            product: fc.constantFrom(...products, 'phone' as const),
            amount: fc.integer({ min: 0, max: 5_000 }),
            couponShare: fc.constantFrom(0, 0, 10, 100),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      }),
      { minLength: 3, maxLength: 16 },
    )
    .map((drawn) =>
      drawn.map(({ lines, ...order }, k): Order => ({
        id: `order-${k}`,
        currency: marketFacts[order.market].currency,
        ...order,
        lines: lines.map(({ product, amount, couponShare }, n) => ({
          id: `line-${n}`,
          product,
          amount,
          coupons: Math.floor((amount * couponShare) / 100),
        })),
      })),
    )

/** Refunds that some of the orders may have had: never more than is left of a line, never before it was paid. */
const refundLists = (orders: readonly Order[]): fc.Arbitrary<Refund[]> =>
  orders.length === 0
    ? fc.constant([])
    : fc
        .array(
          fc.record({
            order: fc.nat(orders.length - 1),
            line: fc.nat(2),
            share: fc.constantFrom(1, 30, 50, 100, 100),
            halfDaysLater: fc.integer({ min: 0, max: 110 }),
          }),
          { maxLength: 12 },
        )
        .map((drawn) => {
          const left = new Map<string, number>()
          return drawn.flatMap(({ order: index, line: place, share, halfDaysLater }, k): Refund[] => {
            const order = orders[index]!
            const line = order.lines[place % order.lines.length]!
            const when = epochOf(order.paidAt) + halfDaysLater * 12 * hourMs
            const key = `${order.id} ${line.id}`
            const rest = left.get(key) ?? line.amount - line.coupons
            const amount = Math.ceil((rest * share) / 100)
            if (amount === 0 || when >= begin + halfDays * 12 * hourMs) return []
            left.set(key, rest - amount)
            return [{ id: `refund-${k}`, order: order.id, at: instantOf(when), lines: [{ line: line.id, amount }] }]
          })
        })

/** Three months of a programme, from the beginning. */
export const partnerCases = (): fc.Arbitrary<StatementsInput> =>
  fc
    .record({ programme: programmes(), partners: partnerLists(), orders: orderLists() })
    .chain(({ programme, partners, orders }) =>
      fc.record({ touches: touchLists(partners), refunds: refundLists(orders) }).map(({ touches, refunds }) => ({
        programme,
        period: { from: firstMonth, to: lastMonth },
        products: [
          { id: 'phone', category: 'phones' as const },
          { id: 'cable', category: null },
          { id: 'membership', category: null },
        ],
        partners,
        touches,
        orders,
        refunds,
        opening: null,
      })),
    )
