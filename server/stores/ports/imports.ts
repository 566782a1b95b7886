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

export type ImportStore = {
  /** Newest first. */
  list(): Promise<StoredImport[]>
  get(id: string): Promise<StoredImport | undefined>
  byFile(fileHash: string, mappingHash: string): Promise<StoredImport | undefined>
  /** False where there is one of this file and mapping. */
  insert(one: StoredImport): Promise<boolean>
  /** Writes the new progress. False where the stored `nextRow` is not the expected one. */
  advance(id: string, expectedNextRow: number, progress: ImportProgress): Promise<boolean>
  addRejected(importId: string, rows: readonly StoredRejectedRow[]): Promise<void>
  /** By row. */
  rejected(importId: string, page: PageRequest): Promise<Page<StoredRejectedRow>>
}
