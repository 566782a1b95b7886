import { customerEvents, type ImportedEvent } from '#domain/import/mapRows.ts'
import type { RowCode } from '#domain/import/readRow.ts'
import { instantOf, type EpochMs } from '#domain/time.ts'
import { accept, prepare } from '../events/accept.ts'
import type { StoredImport } from '../stores/ports/imports.ts'
import type { Sha256, Stores } from '../stores/ports.ts'
import { shapeOf, type KeptOrder } from './takeRows.ts'

/** Some two thousand events: other calls wait no longer than one step. */
const customersPerStep = 300

/** Whether all rows are in and their events are still to be made. */
export const isReadyForEvents = (stored: StoredImport): boolean =>
  stored.nextRow === stored.totalRows && stored.finishedAt === null

/**
 * Makes the events of the next customers: they go to ledger and outbox and their orders are forgotten, all or nothing, so
 * that an import that was interrupted goes on where it stopped.
 *
 * @returns the import as it now stands; `finishedAt` is set when nobody is left.
 */
export async function makeEvents(
  { stores, hash }: { stores: Stores; hash: Sha256 },
  before: StoredImport,
  now: EpochMs,
): Promise<StoredImport> {
  // Read and hash outside the transaction that writes: the ledger is everybody's.
  const kept = await stores.read((s) => s.imports.ordersOfNextCustomers(before.id, customersPerStep))
  const orders = kept.map(({ body }) => JSON.parse(body) as KeptOrder)
  const customers = Map.groupBy(orders, ({ customer }) => customer)
  const cellsOf = new Map(orders.map(({ firstRow, cells }) => [firstRow, cells]))
  const naming = { mapping: shapeOf(before).mapping, fileHash: before.fileHash, sha256: hash }
  const made = [...customers.values()].flatMap((own) => customerEvents(own, naming))
  const prepared = prepare(
    made.map(({ event }) => event),
    hash,
  )

  return stores.transaction(async (s) => {
    const stored = await s.imports.get(before.id)
    // Somebody else carries the same import on: what was prepared here may be counted already.
    if (!stored || stored.events !== before.events || stored.duplicates !== before.duplicates) return stored ?? before
    const answers = await accept(s, prepared, instantOf(now))
    const others = refused(made, answers)
    await s.imports.addRejected(
      stored.id,
      others.map((row) => ({
        row,
        cells: cellsOf.get(row) ?? [],
        column: null,
        code: 'orderDiffers' satisfies RowCode,
      })),
    )
    await s.imports.removeOrdersOf(stored.id, [...customers.keys()])
    const fresh = answers.filter((answer) => answer === 'new').length
    const next: StoredImport = {
      ...stored,
      events: stored.events + fresh,
      duplicates: stored.duplicates + made.length - fresh,
      rejected: stored.rejected + others.length,
      finishedAt: kept.length === 0 ? instantOf(now) : null,
    }
    await s.imports.advance(stored.id, stored.nextRow, next)
    return next
  })
}

/**
 * First rows of the orders that came before with another content. Which is right is not ours to choose: the earlier one
 * stands. A registration at another time is no contradiction: an earlier file registered that customer.
 */
function refused(made: readonly ImportedEvent[], answers: readonly string[]): number[] {
  const rows = made.filter(({ event }, k) => answers[k] === 'other' && event.type !== 'register').map(({ row }) => row)
  return [...new Set(rows)]
}
