import { customerEvents, type GatheredOrder, type ImportedEvent } from '#domain/import/mapRows.ts'
import type { RowCode } from '#domain/import/readRow.ts'
import type { Instant } from '#domain/time.ts'
import { bodyHashOf, outboxBody } from '../events/ingest.ts'
import type { StoredImport } from '../stores/ports/imports.ts'
import type { Sha256, StoreSet } from '../stores/ports.ts'
import { shapeOf } from './takeRows.ts'

const customersPerStep = 250

/** Whether all rows are in and their events are still to be made. */
export const isReadyForEvents = (stored: StoredImport): boolean =>
  stored.nextRow === stored.totalRows && stored.finishedAt === null

/**
 * Makes the events of the next customers, within the caller's transaction: they go to ledger and outbox and their orders
 * are forgotten, all or nothing, so that an import that was interrupted goes on where it stopped.
 *
 * @returns the import as it now stands; `finishedAt` is set when nobody is left.
 */
export async function makeEvents(
  stores: StoreSet,
  stored: StoredImport,
  now: Instant,
  sha256: Sha256,
): Promise<StoredImport> {
  const kept = await stores.imports.ordersOfNextCustomers(stored.id, customersPerStep)
  const next = { ...stored }
  if (kept.length === 0) next.finishedAt = now
  else {
    const { mapping } = shapeOf(stored)
    const naming = { mapping, fileHash: stored.fileHash, sha256 }
    const customers = Map.groupBy(
      kept.map(({ body }) => JSON.parse(body) as GatheredOrder),
      ({ customer }) => customer,
    )
    const events = [...customers.values()].flatMap((orders) => customerEvents(orders, naming))
    const counts = await enter(stores, stored, events, now, sha256)
    next.events += counts.events
    next.duplicates += counts.duplicates
    next.rejected += counts.rejected
    await stores.imports.removeOrdersOf(stored.id, [...customers.keys()])
  }
  if (!(await stores.imports.advance(stored.id, stored.nextRow, next))) throw new Error('an import lost its place')
  return next
}

async function enter(
  stores: StoreSet,
  stored: StoredImport,
  made: readonly ImportedEvent[],
  now: Instant,
  sha256: Sha256,
): Promise<{ events: number; duplicates: number; rejected: number }> {
  const answers = await stores.ledger.enter(
    made.map(({ event }) => ({ id: event.id, bodyHash: bodyHashOf(event, sha256) })),
  )
  const fresh = made.filter((_, k) => answers[k] === 'new').map(({ event }) => event)
  if (fresh.length > 0) await stores.outbox.append({ receivedAt: now, events: fresh.length, body: outboxBody(fresh) })

  // A registration at another time is a customer whom an earlier file registered. An order with another content is not
  // ours to choose between: the earlier one stands, and this one is kept as rejected.
  const others = made.filter(({ event }, k) => answers[k] === 'other' && event.type !== 'register')
  const rows = [...new Set(others.map(({ row }) => row))]
  await stores.imports.addRejected(
    stored.id,
    rows.map((row) => ({ row, cells: [], column: null, code: 'orderDiffers' satisfies RowCode })),
  )
  return { events: fresh.length, duplicates: made.length - fresh.length - others.length, rejected: rows.length }
}
