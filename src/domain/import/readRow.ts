import { marketFacts } from '../market.ts'
import { exponents, type Minor } from '../money.ts'
import { utcOf, type Zone } from '../analytics/zone.ts'
import { epochOf, instantOf, type EpochMs, type Instant } from '../time.ts'
import { readDate } from './dateText.ts'
import { inUnits, multiply, parseDecimal, type Decimal } from './decimal.ts'
import type { Mapping } from './mapping.ts'
import { longestCell, nulSign } from './sendable.ts'

/** Why a row was not taken. The console says each in the reader's language. */
export const rowCodes = [
  'wrongCellCount',
  'cellTooLong',
  'badCharacter',
  'missingCustomer',
  'missingOrder',
  'missingDate',
  'badDate',
  'inTheFuture',
  'tooOld',
  'missingAmount',
  'badAmount',
  'badQuantity',
  'zeroQuantity',
  'negativePrice',
  'tooPrecise',
  'tooLarge',
  'tooLong',
  'orderOfAnotherCustomer',
  'orderDiffers',
] as const
export type RowCode = (typeof rowCodes)[number]

/** A row that was not taken: its index (0 is the first below the header), the column at fault, and why. */
export type Rejection = { row: number; column: string | null; code: RowCode }

/** One line of an order. Amounts are zero or more: `kind` says which way the money went. */
export type OrderLine = {
  row: number
  customer: string
  /** Null where the file has no order numbers, and every row is an order. */
  order: string | null
  at: Instant
  kind: 'sale' | 'return'
  amount: Minor
  quantity: number | null
  product: string | null
}

/** As for every event: what is older is a mistake (1970 and 1900 are what empty dates become). */
const earliest: Instant = '1980-01-01T00:00:00.000Z'

export type RowReader = (row: number, cells: readonly string[]) => OrderLine | Rejection

/** Names a mapping uses that the file's header does not have. */
export function missingColumns(mapping: Mapping, header: readonly string[]): string[] {
  return Object.values(mapping.columns).filter((name) => name !== null && !header.includes(name)) as string[]
}

/**
 * Reads rows of one file by its mapping.
 *
 * A negative quantity or amount is a return (as in the cancelled invoices of UCI's Online Retail set, whose numbers
 * begin with C): money that went back. Nothing is rounded and nothing is guessed: a row in doubt is rejected whole.
 *
 * @param zone the mapping's, for dates that do not name their own offset
 * @param latest Rows dated later are rejected.
 * @throws RangeError if the header lacks a column of the mapping. `missingColumns` is asked first.
 */
export function createRowReader(mapping: Mapping, header: readonly string[], zone: Zone, latest: EpochMs): RowReader {
  if (missingColumns(mapping, header).length > 0) throw new RangeError('mapping does not fit the header')
  const { columns } = mapping
  const exponent = exponents[marketFacts[mapping.market].currency]
  const index = new Map(header.map((name, k) => [name, k]))

  return (row, cells) => {
    const rejected = (column: string | null, code: RowCode): Rejection => ({ row, column, code })
    const cell = (name: string | null) => (name === null ? '' : (cells[index.get(name)!] ?? '').trim())

    if (cells.length !== header.length) return rejected(null, 'wrongCellCount')
    const long = cells.findIndex((text) => text.length >= longestCell)
    if (long >= 0) return rejected(header[long]!, 'cellTooLong')
    const bad = cells.findIndex((text) => text.includes('\0') || text.includes(nulSign))
    if (bad >= 0) return rejected(header[bad]!, 'badCharacter')
    const customer = cell(columns.customer)
    if (customer === '') return rejected(columns.customer, 'missingCustomer')

    const order = columns.order === null ? null : cell(columns.order)
    if (order === '') return rejected(columns.order, 'missingOrder')
    if (order !== null && order.length > 100) return rejected(columns.order, 'tooLong')

    const product = cell(columns.product) || null
    if (product !== null && product.length > 128) return rejected(columns.product, 'tooLong')

    const dateText = cell(columns.at)
    if (dateText === '') return rejected(columns.at, 'missingDate')
    const date = readDate(dateText, mapping.dateFormat)
    if (!date) return rejected(columns.at, 'badDate')
    const at = 'instant' in date ? date.instant : instantOf(utcOf(date.localMs, zone))
    if (epochOf(at) > latest) return rejected(columns.at, 'inTheFuture')
    if (at < earliest) return rejected(columns.at, 'tooOld')

    const quantity = columns.quantity === null ? null : parseDecimal(cell(columns.quantity))
    if (columns.quantity !== null && quantity === null) return rejected(columns.quantity, 'badQuantity')
    if (quantity?.digits === 0n) return rejected(columns.quantity, 'zeroQuantity')

    const money = readMoney(mapping, cell, quantity)
    if ('code' in money) return rejected(money.column, money.code)
    const amount = inUnits(money.value, exponent)
    if (typeof amount === 'string') return rejected(money.column, amount)

    const back = amount < 0 || (quantity !== null && quantity.digits < 0n)
    return {
      row,
      customer,
      order,
      at,
      kind: back ? 'return' : 'sale',
      amount: Math.abs(amount),
      quantity: wholeCount(quantity),
      product,
    }
  }
}

function readMoney(
  { columns }: Mapping,
  cell: (name: string | null) => string,
  quantity: Decimal | null,
): { column: string; value: Decimal } | { column: string | null; code: RowCode } {
  if (columns.amount !== null) {
    const text = cell(columns.amount)
    const value = parseDecimal(text)
    if (!value) return { column: columns.amount, code: text === '' ? 'missingAmount' : 'badAmount' }
    return { column: columns.amount, value }
  }
  if (columns.unitPrice === null || quantity === null) return { column: null, code: 'missingAmount' }
  const text = cell(columns.unitPrice)
  const price = parseDecimal(text)
  if (!price) return { column: columns.unitPrice, code: text === '' ? 'missingAmount' : 'badAmount' }
  if (price.digits < 0n) return { column: columns.unitPrice, code: 'negativePrice' }
  return { column: columns.unitPrice, value: multiply(price, quantity) }
}

/** Goods sold by weight have no count. */
function wholeCount(quantity: Decimal | null): number | null {
  if (!quantity) return null
  const count = inUnits(quantity, 0)
  return typeof count === 'number' && count !== 0 ? Math.abs(count) : null
}
