import type { HaggleEvent } from '../analytics/event.ts'
import { partnersNamed } from '../analytics/partnerBindings.ts'
import type { Category } from '../catalogue/categories.ts'
import { entryOf } from '../entryOf.ts'
import type { Market } from '../market.ts'
import { sum, type BasisPoints, type Minor } from '../money.ts'
import type { Steps } from '../steps.ts'
import type { Instant } from '../time.ts'
import { later } from './binding.ts'
import { statementsInputFrom, type FromEvents, type LeftOutReason } from './fromEvents.ts'
import type { Partner, StatementsInput, Touch } from './input.ts'
import { inventPartners } from './invented.ts'
import { monthAfter, monthOf, spanOfMonth, type Month } from '../months.ts'
import type { PartnerProgramme } from './schema.ts'
import type { Statement, UnpaidReason } from './statement.ts'
import { statementsInSteps } from './statements.ts'
import { mostMonthsTold, type Stretch } from './stretch.ts'

/** Partners and bindings made up for past orders: how many, of which seed, and how much comes through them. */
export type Invented = { seed: string; partners: number; boundShare: BasisPoints; visitShare: BasisPoints }

type Given = {
  programme: PartnerProgramme
  market: Market
  events: readonly HaggleEvent[]
  /** The category that a product earns in; null earns at standard rates. */
  categoryOf: (product: string) => Category | null
}

/**
 * The input of a campaign's own statements: who came through whose link is what its events say. They say neither who
 * partners are as shoppers nor who invited whom: own savings, second levels and rewards for recruits are not in it.
 */
export function campaignInput({ programme, market, events, categoryOf }: Given): FromEvents {
  const here = events.filter((event) => event.market === market)
  return statementsInputFrom({
    programme: { ...programme, markets: [market] },
    events: here,
    partners: partnersNamed(here),
    categoryOf,
  })
}

/** Orders whose partners are invented in one step. */
const inventedAtOnce = 5_000

/** The input of statements for past orders of which nobody knows the partners: those are invented, and called so. */
export function* pastOrdersInput({
  programme,
  market,
  events,
  categoryOf,
  invented,
}: Given & { invented: Invented }): Steps<FromEvents> {
  const here = events.filter((event) => event.market === market)
  const orders = new Map<string, { id: string; buyer: string; market: Market; paidAt: string }>()
  for (const { type, orderId, userKey, at } of here) {
    if (type !== 'pay' || orderId === undefined || userKey === undefined) continue
    const known = orders.get(orderId)
    if (known === undefined || at < known.paidAt)
      orders.set(orderId, { id: orderId, buyer: userKey, market, paidAt: at })
  }
  const first = [...orders.values()].reduce<string | null>(
    (earliest, { paidAt }) => (earliest === null || paidAt < earliest ? paidAt : earliest),
    null,
  )
  let partners: Partner[] = []
  const touches: Touch[] = []
  const all = [...orders.values()]
  for (let k = 0; first !== null && k < all.length; k += inventedAtOnce) {
    const part = inventPartners({
      ...invented,
      orders: all.slice(k, k + inventedAtOnce),
      market,
      joinedAt: spanOfMonth(monthOf(first, market), market).from,
    })
    partners = part.partners
    touches.push(...part.touches)
    yield
  }
  return statementsInputFrom({
    programme: { ...programme, markets: [market] },
    events: here,
    partners,
    touches,
    categoryOf,
  })
}

/** Statements of some months, and what became of everything else that was paid in them. Amounts in minor units. */
export type Told = {
  /** The first and last month that has anything: the last hold ends in it, or it is not over yet. */
  known: Stretch | null
  /** The months told: those asked for, as far as they are known; else the last ones. */
  period: Stretch | null
  statements: Statement[]
  /** Paid and given back in these months, whether it earned anything or not. */
  orders: { taken: number; paid: Minor; refunds: number; refunded: Minor }
  /** Why orders of these months earned nothing. */
  unpaid: { reason: UnpaidReason; orders: number }[]
  /** Payments and refunds that could not be taken, whenever they were. */
  leftOut: { reason: LeftOutReason; events: number; amount: Minor }[]
  /** Of the programme's limit, how much was used when these months ended. */
  spent: Minor
}

/**
 * Works everything through from its first month on, and tells the months asked for, as they stand at a moment: what is still
 * held then is told as held, and a month that is not over with what it has so far.
 */
export function* statementsTold(
  { input, leftOut }: FromEvents,
  { asked, asOf }: { asked: Stretch | null; asOf: Instant },
): Steps<Told> {
  const counted = countedBy(leftOut, ({ reason }) => reason).map(([reason, events]) => ({
    reason,
    events,
    amount: sum(leftOut.filter((one) => one.reason === reason).map(({ amount }) => amount)),
  }))
  const nothing = { taken: 0, paid: 0, refunds: 0, refunded: 0 }
  const none: Told = {
    known: null,
    period: null,
    statements: [],
    orders: nothing,
    unpaid: [],
    leftOut: counted,
    spent: 0,
  }
  if (input === null) return none
  const [market] = input.programme.markets as [Market]
  const known = knownMonths(input, market, asOf)
  const period = periodOf(known, asked)
  if (period === null) return { ...none, known }

  const { statements, unpaidOrders, ledger } = yield* statementsInSteps(
    { ...input, period: { from: known.from, to: period.to }, ...upTo(input, period.to, market) },
    asOf,
  )
  const isTold = (at: string) => monthOf(at, market) >= period.from && monthOf(at, market) <= period.to
  const orders = input.orders.filter(({ paidAt }) => isTold(paidAt))
  const refunds = input.refunds.filter(({ at }) => isTold(at))
  const ids = new Set(orders.map(({ id }) => id))
  return {
    known,
    period,
    statements: statements.filter(({ month }) => month >= period.from),
    orders: {
      taken: orders.length,
      paid: sum(orders.flatMap(({ lines }) => lines.map(({ amount, coupons }) => amount - coupons))),
      refunds: refunds.length,
      refunded: sum(refunds.flatMap(({ lines }) => lines.map(({ amount }) => amount))),
    },
    unpaid: countedBy(
      unpaidOrders.filter(({ order }) => ids.has(order)),
      ({ reason }) => reason,
    ).map(([reason, count]) => ({ reason, orders: count })),
    leftOut: counted,
    spent: ledger.markets[0]?.spent ?? 0,
  }
}

/** From the first month that has anything to the one in which the last hold ends, as far as that has come. */
function knownMonths({ period, orders, programme }: StatementsInput, market: Market, asOf: Instant) {
  const lastPaid = orders.reduce((latest, { paidAt }) => (paidAt > latest ? paidAt : latest), '')
  if (lastPaid === '') return period
  const heldUntil = later(lastPaid, programme.holdDays)
  const released = monthOf(heldUntil < asOf ? heldUntil : asOf, market)
  return { from: period.from, to: released > period.to ? released : period.to }
}

function periodOf(known: Stretch, asked: Stretch | null) {
  const to = asked === null || asked.to > known.to ? known.to : asked.to
  const earliest = monthAfter(to, 1 - mostMonthsTold)
  const from = [known.from, earliest, asked?.from ?? known.from].reduce((latest, one) => (one > latest ? one : latest))
  return from > to ? null : { from, to }
}

/** What happened by the end of a month: nothing later is known yet. */
function upTo(input: StatementsInput, month: Month, market: Market) {
  const { to } = spanOfMonth(month, market)
  return {
    orders: input.orders.filter(({ paidAt }) => paidAt < to),
    refunds: input.refunds.filter(({ at }) => at < to),
    touches: input.touches.filter(({ at }) => at < to),
  }
}

/** How often each name occurs, the most frequent first. */
function countedBy<T, Name extends string>(list: readonly T[], nameOf: (one: T) => Name): [Name, number][] {
  const counts = new Map<Name, { count: number }>()
  for (const one of list) entryOf(counts, nameOf(one), () => ({ count: 0 })).count++
  return [...counts]
    .map(([name, { count }]): [Name, number] => [name, count])
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
