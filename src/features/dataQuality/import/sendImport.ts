import { again, type Patience } from '#api/again.ts'
import type { Client } from '#api/client.ts'
import type { Import } from '#contract/imports.ts'
import type { Mapping } from '#domain/import/mapping.ts'
import { sendableRow } from '#domain/import/sendable.ts'
import type { OpenCsv } from './openCsv.ts'

type Sending = {
  imports: Client['imports']
  file: Pick<OpenCsv, 'fileName' | 'fileHash' | 'header' | 'totalRows' | 'rows'>
  mapping: Mapping
  onProgress: (progress: Import) => void
} & Patience

const rowsAtOnce = 1_000
/** Half of what the server takes in one request. */
const bytesAtOnce = 4 * 1024 * 1024

/**
 * Sends a file's rows to the server, from where an earlier attempt stopped, until its events are made. What may pass by
 * itself (no connection, a busy server) is tried again for a minute.
 *
 * @returns the import as it stands: finished, or where it was stopped; null where that was before it began
 */
export async function sendImport({
  imports,
  file,
  mapping,
  signal,
  onProgress,
  wait,
}: Sending): Promise<Import | null> {
  const { fileName, fileHash, header, totalRows } = file
  const patience = { signal, wait }
  const begun = await again(
    () => imports.create({ headers: {}, body: { fileName, fileHash, header, mapping, totalRows } }),
    patience,
  )
  if (begun === null) return null
  let progress = begun
  onProgress(progress)
  while (progress.finishedAt === null && !signal.aborted) {
    // All rows in: the last one is sent again, which the server passes over, and it goes on making events.
    const from = Math.min(progress.nextRow, totalRows - 1)
    const next = (await file.rows(from, rowsAtOnce)).map((cells) => sendableRow(cells, header.length))
    const rows = next.slice(0, rowsWithin(next, bytesAtOnce))
    const { id } = progress
    const taken = await again(() => imports.rows({ id, from, rows }), patience)
    if (taken === null) break
    progress = taken
    onProgress(progress)
  }
  return progress
}

/** How many of the rows, at least one, go into a request of so many bytes. */
function rowsWithin(rows: readonly (readonly string[])[], bytes: number): number {
  const encoder = new TextEncoder()
  let left = bytes
  const count = rows.findIndex((cells) => {
    left -= encoder.encode(JSON.stringify(cells)).length + 1
    return left < 0
  })
  return count === -1 ? rows.length : Math.max(count, 1)
}
