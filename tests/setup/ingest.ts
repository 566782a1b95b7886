import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { instantOf, type EpochMs } from '#domain/time.ts'
import { newKey } from '#server/auth/keys.ts'
import { startForwarder } from '#server/events/forwarder.ts'
import type { IngestResult } from '#server/events/ingest.ts'
import type { EventStore } from '#server/events/ports.ts'
import { eventsRoute } from '#server/events/route.ts'
import { problemResponse, ProblemError } from '#server/http/problem.ts'
import { openSqliteStores } from '#server/stores/sqlite/sqliteStores.ts'

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** `POST /events` as a storefront meets it, over SQLite in a directory of its own and the event store it is given. */
export async function startIngest(events: EventStore, options: { now: EpochMs; maxBytes?: number }) {
  const directory = mkdtempSync(join(tmpdir(), 'haggle-ingest-'))
  const clock = { now: () => options.now }
  const random = { id: () => randomUUID(), secret: () => randomBytes(32).toString('base64url') }
  const stores = await openSqliteStores({ file: join(directory, 'haggle.db'), sha256, now: instantOf(options.now) })
  const forwarder = startForwarder({ stores, events, clock })
  const parts = { stores, clock, random, hash: sha256, forwarder, maxBytes: options.maxBytes ?? 1 << 20 }
  const route = eventsRoute(parts)
  route.onError((error) => {
    if (error instanceof ProblemError) return problemResponse(error)
    throw error
  })

  const facts = { name: 'storefront', createdAt: instantOf(options.now), createdBy: null }
  const { key, secret } = newKey({ id: randomUUID(), scope: 'events', ...facts }, random.secret(), sha256)
  const reading = newKey({ id: randomUUID(), scope: 'delivery', ...facts }, random.secret(), sha256)
  await stores.transaction(async (s) => {
    await s.keys.insert(key)
    await s.keys.insert(reading.key)
  })

  const send = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    route.request('/events', {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
    })
  const post = async (sent: readonly unknown[]): Promise<IngestResult[]> => {
    const response = await send(JSON.stringify({ events: sent }))
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
    return ((await response.json()) as { results: IngestResult[] }).results
  }
  const stop = async () => {
    await forwarder.stop()
    await stores.close()
    rmSync(directory, { recursive: true, force: true })
  }
  return { ...parts, send, post, stop, deliveryKey: reading.secret }
}

/** A valid event; each with an id of its own. */
export function anEvent(fields: Partial<HaggleEvent> = {}): HaggleEvent {
  return { id: randomUUID(), at: '2026-11-11T00:30:00.000Z', type: 'view', market: 'HK', userKey: 'u1', ...fields }
}
