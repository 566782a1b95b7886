import type { Mapping } from '#domain/import/mapping.ts'
import { missingColumns } from '#domain/import/readRow.ts'
import { canonicalText } from '#domain/campaign/hash.ts'
import { instantOf, secondMs } from '#domain/time.ts'
import { isZoneName } from '../events/zone.ts'
import { fail } from '../http/problem.ts'
import { letOthers } from '../letOthers.ts'
import type { Clock, Random } from '../ports/ports.ts'
import type { StoredImport } from '../stores/ports/imports.ts'
import type { Sha256, StoreSet, Stores } from '../stores/ports.ts'
import { isReadyForEvents, makeEvents } from './makeEvents.ts'
import { RowsMissing, takeRows } from './takeRows.ts'

export type ImportParts = { stores: Stores; clock: Clock; hash: Sha256; random: Pick<Random, 'id'> }

export type NewImport = {
  fileName: string
  fileHash: string
  header: string[]
  mapping: Mapping
  totalRows: number
  startedBy: { id: string; name: string } | null
}

/** How long one call makes events before it answers with the progress so far. */
const longestTurnMs = 2 * secondMs

/** @throws ProblemError `invalid` where the mapping names columns the file lacks, or a zone nobody knows. */
export function checkMapping({ mapping, header }: Pick<NewImport, 'mapping' | 'header'>, at = '/mapping'): void {
  const missing = missingColumns(mapping, header)
  const errors = Object.entries(mapping.columns)
    .filter(([, name]) => name !== null && missing.includes(name))
    .map(([column]) => ({ pointer: `${at}/columns/${column}`, code: 'unknownColumn' }))
  if (!isZoneName(mapping.timeZone)) errors.push({ pointer: `${at}/timeZone`, code: 'unknownZone' })
  const { amount, unitPrice, quantity } = mapping.columns
  if (amount === null && (unitPrice === null || quantity === null))
    errors.push({ pointer: `${at}/columns/amount`, code: 'required' })
  if (errors.length > 0) fail('invalid', { errors })
}

/**
 * Begins an import, or finds the one that was begun with this file and mapping, within the caller's transaction.
 *
 * @throws ProblemError `wrongState` where the file was imported by another mapping: its orders are counted already, and
 *   would be again.
 */
export async function beginImport(
  stores: StoreSet,
  one: NewImport,
  { clock, hash, random }: Omit<ImportParts, 'stores'>,
): Promise<{ stored: StoredImport; isNew: boolean }> {
  const mapping = canonicalText({ header: one.header, mapping: one.mapping })
  const mappingHash = hash(mapping)
  const known = await stores.imports.byFile(one.fileHash, mappingHash)
  if (known) return { stored: known, isNew: false }

  const others = (await stores.imports.list()).filter(({ fileHash }) => fileHash === one.fileHash)
  if (others.some(({ events }) => events > 0)) fail('wrongState', { data: { reason: 'fileUsedOtherMapping' } })

  const stored: StoredImport = {
    id: random.id(),
    fileName: one.fileName,
    fileHash: one.fileHash,
    mapping,
    mappingHash,
    totalRows: one.totalRows,
    nextRow: 0,
    events: 0,
    duplicates: 0,
    rejected: 0,
    startedBy: one.startedBy,
    startedAt: instantOf(clock.now()),
    finishedAt: null,
  }
  if (!(await stores.imports.insert(stored))) fail('wrongState')
  return { stored, isNew: true }
}

/**
 * Takes the next rows, and once the last one is in, makes events for up to two seconds. Until `finishedAt` is set the
 * caller repeats the last rows, which are passed over, and the work goes on.
 *
 * @throws ProblemError `notFound`; `wrongState` with `nextRow` where rows were left out.
 */
export async function carryOn(
  parts: ImportParts,
  id: string,
  from: number,
  rows: readonly string[][],
): Promise<StoredImport> {
  const began = parts.clock.now()
  let stored = await parts.stores
    .transaction(async (s) => takeRows(s, (await s.imports.get(id)) ?? fail('notFound'), from, rows, began))
    .catch((error: unknown) => {
      if (error instanceof RowsMissing) return fail('wrongState', { data: { nextRow: error.nextRow } })
      throw error
    })
  while (isReadyForEvents(stored) && parts.clock.now() - began < longestTurnMs) {
    stored = await makeEvents(parts, stored, parts.clock.now())
    // SQLite answers within the turn.
    await letOthers()
  }
  return stored
}
