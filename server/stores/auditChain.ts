import type { AuditEntry, AuditRecord } from './ports/audit.ts'
import type { Sha256, Stores } from './ports.ts'

/** Hash of a row: SHA-256 of the JSON array of the hash before it and everything the row says, in this order. */
export function auditHash(entry: AuditEntry, number: number, before: string, sha256: Sha256): string {
  const { at, actor, action, object } = entry
  return sha256(
    JSON.stringify([
      before,
      number,
      at,
      actor?.id ?? null,
      actor?.name ?? null,
      action,
      object.type,
      object.id,
      object.name,
      entry.before,
      entry.after,
    ]),
  )
}

/**
 * `changed`: the row does not say what its hash covers. `missing`: rows before it are gone. `cutOff`: the last rows are
 * gone, for the lock row names a later one.
 */
export type BrokenChain = { number: number; problem: 'changed' | 'missing' | 'cutOff' }

export type ChainReport = { rows: number; broken: BrokenChain | null }

/** Reads the whole chain in pieces and stops at the first row that does not hold. */
export async function verifyAudit(stores: Stores, sha256: Sha256): Promise<ChainReport> {
  // The head first: rows added while we read come after it and are read as well.
  const head = await stores.read((s) => s.audit.head())
  let number = 0
  let hash = ''
  for (;;) {
    const from = number
    const rows = await stores.read((s) => s.audit.after(from, pieceSize))
    for (const row of rows) {
      const broken = brokenBy(row, number, hash, sha256)
      if (broken) return { rows: number, broken }
      number = row.number
      hash = row.hash
      if (number === head.number && hash !== head.hash) return { rows: number, broken: { number, problem: 'changed' } }
    }
    if (rows.length < pieceSize) break
  }
  return { rows: number, broken: number < head.number ? { number: number + 1, problem: 'cutOff' } : null }
}

const pieceSize = 500

function brokenBy(row: AuditRecord, before: number, hash: string, sha256: Sha256): BrokenChain | null {
  if (row.number !== before + 1) return { number: before + 1, problem: 'missing' }
  if (row.hash !== auditHash(row, row.number, hash, sha256)) return { number: row.number, problem: 'changed' }
  return null
}
