import type { KeyStore, StoredKey } from '../ports/keys.ts'
import { byText, reversed } from './order.ts'
import { Table } from './table.ts'
import type { Journal } from './table.ts'

export function keyStore(journal: Journal): KeyStore {
  const keys = new Table<StoredKey>(journal, (key) => key.id)
  return {
    bySecretHash: async (secretHash) => keys.find((key) => key.secretHash === secretHash),
    byId: async (id) => keys.get(id),
    list: async () =>
      keys.select(
        () => true,
        reversed(
          byText(
            (key) => key.createdAt,
            (key) => key.id,
          ),
        ),
      ),
    async insert(key) {
      if (keys.find((other) => other.secretHash === key.secretHash))
        throw journal.fail(new Error('A key with this secret is there already'))
      keys.add(key)
    },
    async revoke(id, at) {
      const key = keys.get(id)
      if (!key || key.revokedAt !== null) return false
      keys.put({ ...key, revokedAt: at })
      return true
    },
    async used(id, at) {
      const key = keys.get(id)
      if (key) keys.put({ ...key, lastUsedAt: at })
    },
  }
}
