import type { IdempotencyStore } from '../ports/idempotency.ts'
import { affected, inserted } from './counts.ts'
import type { Db } from './tables.ts'

export function idempotencyStore(db: Db): IdempotencyStore {
  return {
    async find(actorId, key, now) {
      const row = await db
        .selectFrom('idempotency')
        .selectAll()
        .where('actor_id', '=', actorId)
        .where('key', '=', key)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return (
        row && {
          actorId,
          key,
          requestHash: row.request_hash,
          status: row.status,
          body: row.body,
          expiresAt: row.expires_at,
        }
      )
    },
    async insert({ actorId, key, requestHash, status, body, expiresAt }, now) {
      await db
        .deleteFrom('idempotency')
        .where('actor_id', '=', actorId)
        .where('key', '=', key)
        .where('expires_at', '<=', now)
        .execute()
      const row = { actor_id: actorId, key, request_hash: requestHash, status, body, expires_at: expiresAt }
      return inserted(
        db
          .insertInto('idempotency')
          .values(row)
          .onConflict((c) => c.doNothing()),
      )
    },
    prune: (now) => affected(db.deleteFrom('idempotency').where('expires_at', '<=', now)),
  }
}
