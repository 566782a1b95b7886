import type { Instant } from '#domain/time.ts'
import type { Page, PageRequest } from './page.ts'

export type StoredImport = {
  id: string
  fileName: string
  fileHash: string
  /** Header and mapping as canonical JSON, and their hash: with the file's hash it says which import this is. */
  mapping: string
  mappingHash: string
  totalRows: number
  nextRow: number
  events: number
  duplicates: number
  rejected: number
  startedBy: { id: string; name: string } | null
  startedAt: Instant
  finishedAt: Instant | null
}

export type ImportProgress = Pick<StoredImport, 'nextRow' | 'events' | 'duplicates' | 'rejected' | 'finishedAt'>

export type StoredRejectedRow = { row: number; cells: string[]; column: string | null; code: string }

/**
 * One order of a file as far as it has been read (`body`: a `GatheredOrder` as JSON). Files come in any order, so events
 * are made only when all rows are in; until then an import keeps its orders here.
 */
export type StoredImportOrder = { key: string; customer: string; body: string }

export type ImportStore = {
  /** Newest first. */
  list(): Promise<StoredImport[]>
  get(id: string): Promise<StoredImport | undefined>
  byFile(fileHash: string, mappingHash: string): Promise<StoredImport | undefined>
  /** False where there is one of this file and mapping. */
  insert(one: StoredImport): Promise<boolean>
  /** Writes the new progress. False where the stored `nextRow` is not the expected one. */
  advance(id: string, expectedNextRow: number, progress: ImportProgress): Promise<boolean>
  /** Those of the named orders that have been kept. */
  ordersByKey(importId: string, keys: readonly string[]): Promise<StoredImportOrder[]>
  /** Keeps orders, each in place of what was kept under its key. */
  putOrders(importId: string, orders: readonly StoredImportOrder[]): Promise<void>
  /** All orders of the first few customers (by their text) that still have any kept. Empty when none is left. */
  ordersOfNextCustomers(importId: string, customers: number): Promise<StoredImportOrder[]>
  /** Forgets the orders of these customers: their events have been made, in the same transaction. */
  removeOrdersOf(importId: string, customers: readonly string[]): Promise<void>
  addRejected(importId: string, rows: readonly StoredRejectedRow[]): Promise<void>
  /** By row. */
  rejected(importId: string, page: PageRequest): Promise<Page<StoredRejectedRow>>
}
