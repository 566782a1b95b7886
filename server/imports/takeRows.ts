import type { Mapping } from '#domain/import/mapping.ts'
import { gatherLines, orderKeyOf, readRows, type GatheredOrder } from '#domain/import/mapRows.ts'
import { createRowReader, type Rejection } from '#domain/import/readRow.ts'
import type { EpochMs } from '#domain/time.ts'
import { zoneNamed } from '../events/zone.ts'
import type { StoredImport } from '../stores/ports/imports.ts'
import type { StoreSet } from '../stores/ports.ts'

/** What an import's row keeps beside its counts. */
export type ImportShape = { header: string[]; mapping: Mapping }

export const shapeOf = (stored: StoredImport): ImportShape => JSON.parse(stored.mapping) as ImportShape

/** An order as an import keeps it: `cells` are its first row's, to show where the order is refused in the end. */
export type KeptOrder = GatheredOrder & { cells?: string[] }

/** The caller left rows out: they must go on at `nextRow`. */
export class RowsMissing extends Error {
  readonly nextRow: number
  constructor(nextRow: number) {
    super(`rows from ${nextRow} are missing`)
    this.name = 'RowsMissing'
    this.nextRow = nextRow
  }
}

/**
 * Takes the next rows of a file, within the caller's transaction: orders are gathered, rows that do not hold are kept
 * with their reason. Rows that were taken before are passed over, so a chunk may be sent again.
 *
 * @param from index of the first row given
 * @throws RowsMissing if the rows start behind the one that is wanted, or run past the end of the file.
 */
export async function takeRows(
  stores: StoreSet,
  stored: StoredImport,
  from: number,
  rows: readonly string[][],
  now: EpochMs,
): Promise<StoredImport> {
  if (from > stored.nextRow || from + rows.length > stored.totalRows) throw new RowsMissing(stored.nextRow)
  const fresh = rows.slice(stored.nextRow - from)
  if (fresh.length === 0) return stored

  const { header, mapping } = shapeOf(stored)
  const reader = createRowReader(mapping, header, zoneNamed(mapping.timeZone), now)
  const { lines, rejected } = readRows(reader, fresh, stored.nextRow)
  const keys = [...new Set(lines.map(orderKeyOf))]
  const known = await stores.imports.ordersByKey(stored.id, keys)
  const before = new Map(known.map(({ key, body }) => [key, JSON.parse(body) as KeptOrder]))
  const gathered = gatherLines(lines, before)
  const kept = gathered.orders.map((order): KeptOrder => {
    const cells = fresh[order.firstRow - stored.nextRow] ?? before.get(order.key)?.cells
    return cells ? { ...order, cells } : order
  })

  await stores.imports.putOrders(
    stored.id,
    kept.map((order) => ({ key: order.key, customer: order.customer, body: JSON.stringify(order) })),
  )
  const all: Rejection[] = [...rejected, ...gathered.rejected].toSorted((a, b) => a.row - b.row)
  await stores.imports.addRejected(
    stored.id,
    all.map((rejection) => ({ ...rejection, cells: fresh[rejection.row - stored.nextRow]! })),
  )
  const next = {
    ...stored,
    nextRow: stored.nextRow + fresh.length,
    rejected: stored.rejected + all.length,
  }
  if (!(await stores.imports.advance(stored.id, stored.nextRow, next))) throw new RowsMissing(stored.nextRow)
  return next
}
