import type { CodeOwner } from '#domain/campaign/codePlaces.ts'
import type { CodeGroups } from '#domain/codes.ts'
import type { CodeStore, StoredCodeBatch } from '../ports/codes.ts'
import { affected, total } from './counts.ts'
import { parts } from './parts.ts'
import type { Db, Tables } from './tables.ts'

export function codeStore(db: Db): CodeStore {
  return {
    async insertBatch(batch) {
      await db.insertInto('code_batches').values(rowOf(batch)).execute()
    },
    async batch(id) {
      const row = await db.selectFrom('code_batches').selectAll().where('id', '=', id).executeTakeFirst()
      return row && batchOf(row)
    },
    async batches(campaignId) {
      const rows = await db
        .selectFrom('code_batches')
        .selectAll()
        .where('campaign_id', '=', campaignId)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(batchOf)
    },
    async usedIn(batchIds) {
      if (batchIds.length === 0) return new Map()
      const rows = await db
        .selectFrom('codes')
        .select((e) => ['batch_id', e.fn.countAll<number>().as('used')])
        .where('batch_id', 'in', batchIds)
        .where('used_by', 'is not', null)
        .groupBy('batch_id')
        .execute()
      return new Map(rows.map((row) => [row.batch_id, row.used]))
    },
    async updateBatch(batch, before) {
      const change = db
        .updateTable('code_batches')
        .set({ state: batch.state, made: batch.made, issued_at: batch.issuedAt, voided_at: batch.voidedAt })
        .where('id', '=', batch.id)
        .where('state', '=', before.state)
        .where('made', '=', before.made)
      return (await affected(change)) === 1
    },
    async put(batchId, from, hashes) {
      await db.deleteFrom('codes').where('batch_id', '=', batchId).where('position', '>=', from).execute()
      const rows = hashes.map((hash, k) => ({ hash, batch_id: batchId, position: from + k }))
      let written = 0
      for (const part of parts(rows)) {
        const insertion = db
          .insertInto('codes')
          .values(part)
          .onConflict((c) => c.column('hash').doNothing())
        const results = await insertion.execute()
        written += results.reduce((n, result) => n + Number(result.numInsertedOrUpdatedRows ?? 0n), 0)
      }
      return written
    },
    async find(hash) {
      const row = await db.selectFrom('codes').selectAll().where('hash', '=', hash).executeTakeFirst()
      if (row === undefined) return undefined
      const { used_at: at, used_by: userKey, order_id: orderId } = row
      return { batchId: row.batch_id, use: at === null || userKey === null ? null : { at, userKey, orderId } }
    },
    async use(hash, { at, userKey, orderId }) {
      const change = db.updateTable('codes').set({ used_at: at, used_by: userKey, order_id: orderId })
      return (await affected(change.where('hash', '=', hash).where('used_at', 'is', null))) === 1
    },
    async usedBy(batchIds, userKey) {
      if (batchIds.length === 0) return 0
      const uses = db.selectFrom('codes').where('batch_id', 'in', batchIds).where('used_by', '=', userKey)
      return total(uses.select((e) => e.fn.countAll<number>().as('n')))
    },
    async sweep(limit) {
      const gone = await db
        .selectFrom('codes')
        .innerJoin('code_batches', 'code_batches.id', 'codes.batch_id')
        .where('code_batches.state', '=', 'void')
        .where('codes.used_by', 'is', null)
        .select('hash')
        .limit(limit)
        .execute()
      let removed = 0
      for (const part of parts(gone))
        removed += await affected(
          db.deleteFrom('codes').where(
            'hash',
            'in',
            part.map(({ hash }) => hash),
          ),
        )
      return removed
    },
  }
}

function ownerOf(row: Tables['code_batches']): CodeOwner {
  return row.owner_type === 'play'
    ? { type: 'play', playId: row.owner_id, batchId: row.owner_part }
    : { type: 'coupon', couponId: row.owner_id }
}

const batchOf = (row: Tables['code_batches']): StoredCodeBatch => ({
  id: row.id,
  campaignId: row.campaign_id,
  owner: ownerOf(row),
  name: row.name,
  count: row.count,
  groups: row.groups as CodeGroups,
  perPerson: row.per_person,
  state: row.state,
  made: row.made,
  createdAt: row.created_at,
  createdBy: { id: row.created_by_id, name: row.created_by_name },
  issuedAt: row.issued_at,
  voidedAt: row.voided_at,
})

const rowOf = (batch: StoredCodeBatch): Tables['code_batches'] => ({
  id: batch.id,
  campaign_id: batch.campaignId,
  owner_type: batch.owner.type,
  owner_id: batch.owner.type === 'play' ? batch.owner.playId : batch.owner.couponId,
  owner_part: batch.owner.type === 'play' ? batch.owner.batchId : '',
  name: batch.name,
  count: batch.count,
  groups: batch.groups,
  per_person: batch.perPerson,
  state: batch.state,
  made: batch.made,
  created_at: batch.createdAt,
  created_by_id: batch.createdBy.id,
  created_by_name: batch.createdBy.name,
  issued_at: batch.issuedAt,
  voided_at: batch.voidedAt,
})
