import { canonicalText } from '#domain/campaign/hash.ts'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import type { Instant } from '#domain/time.ts'
import type { LedgerAnswer, LedgerEntry } from '../stores/ports/ledger.ts'
import type { Sha256, StoreSet } from '../stores/ports.ts'

/** Events with what the ledger knows them by. Made before the transaction: nothing is hashed inside one. */
export type Prepared = { events: readonly HaggleEvent[]; entries: readonly LedgerEntry[] }

/** The hash is over the parsed event with its fields in order: spelled differently, it is still the same event. */
export function prepare(events: readonly HaggleEvent[], hash: Sha256): Prepared {
  return { events, entries: events.map((event) => ({ id: event.id, bodyHash: hash(canonicalText(event)) })) }
}

/**
 * Enters events into the ledger, and those seen for the first time into the outbox, within the caller's transaction:
 * once that has committed they are not lost, whatever becomes of the event engine. Answers for each event, in order.
 */
export async function accept(
  stores: Pick<StoreSet, 'ledger' | 'outbox'>,
  { events, entries }: Prepared,
  receivedAt: Instant,
): Promise<LedgerAnswer[]> {
  if (events.length === 0) return []
  const answers = await stores.ledger.enter(entries)
  const fresh = events.filter((_, k) => answers[k] === 'new')
  if (fresh.length > 0) {
    await stores.outbox.append({ receivedAt, events: fresh.length, body: JSON.stringify(fresh) })
  }
  return answers
}
