import type { KeyStore, StoredKey } from '../ports/keys.ts'
import { affected } from './counts.ts'
import type { Db, Tables } from './tables.ts'

export function keyStore(db: Db): KeyStore {
  const all = db.selectFrom('storefront_keys').selectAll()
  return {
    async bySecretHash(secretHash) {
      const row = await all.where('secret_hash', '=', secretHash).executeTakeFirst()
      return row && keyOf(row)
    },
    async byId(id) {
      const row = await all.where('id', '=', id).executeTakeFirst()
      return row && keyOf(row)
    },
    list: async () => (await all.orderBy('created_at', 'desc').orderBy('id', 'desc').execute()).map(keyOf),
    async insert(key) {
      await db
        .insertInto('storefront_keys')
        .values({
          id: key.id,
          name: key.name,
          scope: key.scope,
          hint: key.hint,
          secret_hash: key.secretHash,
          created_at: key.createdAt,
          created_by: key.createdBy,
          last_used_at: key.lastUsedAt,
          revoked_at: key.revokedAt,
        })
        .execute()
    },
    async revoke(id, at) {
      const change = db.updateTable('storefront_keys').set({ revoked_at: at })
      return (await affected(change.where('id', '=', id).where('revoked_at', 'is', null))) === 1
    },
    async used(id, at) {
      await db.updateTable('storefront_keys').set({ last_used_at: at }).where('id', '=', id).execute()
    },
  }
}

const keyOf = (row: Tables['storefront_keys']): StoredKey => ({
  id: row.id,
  name: row.name,
  scope: row.scope,
  hint: row.hint,
  secretHash: row.secret_hash,
  createdAt: row.created_at,
  createdBy: row.created_by,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
})
