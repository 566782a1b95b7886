import type { Instant } from '#domain/time.ts'
import type { Page, PageRequest } from './page.ts'

/** One change, as it is reported. `before` and `after` are JSON texts. */
export type AuditEntry = {
  at: Instant
  /** Name as it was then; null where the program itself or the command line acted. */
  actor: { id: string; name: string } | null
  action: string
  object: { type: string; id: string; name: string | null }
  before: string
  after: string
}

/** `hash` covers the entry, its number, and the hash of the row before it (see `../auditChain.ts`). Numbers start at 1 and have no gaps. */
export type AuditRecord = AuditEntry & { number: number; hash: string }

export type AuditQuery = PageRequest & {
  actorId?: string | undefined
  action?: string | undefined
  objectId?: string | undefined
  /** Included. */
  from?: Instant | undefined
  /** Excluded. */
  to?: Instant | undefined
}

export type AuditStore = {
  /** Adds to the chain. Only within the transaction that makes the change. */
  append(entry: AuditEntry): Promise<AuditRecord>
  /** Newest first. */
  list(query: AuditQuery): Promise<Page<AuditRecord>>
  /** In order, after a number: to read the whole chain in pieces. */
  after(number: number, limit: number): Promise<AuditRecord[]>
  /** Number and hash of the last row, as the lock row has them; 0 and '' before the first. */
  head(): Promise<{ number: number; hash: string }>
}
