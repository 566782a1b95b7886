import type { HaggleEvent } from '../analytics/event.ts'
import type { Category } from '../catalogue/categories.ts'
import { marketFacts, mostPerUnit, type Market } from '../market.ts'
import { shareOut, type Minor } from '../money.ts'
import type { EarningProduct, Order, Partner, Refund, StatementsInput, Touch } from './input.ts'
import type { Ledger } from './ledger.ts'
import { monthOf, type Month } from '../months.ts'
import type { PartnerProgramme } from './schema.ts'

/** Stands for what was bought where an event does not name one product: an order of several. */
export const severalProducts = 'several products'

/** Why an event became no part of a statement. */
export const leftOutReasons = [
  'noOrderId',
  'noBuyer',
  'noAmount',
  'amountTooLarge',
  'anotherMarket',
  'otherBuyer',
  'orderUnknown',
  'refundBeforePaid',
  'refundAbovePaid',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

export type FromEvents = {
  /** Null where no month has an order, a refund or a touch. */
  input: StatementsInput | null
  leftOut: { event: string; reason: LeftOutReason; amount: Minor }[]
}

/**
 * The input of statements from what a shop reported, whoever imported it: paid orders from `pay`, refunds from `refund`, a
 * touch from any event with a partner's id and a known shopper. Bindings known otherwise come as `touches`. Test events
 * are left out.
 *
 * An event's amount is what was paid, coupons already off. Amounts of one order and product are one line. A refund takes
 * from the line of its product first, else from all lines in proportion to what is left of them.
 *
 * @param categoryOf the catalogue's category of a product; what is in none earns at standard rates
 * @param period the months to be worked out; without it, from the first to the last that has anything
 */
export function statementsInputFrom(given: {
  programme: PartnerProgramme
  events: readonly HaggleEvent[]
  partners: readonly Partner[]
  touches?: readonly Touch[]
  categoryOf: (product: string) => Category | null
  period?: { from: Month; to: Month }
  opening?: Ledger | null
}): FromEvents {
  const { programme, partners, touches = [], categoryOf, opening = null } = given
  const leftOut: FromEvents['leftOut'] = []
  const events = given.events
    .filter(({ isTest }) => isTest !== true)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
  const here = events.filter((event) => {
    if (programme.markets.includes(event.market)) return true
    if (event.type === 'pay' || event.type === 'refund')
      leftOut.push({ event: event.id, reason: 'anotherMarket', amount: event.amount ?? 0 })
    return false
  })
  const orders = ordersFrom(here, leftOut)
  const refunds = refundsFrom(here, orders, leftOut)
  const known = new Set(partners.map(({ id }) => id))
  const all = [...touches, ...touchesFrom(here, known)]
  const months = [
    ...orders.map(({ market, paidAt }) => monthOf(paidAt, market)),
    ...refunds.map(({ at, market }) => monthOf(at, market)),
    ...(orders.length === 0 ? all.map(({ at, market }) => monthOf(at, market)) : []),
  ].toSorted()
  const period = given.period ?? (months.length === 0 ? null : { from: months[0]!, to: months.at(-1)! })
  if (period === null) return { input: null, leftOut }
  const isIn = (at: string, market: Market) => {
    const month = monthOf(at, market)
    return month >= period.from && month <= period.to
  }
  const products = new Set(orders.flatMap(({ lines }) => lines.map(({ product }) => product)))
  return {
    input: {
      programme,
      period,
      products: [...products]
        .toSorted()
        .map((id): EarningProduct => ({ id, category: id === severalProducts ? null : categoryOf(id) })),
      partners: [...partners],
      touches: all.filter(
        ({ at, market }) => isIn(at, market) || (opening === null && monthOf(at, market) < period.from),
      ),
      orders: orders.filter(({ paidAt, market }) => isIn(paidAt, market)),
      refunds: refunds.filter(({ at, market }) => isIn(at, market)).map(({ market: _, ...refund }) => refund),
      opening,
    },
    leftOut,
  }
}

function ordersFrom(events: readonly HaggleEvent[], leftOut: FromEvents['leftOut']): Order[] {
  const orders = new Map<string, Order>()
  for (const { id, type, at, market, orderId, userKey, amount, product = severalProducts } of events) {
    if (type !== 'pay') continue
    const refuse = (reason: LeftOutReason) => leftOut.push({ event: id, reason, amount: amount ?? 0 })
    if (orderId === undefined) refuse('noOrderId')
    else if (userKey === undefined) refuse('noBuyer')
    else if (amount === undefined) refuse('noAmount')
    else {
      const key = `${market} ${orderId}`
      const order = orders.get(key) ?? newOrder(orderId, market, userKey, at)
      const line = order.lines.find((one) => one.product === product)
      if (order.buyer !== userKey) refuse('otherBuyer')
      else if ((line?.amount ?? 0) + amount > mostPerUnit) refuse('amountTooLarge')
      else {
        if (line === undefined) order.lines.push({ id: product, product, amount, coupons: 0 })
        else line.amount += amount
        orders.set(key, order)
      }
    }
  }
  return [...orders.values()]
}

function newOrder(id: string, market: Market, buyer: string, paidAt: string): Order {
  return { id, market, currency: marketFacts[market].currency, buyer, paidAt, lines: [] }
}

function refundsFrom(
  events: readonly HaggleEvent[],
  orders: readonly Order[],
  leftOut: FromEvents['leftOut'],
): (Refund & { market: Market })[] {
  const known = new Map(orders.map((order) => [`${order.market} ${order.id}`, order]))
  const left = new Map(orders.map((order) => [order, order.lines.map(({ amount }) => amount)]))
  return events.flatMap(({ id, type, at, market, orderId, amount, product }): (Refund & { market: Market })[] => {
    if (type !== 'refund') return []
    const refuse = (reason: LeftOutReason) => {
      leftOut.push({ event: id, reason, amount: amount ?? 0 })
      return []
    }
    if (orderId === undefined) return refuse('noOrderId')
    if (amount === undefined || amount === 0) return refuse('noAmount')
    const order = known.get(`${market} ${orderId}`)
    if (order === undefined) return refuse('orderUnknown')
    if (at < order.paidAt) return refuse('refundBeforePaid')
    const rest = left.get(order)!
    if (amount > rest.reduce((sum, one) => sum + one, 0)) return refuse('refundAbovePaid')
    const taken = takenFrom(order, rest, amount, product)
    taken.forEach((part, k) => (rest[k]! -= part))
    const lines = order.lines.flatMap((line, k) => (taken[k]! > 0 ? [{ line: line.id, amount: taken[k]! }] : []))
    return [{ id, order: order.id, at, market, lines }]
  })
}

/** From the product's own line as much as it holds, the rest from all lines in proportion to what they hold. */
function takenFrom(order: Order, rest: readonly Minor[], amount: Minor, product: string | undefined): Minor[] {
  const own = order.lines.map((line, k) => (line.product === product ? Math.min(amount, rest[k]!) : 0))
  const open = rest.map((one, k) => one - own[k]!)
  const over = amount - own.reduce((sum, one) => sum + one, 0)
  const shared = over === 0 ? own.map(() => 0) : shareOut(over, open)
  return own.map((part, k) => part + shared[k]!)
}

function touchesFrom(events: readonly HaggleEvent[], known: ReadonlySet<string>): Touch[] {
  return events.flatMap(({ id, type, at, market, userKey, partnerId, isNewUser }) => {
    if (partnerId === undefined || userKey === undefined || !known.has(partnerId)) return []
    return [{ id, market, user: userKey, partner: partnerId, at, isNew: isNewUser ?? type === 'register' }]
  })
}
