import type { AuditEntry, AuditQuery, AuditRecord, AuditStore } from '../ports/audit.ts'
import type { Sha256 } from '../ports.ts'
import { auditHash } from '../auditChain.ts'
import { cursorOf, pageOf, positionAt } from '../cursor.ts'
import { total } from './counts.ts'
import type { Db, Tables } from './tables.ts'

export function auditStore(db: Db, sha256: Sha256): AuditStore {
  return {
    async append(entry) {
      // Taking the head first makes writers queue here, so that numbers have no gaps and each hash one successor.
      const { number, hash: before } = await db
        .updateTable('audit_head')
        .set((e) => ({ number: e('number', '+', 1) }))
        .where('id', '=', 1)
        .returning(['number', 'hash'])
        .executeTakeFirstOrThrow()
      const hash = auditHash(entry, number, before, sha256)
      await db
        .insertInto('audit')
        .values(rowOf(entry, number, hash))
        .execute()
      await db.updateTable('audit_head').set({ hash }).where('id', '=', 1).execute()
      return { ...entry, number, hash }
    },
    async list(query) {
      const matches = matching(db, query)
      let page = matches
        .selectAll()
        .orderBy('number', 'desc')
        .limit(query.limit + 1)
      if (query.cursor !== undefined) {
        const [number = 0] = positionAt('audit', query.cursor, ['number'])
        page = page.where('number', '<', Number(number))
      }
      const rows = await page.execute()
      return pageOf(
        rows,
        query.limit,
        await total(matches.select((e) => e.fn.countAll<number>().as('n'))),
        recordOf,
        (row) => cursorOf('audit', [row.number]),
      )
    },
    async after(number, limit) {
      const rows = db.selectFrom('audit').selectAll().where('number', '>', number).orderBy('number').limit(limit)
      return (await rows.execute()).map(recordOf)
    },
    head: () => db.selectFrom('audit_head').select(['number', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow(),
  }
}

function matching(db: Db, { actorId, action, objectId, from, to }: AuditQuery) {
  let found = db.selectFrom('audit')
  if (actorId !== undefined) found = found.where('actor_id', '=', actorId)
  if (action !== undefined) found = found.where('action', '=', action)
  if (objectId !== undefined) found = found.where('object_id', '=', objectId)
  if (from !== undefined) found = found.where('at', '>=', from)
  if (to !== undefined) found = found.where('at', '<', to)
  return found
}

const rowOf = (entry: AuditEntry, number: number, hash: string): Tables['audit'] => ({
  number,
  at: entry.at,
  actor_id: entry.actor?.id ?? null,
  actor_name: entry.actor?.name ?? null,
  action: entry.action,
  object_type: entry.object.type,
  object_id: entry.object.id,
  object_name: entry.object.name,
  before: entry.before,
  after: entry.after,
  hash,
})

const recordOf = (row: Tables['audit']): AuditRecord => ({
  number: row.number,
  at: row.at,
  actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? '' },
  action: row.action,
  object: { type: row.object_type, id: row.object_id, name: row.object_name },
  before: row.before,
  after: row.after,
  hash: row.hash,
})
