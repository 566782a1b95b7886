import type { Instant } from '#domain/time.ts'
import type { Page, PageRequest } from './page.ts'

export type LedgerEntry = { id: string; bodyHash: string }
/** `new`: first seen, and counted now. `same`: seen before with this body. `other`: seen before with another. */
export type LedgerAnswer = 'new' | 'same' | 'other'

/** Every event id ever accepted, with the hash of its parsed body. */
export type LedgerStore = {
  /** Enters those not seen before and answers for each entry, in order. The same id twice in one call is seen twice. */
  enter(entries: readonly LedgerEntry[]): Promise<LedgerAnswer[]>
  bodyHash(id: string): Promise<string | undefined>
}

/** Accepted events on their way to the event engine. Numbers go up; a batch stays until it is acknowledged. */
export type OutboxBatch = { number: number; receivedAt: Instant; events: number; body: string }

export type OutboxStore = {
  append(batch: Omit<OutboxBatch, 'number'>): Promise<number>
  /** The oldest batches, in order, without taking them away. */
  oldest(limit: number): Promise<OutboxBatch[]>
  /** Forgets delivered batches. Those already gone are passed over. */
  acknowledge(numbers: readonly number[]): Promise<void>
  pending(): Promise<{ batches: number; events: number; oldestAt: Instant | null }>
}

/** An event that could not be taken, kept as it came, with the reason. */
export type QuarantinedEvent = {
  id: string
  receivedAt: Instant
  eventId: string | null
  code: string
  pointer: string | null
  body: string
  /** Which key or import it came by. */
  source: string
}

export type QuarantineStore = {
  add(events: readonly QuarantinedEvent[]): Promise<void>
  /** Newest first. */
  list(query: PageRequest & { code?: string | undefined }): Promise<Page<QuarantinedEvent>>
  get(id: string): Promise<QuarantinedEvent | undefined>
  /** False where it is gone already. */
  remove(id: string): Promise<boolean>
}
