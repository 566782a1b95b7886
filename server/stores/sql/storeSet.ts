import type { Sha256, StoreSet } from '../ports.ts'
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
import type { Db } from './tables.ts'

export function sqlStores(db: Db, sha256: Sha256): StoreSet {
  return {
    users: userStore(db),
    sessions: sessionStore(db),
    attempts: attemptStore(db),
    setupToken: setupTokenStore(db),
    keys: keyStore(db),
    campaigns: campaignStore(db),
    catalogue: catalogueStore(db),
    audit: auditStore(db, sha256),
    idempotency: idempotencyStore(db),
    ledger: ledgerStore(db),
    outbox: outboxStore(db),
    quarantine: quarantineStore(db),
    imports: importStore(db),
    codes: codeStore(db),
    deliveries: deliveryStore(db),
    settings: settingStore(db),
  }
}
