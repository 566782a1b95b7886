import type { HaggleEvent } from '#domain/analytics/event.ts'
import { paidTypes, type PastOrdersQuestion } from '#domain/analytics/partnerEvents.ts'
import { marketFacts } from '#domain/market.ts'
import { instantOf } from '#domain/time.ts'
import { keyOf } from '../../stepUsers.ts'
import type { Tables } from '../schema.ts'
import { Binder, settings, type Statement } from './binder.ts'

/** '' stands for a product that is missing, null for an amount. */
export type PastOrderRow = {
  id: string
  moment: number
  type: 'pay' | 'refund'
  actor: string
  order_id: string
  product: string
  amount: number | null
}

/** The events that `pastOrders` in the domain picks out, in no order. */
export function pastOrderRows(tables: Tables, { market, orderPrefix }: PastOrdersQuestion): Statement {
  const binder = new Binder()
  const sql = `
    SELECT id, toUnixTimestamp64Milli(at) AS moment, type, actor, order_id, product, amount
    FROM ${tables.byTime} FINAL
    WHERE campaign_id = '' AND NOT is_test AND market = ${binder.text(market)}
      AND type IN ${binder.texts(paidTypes)} AND startsWith(order_id, ${binder.text(orderPrefix)})
    ${settings}`
  return { sql, parameters: binder.parameters }
}

/** A row as the domain has it. */
export function pastOrderIn(row: PastOrderRow, { market, orderPrefix }: PastOrdersQuestion): HaggleEvent {
  const { id, moment, type, actor, order_id: orderId, product, amount } = row
  return {
    id,
    at: instantOf(moment),
    type,
    market,
    ...(actor.startsWith('u:') ? { userKey: keyOf(actor) } : { visitorKey: keyOf(actor) }),
    orderId: orderId.slice(orderPrefix.length),
    ...(product === '' ? {} : { product }),
    ...(amount === null ? {} : { amount, currency: marketFacts[market].currency }),
  }
}
