import { markets, type Market } from '../market.ts'
import { passes, type Filter } from './filter.ts'
import { endOf, segmentOf, within, type Person, type Scope } from './history.ts'
import { registrationOf } from './registrations.ts'

export type TotalsQuestion = Scope & { where?: Filter | undefined }
export type Totals = {
  views: number
  /** People with a view. */
  visitors: number
  registrations: number
  orders: number
  /** People with an order. */
  customers: number
  payingCustomers: number
  /** Paid less refunded, minor units of the market's currency; only markets in which something was paid or refunded. */
  paid: Partial<Record<Market, number>>
}

/** The figures at the head of the overview. */
export function totalsOf(people: readonly Person[], question: TotalsQuestion): Totals {
  const totals: Totals = {
    views: 0,
    visitors: 0,
    registrations: 0,
    orders: 0,
    customers: 0,
    payingCustomers: 0,
    paid: {},
  }
  const orders = new Set<string>()
  const paid: Record<Market, number | undefined> = { HK: undefined, TW: undefined, CN: undefined }
  for (const person of people) {
    const segment =
      question.where?.segment === undefined ? undefined : segmentOf(person, question.campaignId, endOf(question))
    const counted = person.moments.filter(
      (moment) => within(question, moment) && passes(moment.event, segment, question.where),
    )
    const views = counted.filter(({ event }) => event.type === 'view').length
    totals.views += views
    if (views > 0) totals.visitors += 1
    if (registrationOf(person)?.some((moment) => counted.includes(moment)) === true) totals.registrations += 1
    if (counted.some(({ event }) => event.type === 'order')) totals.customers += 1
    if (counted.some(({ event }) => event.type === 'pay')) totals.payingCustomers += 1
    for (const { event } of counted) {
      if (event.type === 'order') orders.add(event.orderId ?? event.id)
      if ((event.type === 'pay' || event.type === 'refund') && event.amount !== undefined) {
        paid[event.market] = (paid[event.market] ?? 0) + (event.type === 'pay' ? event.amount : -event.amount)
      }
    }
  }
  totals.orders = orders.size
  for (const market of markets) {
    const amount = paid[market]
    if (amount !== undefined) totals.paid[market] = amount
  }
  return totals
}
