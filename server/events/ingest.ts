import { instantOf } from '#domain/time.ts'
import { fail } from '../http/problem.ts'
import type { Clock, Random } from '../ports/ports.ts'
import type { QuarantinedEvent } from '../stores/ports/ledger.ts'
import type { Sha256, Stores } from '../stores/ports.ts'
import { accept, prepare } from './accept.ts'
import { eventTexts } from './envelope.ts'
import type { Forwarder } from './forwarder.ts'
import { parseEvent } from './parseEvent.ts'

export type IngestParts = {
  stores: Stores
  clock: Clock
  hash: Sha256
  random: Pick<Random, 'id'>
  forwarder: Pick<Forwarder, 'wake' | 'lag'>
}

export type IngestResult = {
  /** As the sender gave it; null where it could not be read. */
  id: string | null
  status: 'accepted' | 'duplicate' | 'quarantined'
  /** Why it was quarantined. */
  code?: string
}

/** Calls under way at once, beyond which senders are asked to come back. */
const maxConcurrentCalls = 32
/** Events that may wait for the engine; a night's traffic, and a bound on the disk that an outage takes. */
const maxWaitingEvents = 5_000_000
const retryAfterSeconds = 2

export type Ingest = (body: string, format: 'json' | 'ndjson', source: string) => Promise<IngestResult[]>

/**
 * Takes in what a storefront sends. When the answer is given, every event is durable: accepted ones in ledger and outbox
 * (also while the event engine is down), the others in quarantine, whole and with their reason.
 *
 * @throws ProblemError `overloaded` with a time to come back; and those of `eventTexts`.
 */
export function createIngest(parts: IngestParts): Ingest {
  let underWay = 0
  return async (body, format, source) => {
    if (underWay >= maxConcurrentCalls || parts.forwarder.lag().events > maxWaitingEvents) {
      return fail('overloaded', { retryAfterSeconds })
    }
    underWay += 1
    try {
      return await ingest(parts, body, format, source)
    } finally {
      underWay -= 1
    }
  }
}

async function ingest(
  { stores, clock, hash, random, forwarder }: IngestParts,
  body: string,
  format: 'json' | 'ndjson',
  source: string,
): Promise<IngestResult[]> {
  const now = clock.now()
  const receivedAt = instantOf(now)
  const items = eventTexts(body, format).map((text) => ({
    text,
    parsed: parseEvent(text, now),
    quarantineId: random.id(),
  }))
  const good = items.flatMap((item) => (item.parsed.ok ? [{ item, event: item.parsed.event }] : []))
  const prepared = prepare(
    good.map(({ event }) => event),
    hash,
  )

  const results = await stores.transaction(async (s): Promise<IngestResult[]> => {
    const answers = await accept(s, prepared, receivedAt)
    const answerOf = new Map(good.map(({ item }, k) => [item, answers[k]]))
    const quarantined: QuarantinedEvent[] = []
    const done = items.map((item): IngestResult => {
      const { text, parsed, quarantineId } = item
      const answer = answerOf.get(item)
      if (parsed.ok && answer !== 'other') {
        return { id: parsed.event.id, status: answer === 'same' ? 'duplicate' : 'accepted' }
      }
      const fault = parsed.ok ? { code: 'otherBody', pointer: '/id', eventId: parsed.event.id } : parsed
      const { code, pointer, eventId } = fault
      quarantined.push({ id: quarantineId, receivedAt, eventId, code, pointer, body: storable(text), source })
      return { id: eventId, status: 'quarantined', code }
    })
    if (quarantined.length > 0) await s.quarantine.add(quarantined)
    return done
  })
  forwarder.wake()
  return results
}

/** Databases hold no U+0000; a line that holds one is malformed anyway. */
const storable = (text: string) => text.replaceAll('\0', '\uFFFD')
