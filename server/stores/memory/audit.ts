import type { AuditRecord, AuditStore } from '../ports/audit.ts'
import type { Sha256 } from '../ports.ts'
import { auditHash } from '../auditChain.ts'
import { pageIn } from './pages.ts'
import { Table } from './table.ts'
import type { Journal } from './table.ts'

const list = {
  name: 'audit',
  shape: ['number'],
  direction: 'desc',
  positionOf: (row: AuditRecord) => [row.number],
} as const

export function auditStore(journal: Journal, sha256: Sha256): AuditStore {
  const rows = new Table<AuditRecord>(journal, (row) => String(row.number))
  const heads = new Table<{ number: number; hash: string }>(journal, () => 'head')
  const head = () => heads.get('head') ?? { number: 0, hash: '' }
  const byNumber = (a: AuditRecord, b: AuditRecord) => a.number - b.number
  return {
    async append(entry) {
      const last = head()
      const number = last.number + 1
      const row = { ...entry, number, hash: auditHash(entry, number, last.hash, sha256) }
      rows.add(row)
      heads.put({ number, hash: row.hash })
      return row
    },
    async list({ actorId, action, objectId, from, to, ...page }) {
      const matches = rows.select(
        (row) =>
          (actorId === undefined || row.actor?.id === actorId) &&
          (action === undefined || row.action === action) &&
          (objectId === undefined || row.object.id === objectId) &&
          (from === undefined || row.at >= from) &&
          (to === undefined || row.at < to),
        byNumber,
      )
      return pageIn(matches, list, page, (row) => row)
    },
    after: async (number, limit) => rows.select((row) => row.number > number, byNumber).slice(0, limit),
    head: async () => head(),
  }
}
