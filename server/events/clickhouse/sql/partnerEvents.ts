import type { EventType, HaggleEvent } from '#domain/analytics/event.ts'
import type { Scope } from '#domain/analytics/history.ts'
import { ofSubject, paidTypes } from '#domain/analytics/partnerEvents.ts'
import { marketFacts, type Market } from '#domain/market.ts'
import { instantOf } from '#domain/time.ts'
import type { Tables } from '../schema.ts'
import { Binder, settings, type Statement } from './binder.ts'
import { peopleRows } from './people.ts'
import { scopeSql } from './scope.ts'

/** A row as JSON; '' and -1 stand for what is missing, and so does null for an amount. */
export type PartnerEventRow = [
  subject: string,
  at: number,
  id: string,
  type: EventType,
  market: Market,
  partner: string,
  order: string,
  product: string,
  isNew: number,
  amount: number | null,
]

/** The events that `partnerEvents` in the domain picks out, in no order. */
export function partnerEventRows(tables: Tables, question: Scope & { campaignId: string }): Statement {
  const binder = new Binder()
  const columns = ['id', 'type', 'market', 'partner_id', 'order_id', 'product', 'is_new_user', 'amount']
  const rows = peopleRows(
    tables,
    {
      table: 'byTime',
      columns: ['at', ...columns],
      where: `${scopeSql({ ...question, from: 0 }, binder)} AND (partner_id != '' OR type IN ${binder.texts(paidTypes)})`,
    },
    binder,
  )
  const sql = `
    SELECT subject, event.1, ${columns.map((_, k) => `event.${k + 2}`).join(', ')}
    FROM (
      SELECT subject, groupArray((toUnixTimestamp64Milli(at), ${columns.join(', ')})) AS events
      FROM (${rows}) GROUP BY subject HAVING countIf(partner_id != '') > 0)
    ARRAY JOIN events AS event
    ${settings}`
  return { sql, parameters: binder.parameters }
}

/** A row as the domain has it. */
export function eventIn(row: PartnerEventRow): HaggleEvent {
  const [subject, at, id, type, market, partnerId, orderId, product, isNew, amount] = row
  const event: HaggleEvent = {
    id,
    at: instantOf(at),
    type,
    market,
    ...(partnerId === '' ? {} : { partnerId }),
    ...(orderId === '' ? {} : { orderId }),
    ...(product === '' ? {} : { product }),
    ...(isNew === -1 ? {} : { isNewUser: isNew === 1 }),
    ...(amount === null ? {} : { amount, currency: marketFacts[market].currency }),
  }
  return ofSubject(event, subject)
}
