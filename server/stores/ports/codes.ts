import type { CodeOwner } from '#domain/campaign/codePlaces.ts'
import type { CodeGroups } from '#domain/codes.ts'
import type { Instant } from '#domain/time.ts'

/**
 * Codes made for one owner at one time. While they are made they are good for nothing; once issued each works once; void
 * ones never do.
 */
export type StoredCodeBatch = {
  id: string
  campaignId: string
  owner: CodeOwner
  name: string
  count: number
  groups: CodeGroups
  perPerson: number | null
  state: 'making' | 'issued' | 'void'
  /** How many have been made and handed out. */
  made: number
  createdAt: Instant
  createdBy: { id: string; name: string }
  issuedAt: Instant | null
  voidedAt: Instant | null
}

export type CodeUse = { at: Instant; userKey: string; orderId: string | null }

/** A code, known by its hash alone. */
export type StoredCode = { batchId: string; use: CodeUse | null }

export type CodeStore = {
  insertBatch(batch: StoredCodeBatch): Promise<void>
  batch(id: string): Promise<StoredCodeBatch | undefined>
  /** Of a campaign, oldest first. */
  batches(campaignId: string): Promise<StoredCodeBatch[]>
  /** How many codes of each of these batches were used; those without any are left out. */
  usedIn(batchIds: readonly string[]): Promise<Map<string, number>>
  /** Writes the batch. False where its state or the number made is not what was read before. */
  updateBatch(batch: StoredCodeBatch, before: Pick<StoredCodeBatch, 'state' | 'made'>): Promise<boolean>
  /**
   * Puts codes into a batch from a place on, in place of whatever was there and after it. Gives how many were written:
   * fewer than given where a hash is in any batch already.
   */
  put(batchId: string, from: number, hashes: readonly string[]): Promise<number>
  find(hash: string): Promise<StoredCode | undefined>
  /** Writes the use down. False where the code is used already, or there is none. */
  use(hash: string, use: CodeUse): Promise<boolean>
  /** How many codes of these batches somebody used. */
  usedBy(batchIds: readonly string[], userKey: string): Promise<number>
  /** Forgets up to a number of codes of void batches that nobody used, and says how many. */
  sweep(limit: number): Promise<number>
}
