import type { Sha256, StoreSet, Stores } from '../ports.ts'
import { guarded } from '../guard.ts'
import { taskQueue } from '../queue.ts'
import { sha256 as pureSha256 } from '../sha256.ts'
import { auditStore } from './audit.ts'
import { campaignStore } from './campaigns.ts'
import { catalogueStore } from './catalogue.ts'
import { codeStore } from './codes.ts'
import { deliveryStore } from './deliveries.ts'
import { idempotencyStore } from './idempotency.ts'
import { importStore } from './imports.ts'
import { keyStore } from './keys.ts'
import { ledgerStore, outboxStore, quarantineStore } from './ledger.ts'
import { attemptStore, sessionStore, setupTokenStore, userStore } from './people.ts'
import { settingStore } from './settings.ts'
import { Journal } from './table.ts'

/** The stores of the mocks: same meaning and order as the SQL ones, gone with the page. Needs nothing of Node. */
export function memoryStores(sha256: Sha256 = pureSha256): Stores {
  const journal = new Journal()
  const queue = taskQueue()
  const stores: StoreSet = {
    users: userStore(journal),
    sessions: sessionStore(journal),
    attempts: attemptStore(journal),
    setupToken: setupTokenStore(journal),
    keys: keyStore(journal),
    campaigns: campaignStore(journal),
    catalogue: catalogueStore(journal),
    audit: auditStore(journal, sha256),
    idempotency: idempotencyStore(journal),
    ledger: ledgerStore(journal),
    outbox: outboxStore(journal),
    quarantine: quarantineStore(journal),
    imports: importStore(journal),
    codes: codeStore(journal),
    deliveries: deliveryStore(journal),
    settings: settingStore(journal),
  }
  const inside = <T>(mode: 'read' | 'write', work: (stores: StoreSet) => Promise<T>) =>
    queue(async () => {
      journal.begin(mode)
      try {
        const result = await guarded(stores, work)
        journal.commit()
        return result
      } catch (error) {
        journal.rollback()
        throw error
      }
    })
  return {
    transaction: (work) => inside('write', work),
    read: (work) => inside('read', work),
    health: async () => ({ engine: 'memory', state: 'up', reason: null }),
    close: async () => undefined,
  }
}
