import { createHash } from 'node:crypto'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { eventSchema } from '#domain/analytics/event.ts'
import { customerEvents, gatherLines, readRows, type GatheredOrder, type Naming } from '#domain/import/mapRows.ts'
import type { Mapping } from '#domain/import/mapping.ts'
import { createRowReader, missingColumns, type RowReader } from '#domain/import/readRow.ts'
import { epochOf } from '#domain/time.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const header = ['customer', 'date', 'order', 'sku', 'quantity', 'price']
const lines: Mapping = {
  name: 'Shop',
  market: 'HK',
  channel: 'site',
  timeZone: 'Asia/Hong_Kong',
  dateFormat: 'YYYY-MM-DD',
  columns: {
    customer: 'customer',
    at: 'date',
    order: 'order',
    amount: null,
    quantity: 'quantity',
    unitPrice: 'price',
    product: 'sku',
  },
}
const naming: Naming = { mapping: lines, fileHash: 'f'.repeat(64), sha256 }
const read = createRowReader(lines, header, () => 480, epochOf('2030-01-01T00:00:00.000Z'))

const eventsOf = (orders: Iterable<GatheredOrder>, by = naming) => {
  const customers = Map.groupBy(orders, (order) => order.customer)
  return [...customers.values()].flatMap((own) => customerEvents(own, by).map(({ event }) => event))
}
const gather = (by: RowReader, rows: string[][], from: number, known?: Map<string, GatheredOrder>) => {
  const { lines: taken, rejected } = readRows(by, rows, from)
  const { orders, rejected: further } = gatherLines(taken, known)
  return { orders, rejected: [...rejected, ...further] }
}
const gathered = (rows: string[][]) => gather(read, rows, 0)

describe('rows of a file', () => {
  it('become one order per order number, registered at the first', () => {
    const { orders, rejected } = gathered([
      ['ann', '2011-03-02', 'B', 'p1', '1', '10.00'],
      ['ann', '2011-01-05', 'A', 'p1', '2', '1.25'],
      ['ann', '2011-01-05', 'A', 'p2', '3', '0.10'],
    ])
    expect(rejected).toEqual([])
    const events = eventsOf(orders)
    expect(events.map(({ type, at, amount }) => [type, at, amount])).toEqual([
      ['register', '2011-01-04T16:00:00.000Z', undefined],
      ['order', '2011-03-01T16:00:00.000Z', 1000],
      ['pay', '2011-03-01T16:00:00.000Z', 1000],
      ['order', '2011-01-04T16:00:00.000Z', 280],
      ['pay', '2011-01-04T16:00:00.000Z', 280],
    ])
    expect(events.every((event) => eventSchema.safeParse(event).success)).toBe(true)
    expect(events.map(({ product }) => product)).toEqual([undefined, 'p1', 'p1', undefined, undefined])
  })

  it('with a negative quantity become a refund, which registers nobody', () => {
    const { orders } = gathered([['bob', '2011-01-05', 'C1', 'p1', '-2', '4.15']])
    expect(eventsOf(orders)).toEqual([expect.objectContaining({ type: 'refund', amount: 830, quantity: 2 })])
  })

  it.each([
    [['', '2011-01-05', 'A', 'p', '1', '1'], 'customer', 'missingCustomer'],
    [['ann', '', 'A', 'p', '1', '1'], 'date', 'missingDate'],
    [['ann', '2011-02-29', 'A', 'p', '1', '1'], 'date', 'badDate'],
    [['ann', '05/01/2011', 'A', 'p', '1', '1'], 'date', 'badDate'],
    [['ann', '2031-01-05', 'A', 'p', '1', '1'], 'date', 'inTheFuture'],
    [['ann', '1900-01-01', 'A', 'p', '1', '1'], 'date', 'tooOld'],
    [['ann', '2011-01-05', '', 'p', '1', '1'], 'order', 'missingOrder'],
    [['ann', '2011-01-05', 'A', 'p', 'two', '1'], 'quantity', 'badQuantity'],
    [['ann', '2011-01-05', 'A', 'p', '0', '1'], 'quantity', 'zeroQuantity'],
    [['ann', '2011-01-05', 'A', 'p', '1', ''], 'price', 'missingAmount'],
    [['ann', '2011-01-05', 'A', 'p', '1', '1,5'], 'price', 'badAmount'],
    [['ann', '2011-01-05', 'A', 'p', '1', '-1'], 'price', 'negativePrice'],
    [['ann', '2011-01-05', 'A', 'p', '1', '0.001'], 'price', 'tooPrecise'],
    [['ann', '2011-01-05', 'A', 'p', '1', '99999999999999'], 'price', 'tooLarge'],
    [['ann', '2011-01-05', 'x'.repeat(101), 'p', '1', '1'], 'order', 'tooLong'],
    [['ann', '2011-01-05', 'A', 'p', '1'], null, 'wrongCellCount'],
    [['x'.repeat(2_000), '2011-01-05', 'A', 'p', '1', '1'], 'customer', 'cellTooLong'],
    [['an\0n', '2011-01-05', 'A', 'p', '1', '1'], 'customer', 'badCharacter'],
  ])('%j is rejected at %s: %s', (cells, column, code) => {
    expect(gather(read, [cells], 7)).toEqual({ orders: [], rejected: [{ row: 7, column, code }] })
  })

  it('of an order number that another customer has are rejected, not added to it', () => {
    const { orders, rejected } = gathered([
      ['ann', '2011-01-05', 'A', 'p', '1', '1'],
      ['bob', '2011-01-05', 'A', 'p', '1', '1'],
    ])
    expect(orders).toHaveLength(1)
    expect(rejected).toEqual([{ row: 1, column: null, code: 'orderOfAnotherCustomer' }])
  })

  it('without order numbers are an order each, even where two are the same', () => {
    const mapping = { ...lines, columns: { ...lines.columns, order: null, product: null } }
    const { orders } = gather(
      createRowReader(mapping, header, () => 480, Infinity),
      [
        ['ann', '2011-01-05', '', '', '1', '1'],
        ['ann', '2011-01-05', '', '', '1', '1'],
      ],
      0,
    )
    const events = eventsOf(orders, { ...naming, mapping })
    expect(events.map(({ type }) => type)).toEqual(['register', 'order', 'pay', 'order', 'pay'])
    expect(new Set(events.map(({ id }) => id)).size).toBe(5)
    expect(new Set(events.map(({ orderId }) => orderId)).size).toBe(3)
  })

  it('keep cents exact where floating point would not: 3 × 0.1, and 1000 × 0.001', () => {
    const { orders } = gathered([
      ['ann', '2011-01-05', 'A', 'p', '3', '0.1'],
      ['ann', '2011-01-05', 'B', 'p', '1000', '0.001'],
      ['ann', '2011-01-05', 'C', 'p', '1', '£1,234.50'],
    ])
    expect(orders.map(({ sale }) => sale!.amount)).toEqual([30, 100, 123450])
  })
})

const cents = (amount: number) => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
const fileRows = fc.array(
  fc
    .record({
      order: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      quantity: fc.integer({ min: -3, max: 5 }).filter((quantity) => quantity !== 0),
      price: fc.integer({ min: 0, max: 99_999 }),
    })
    // Order number n belongs to customer n mod 4, so that no two customers share one.
    .map(({ order, day, quantity, price }) => [
      `c${order % 4}`,
      `2011-05-${String(day).padStart(2, '0')}`,
      String(order),
      'p',
      String(quantity),
      cents(price),
    ]),
  { minLength: 1, maxLength: 60 },
)

test.prop([fileRows, fc.integer({ min: 1, max: 20 }), fc.infiniteStream(fc.nat())])(
  'the order of the rows and the size of the chunks change nothing but which row came first',
  (rows, size, random) => {
    const shuffled = rows
      .map((row) => ({ row, by: random.next().value! }))
      .toSorted((a, b) => a.by - b.by)
      .map(({ row }) => row)
    const inChunks = new Map<string, GatheredOrder>()
    for (let from = 0; from < shuffled.length; from += size) {
      for (const order of gather(read, shuffled.slice(from, from + size), from, inChunks).orders)
        inChunks.set(order.key, order)
    }
    const byId = (orders: Iterable<GatheredOrder>) => eventsOf(orders).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId(inChunks.values())).toEqual(byId(gathered(rows).orders))
  },
)

test.prop([fileRows])('paid less refunded is the sum of the rows, to the cent', (rows) => {
  const events = eventsOf(gathered(rows).orders)
  const of = (type: string) =>
    events.filter((event) => event.type === type).reduce((total, { amount }) => total + amount!, 0)
  const expected = rows.reduce((total, row) => total + Number(row[4]) * Number(row[5]!.replace('.', '')), 0)
  expect(of('pay') - of('refund')).toBe(expected)
})

describe('names', () => {
  it('register a customer once across files of one shop, and apart from the same number in another shop', () => {
    const { orders } = gathered([['17850', '2011-01-05', 'A', 'p', '1', '1']])
    const [january] = customerEvents(orders, naming)
    const [february] = customerEvents(orders, { ...naming, fileHash: 'e'.repeat(64) })
    const [elsewhere] = customerEvents(orders, { ...naming, mapping: { ...lines, name: 'Other' } })
    expect(february!.event.id).toBe(january!.event.id)
    expect(elsewhere!.event.id).not.toBe(january!.event.id)
    expect(elsewhere!.event.userKey).not.toBe(january!.event.userKey)
    expect(january!.event.userKey).not.toContain('17850')
  })

  it('say which columns the header lacks', () => {
    expect(missingColumns(lines, ['customer', 'date', 'order'])).toEqual(['quantity', 'price', 'sku'])
  })
})
