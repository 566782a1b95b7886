import type { AttemptStore, SessionStore, SetupTokenStore, UserStore } from './ports/people.ts'
import type { AuditStore } from './ports/audit.ts'
import type { CampaignStore } from './ports/campaigns.ts'
import type { CatalogueStore } from './ports/catalogue.ts'
import type { CodeStore } from './ports/codes.ts'
import type { DeliveryStore } from './ports/deliveries.ts'
import type { IdempotencyStore } from './ports/idempotency.ts'
import type { ImportStore } from './ports/imports.ts'
import type { KeyStore } from './ports/keys.ts'
import type { LedgerStore, OutboxStore, QuarantineStore } from './ports/ledger.ts'
import type { EngineState } from '../ports/ports.ts'
import type { SettingStore } from './ports/settings.ts'

/** Everything kept in the configuration store, as one transaction sees it. Over when the transaction is. */
export type StoreSet = {
  users: UserStore
  sessions: SessionStore
  attempts: AttemptStore
  setupToken: SetupTokenStore
  keys: KeyStore
  campaigns: CampaignStore
  catalogue: CatalogueStore
  audit: AuditStore
  idempotency: IdempotencyStore
  ledger: LedgerStore
  outbox: OutboxStore
  quarantine: QuarantineStore
  imports: ImportStore
  codes: CodeStore
  deliveries: DeliveryStore
  settings: SettingStore
}

/** SHA-256 of the UTF-8 bytes of a text, as 64 lower-case hexadecimal digits. Synchronous, for it is used inside transactions. */
export type Sha256 = (text: string) => string

/** `reason` is the engine's own message where it is not up: for the log, never for an answer. */
export type StoreHealth = { engine: 'sqlite' | 'postgres' | 'memory'; state: EngineState; reason: string | null }

/**
 * The configuration store.
 *
 * Inside `transaction` and `read`, await nothing but the stores handed out: no hashing of passwords, no `fetch`, no
 * timers, no other transaction. The work may run more than once (PostgreSQL is serializable, and conflicts are tried
 * again), so it must have no effect but through the stores. What it throws rolls everything back and is thrown on.
 *
 * @throws StorageFull where the disk is full; nothing was written, and later writes work again once there is room.
 * @throws StoreDown where the database cannot be reached.
 * @throws TransactionMisuse for a rule above that was broken.
 */
export type Stores = {
  /** All of it becomes durable, or none. */
  transaction<T>(work: (stores: StoreSet) => Promise<T>): Promise<T>
  /** One consistent state, to read from. Writing through it throws. */
  read<T>(work: (stores: StoreSet) => Promise<T>): Promise<T>
  health(): Promise<StoreHealth>
  close(): Promise<void>
}
