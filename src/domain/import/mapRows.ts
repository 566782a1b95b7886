import type { HaggleEvent } from '../analytics/event.ts'
import { marketFacts } from '../market.ts'
import { sum, type Minor } from '../money.ts'
import type { Instant } from '../time.ts'
import type { Mapping } from './mapping.ts'
import type { OrderLine, Rejection, RowReader } from './readRow.ts'

/**
 * From rows to events in two steps, because files come in any order: the lines of an order may lie far apart, and a
 * customer's first order may be the last row. So rows are first gathered into orders (`gatherRows`, `mergeOrders`), chunk
 * by chunk, and only when the file is whole do the orders of a customer become events (`customerEvents`).
 */

/** What a set of lines adds up to. `products` holds at most two: one is the product, two mean several. */
export type OrderPart = { at: Instant; amount: Minor; quantity: number | null; products: string[] }

/** One order of a file as far as it has been read. `key` is unique within the file. */
export type GatheredOrder = {
  key: string
  customer: string
  order: string | null
  firstRow: number
  sale: OrderPart | null
  return: OrderPart | null
}

export type Gathered = { orders: GatheredOrder[]; rejected: Rejection[] }

/**
 * Gathers a chunk of rows into orders.
 *
 * @param from index of the first row of the chunk in the file
 */
export function gatherRows(read: RowReader, rows: readonly (readonly string[])[], from: number): Gathered {
  const orders = new Map<string, GatheredOrder>()
  const rejected: Rejection[] = []
  rows.forEach((cells, k) => {
    const line = read(from + k, cells)
    if ('code' in line) {
      rejected.push(line)
      return
    }
    const order = orderOf(line)
    const merged = mergeOrders(orders.get(order.key), order)
    if ('code' in merged) rejected.push({ row: line.row, column: null, code: merged.code })
    else orders.set(order.key, merged)
  })
  return { orders: [...orders.values()], rejected }
}

/**
 * Joins what two chunks know of one order: amounts add up, the earliest line gives the time.
 *
 * @returns `orderOfAnotherCustomer` where the second belongs to somebody else: one order number means one order, and
 *   which of the two customers is right cannot be known.
 */
export function mergeOrders(
  known: GatheredOrder | undefined,
  more: GatheredOrder,
): GatheredOrder | { code: 'orderOfAnotherCustomer' } {
  if (!known) return more
  if (known.customer !== more.customer) return { code: 'orderOfAnotherCustomer' }
  return {
    ...known,
    firstRow: Math.min(known.firstRow, more.firstRow),
    sale: mergeParts(known.sale, more.sale),
    return: mergeParts(known.return, more.return),
  }
}

function orderOf(line: OrderLine): GatheredOrder {
  const part: OrderPart = {
    at: line.at,
    amount: line.amount,
    quantity: line.quantity,
    products: line.product === null ? [] : [line.product],
  }
  return {
    key: line.order ?? `#${line.row}`,
    customer: line.customer,
    order: line.order,
    firstRow: line.row,
    sale: line.kind === 'sale' ? part : null,
    return: line.kind === 'return' ? part : null,
  }
}

function mergeParts(a: OrderPart | null, b: OrderPart | null): OrderPart | null {
  if (!a || !b) return a ?? b
  return {
    at: a.at < b.at ? a.at : b.at,
    amount: sum([a.amount, b.amount]),
    quantity: a.quantity === null || b.quantity === null ? null : a.quantity + b.quantity,
    products: [...new Set([...a.products, ...b.products])].toSorted().slice(0, 2),
  }
}

/** What names are made from. `sha256` gives 64 hexadecimal digits. */
export type Naming = { mapping: Mapping; fileHash: string; sha256: (text: string) => string }

/**
 * The events of one customer, from all of their orders in the file: `register` at the first sale, then `order` and
 * `pay` per order, and `refund` for what came back. Who only ever returned things is not registered by it.
 *
 * Ids are derived, so that what is imported twice counts once:
 *  - the registration from mapping name and customer: monthly files of one shop register a customer once;
 *  - an order from mapping name and order number: files that overlap count it once;
 *  - without order numbers, from the file's hash and the row.
 *
 * Customers are hashed together with the mapping's name: files that share the name share their customers, others do
 * not, and no address or telephone number leaves the file.
 */
export function customerEvents(orders: readonly GatheredOrder[], naming: Naming): HaggleEvent[] {
  const { mapping, sha256 } = naming
  const first = orders
    .flatMap(({ sale }) => (sale ? [sale.at] : []))
    .toSorted()
    .at(0)
  const shared = {
    market: mapping.market,
    ...(mapping.channel === null ? {} : { channel: mapping.channel }),
    userKey: userKeyOf(orders[0]!.customer, naming),
  }
  const registration: HaggleEvent[] = first
    ? [
        {
          ...shared,
          id: uuidOf(sha256(`register\n${mapping.name}\n${orders[0]!.customer}`)),
          at: first,
          type: 'register',
        },
      ]
    : []
  return [...registration, ...orders.flatMap((order) => orderEvents(order, shared, naming))]
}

/** The key under which a customer of a file appears in analytics. */
export function userKeyOf(customer: string, { mapping, sha256 }: Naming): string {
  return sha256(`customer\n${mapping.name}\n${customer}`).slice(0, 32)
}

function orderEvents(
  order: GatheredOrder,
  shared: Pick<HaggleEvent, 'market' | 'channel' | 'userKey'>,
  { mapping, fileHash, sha256 }: Naming,
): HaggleEvent[] {
  const scope = order.order === null ? fileHash : mapping.name
  const named = (type: 'order' | 'pay' | 'refund') => uuidOf(sha256(`${type}\n${scope}\n${order.key}`))
  // Two shops may both have an order 1001.
  const orderId = `${sha256(scope).slice(0, 8)}-${order.order ?? order.firstRow + 1}`
  const currency = marketFacts[mapping.market].currency
  const facts = (part: OrderPart) => ({
    ...shared,
    at: part.at,
    orderId,
    amount: part.amount,
    currency,
    ...(part.products.length === 1 ? { product: part.products[0]! } : {}),
    ...(part.quantity !== null && part.quantity <= 1_000_000 ? { quantity: part.quantity } : {}),
  })
  const events: HaggleEvent[] = []
  if (order.sale) {
    events.push({ ...facts(order.sale), id: named('order'), type: 'order' })
    events.push({ ...facts(order.sale), id: named('pay'), type: 'pay' })
  }
  if (order.return) events.push({ ...facts(order.return), id: named('refund'), type: 'refund' })
  return events
}

/** RFC 9562, version 8: the first 122 free bits of a hash. */
function uuidOf(hash: string): string {
  const variant = ((parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
