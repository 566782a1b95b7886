import type { CodeStore, CodeUse, StoredCodeBatch } from '../ports/codes.ts'
import { byText } from './order.ts'
import { Table } from './table.ts'
import type { Journal } from './table.ts'

type Row = { hash: string; batchId: string; position: number; use: CodeUse | null }

export function codeStore(journal: Journal): CodeStore {
  const batches = new Table<StoredCodeBatch>(journal, ({ id }) => id)
  const codes = new Table<Row>(journal, ({ hash }) => hash)
  return {
    async insertBatch(batch) {
      batches.add(batch)
    },
    batch: async (id) => batches.get(id),
    batches: async (campaignId) =>
      batches.select(
        (batch) => batch.campaignId === campaignId,
        byText(
          ({ createdAt }) => createdAt,
          ({ id }) => id,
        ),
      ),
    async usedIn(batchIds) {
      const used = batchIds.map((id): [string, number] => [
        id,
        codes.count(({ batchId, use }) => batchId === id && use !== null),
      ])
      return new Map(used.filter(([, count]) => count > 0))
    },
    async updateBatch(batch, before) {
      const known = batches.get(batch.id)
      if (known?.state !== before.state || known.made !== before.made) return false
      const { state, made, issuedAt, voidedAt } = batch
      batches.put({ ...known, state, made, issuedAt, voidedAt })
      return true
    },
    async put(batchId, from, hashes) {
      codes.remove((code) => code.batchId === batchId && code.position >= from)
      let written = 0
      hashes.forEach((hash, k) => {
        if (codes.has(hash)) return
        codes.add({ hash, batchId, position: from + k, use: null })
        written++
      })
      return written
    },
    async find(hash) {
      const code = codes.get(hash)
      return code && { batchId: code.batchId, use: code.use }
    },
    async use(hash, use) {
      const code = codes.get(hash)
      if (code?.use !== null) return false
      codes.put({ ...code, use })
      return true
    },
    usedBy: async (batchIds, userKey) =>
      codes.count(({ batchId, use }) => batchIds.includes(batchId) && use?.userKey === userKey),
    async sweep(limit) {
      let left = limit
      const isVoid = ({ batchId }: Row) => batches.get(batchId)?.state === 'void'
      return codes.remove((code) => code.use === null && isVoid(code) && left-- > 0)
    },
  }
}
