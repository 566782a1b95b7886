import type { HaggleEvent } from '../analytics/event.ts'
import { marketFacts } from '../market.ts'
import { sum, type Minor } from '../money.ts'
import type { Instant } from '../time.ts'
import type { Mapping } from './mapping.ts'
import type { OrderLine, Rejection, RowReader } from './readRow.ts'

/**
 * From rows to events in two steps, because files come in any order: the lines of an order may lie far apart, and a
 * customer's first order may be the last row. So rows are first gathered into orders (`readRows`, `gatherLines`), chunk by
 * chunk, and only when the file is whole do the orders of a customer become events (`customerEvents`).
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

/** Reads a chunk of rows. `from` is the index of its first row in the file. */
export function readRows(
  read: RowReader,
  rows: readonly (readonly string[])[],
  from: number,
): { lines: OrderLine[]; rejected: Rejection[] } {
  const lines: OrderLine[] = []
  const rejected: Rejection[] = []
  rows.forEach((cells, k) => {
    const line = read(from + k, cells)
    if ('code' in line) rejected.push(line)
    else lines.push(line)
  })
  return { lines, rejected }
}

/** Under which key a line is gathered: its order number, or its own row where the file has none. */
export const orderKeyOf = (line: OrderLine): string => line.order ?? `#${line.row}`

/**
 * Adds lines to the orders they belong to.
 *
 * @param known what earlier chunks gathered of these orders, by key
 * @returns the orders that changed, as they now stand, and the lines that belong to nobody they could: one order number
 *   means one order, and which of two customers is right cannot be known.
 */
export function gatherLines(
  lines: readonly OrderLine[],
  known: ReadonlyMap<string, GatheredOrder> = new Map(),
): { orders: GatheredOrder[]; rejected: Rejection[] } {
  const changed = new Map<string, GatheredOrder>()
  const rejected: Rejection[] = []
  for (const line of lines) {
    const key = orderKeyOf(line)
    const order = changed.get(key) ?? known.get(key)
    if (order && order.customer !== line.customer)
      rejected.push({ row: line.row, column: null, code: 'orderOfAnotherCustomer' })
    else changed.set(key, withLine(order, line))
  }
  return { orders: [...changed.values()], rejected }
}

function withLine(order: GatheredOrder | undefined, line: OrderLine): GatheredOrder {
  const part: OrderPart = {
    at: line.at,
    amount: line.amount,
    quantity: line.quantity,
    products: line.product === null ? [] : [line.product],
  }
  return {
    key: orderKeyOf(line),
    customer: line.customer,
    order: line.order,
    firstRow: Math.min(order?.firstRow ?? line.row, line.row),
    sale: line.kind === 'sale' ? mergeParts(order?.sale ?? null, part) : (order?.sale ?? null),
    return: line.kind === 'return' ? mergeParts(order?.return ?? null, part) : (order?.return ?? null),
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

/** An event and the first row it comes from. */
export type ImportedEvent = { row: number; event: HaggleEvent }

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
export function customerEvents(orders: readonly GatheredOrder[], naming: Naming): ImportedEvent[] {
  const { mapping, sha256 } = naming
  const first = orders.reduce<GatheredOrder | undefined>(
    (earliest, order) => (order.sale && (!earliest?.sale || order.sale.at < earliest.sale.at) ? order : earliest),
    undefined,
  )
  const customer = orders[0]!.customer
  const shared = {
    market: mapping.market,
    ...(mapping.channel === null ? {} : { channel: mapping.channel }),
    userKey: userKeyOf(customer, naming),
  }
  const events: ImportedEvent[] = []
  if (first?.sale) {
    const id = uuidOf(sha256(`register\n${mapping.name}\n${customer}`))
    events.push({ row: first.firstRow, event: { ...shared, id, at: first.sale.at, type: 'register' } })
  }
  for (const order of orders)
    for (const event of orderEvents(order, shared, naming)) events.push({ row: order.firstRow, event })
  return events
}

/** The key under which a customer of a file appears in analytics. */
export function userKeyOf(customer: string, { mapping, sha256 }: Naming): string {
  return sha256(`customer\n${mapping.name}\n${customer}`).slice(0, 32)
}

/** What the order ids of a source begin with, before the source's own number. */
export function orderPrefixOf({ mapping, fileHash, sha256 }: Naming): string {
  return prefixOf(scopeOf(mapping.columns.order !== null, mapping, fileHash), sha256)
}

/** Within what an order's number is unique: files of one source share their numbers, rows are numbered per file. */
function scopeOf(numbered: boolean, mapping: Mapping, fileHash: string): string {
  return numbered ? mapping.name : fileHash
}

function prefixOf(scope: string, sha256: Naming['sha256']): string {
  return `${sha256(scope).slice(0, 8)}-`
}

function orderEvents(
  order: GatheredOrder,
  shared: Pick<HaggleEvent, 'market' | 'channel' | 'userKey'>,
  { mapping, fileHash, sha256 }: Naming,
): HaggleEvent[] {
  const scope = scopeOf(order.order !== null, mapping, fileHash)
  const named = (type: 'order' | 'pay' | 'refund') => uuidOf(sha256(`${type}\n${scope}\n${order.key}`))
  // Two shops may both have an order 1001.
  const orderId = `${prefixOf(scope, sha256)}${order.order ?? order.firstRow + 1}`
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
