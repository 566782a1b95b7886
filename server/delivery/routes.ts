import type { Market } from '#domain/market.ts'
import { marketSchema } from '#domain/shapes.ts'
import { epochOf, instantOf, minuteMs, secondMs, type EpochMs } from '#domain/time.ts'
import { matches } from '../http/console.ts'
import { fail } from '../http/problem.ts'
import type { Parts } from '../parts.ts'
import { StoreDown } from '../stores/ports/errors.ts'
import { whereRoom } from '../stores/whereRoom.ts'
import type { Current } from './current.ts'
import { isKept, keepDeliveryKeys, requireDeliveryKey } from './deliveryKeys.ts'
import type { ServedSnapshot } from './lastGood.ts'

/** Receptions of the same snapshot are written down at most this often. */
const receivedEveryMs = minuteMs

/** Answers storefronts: the market's snapshot, also while the store is down. */
export function deliveryHandler(
  parts: Parts,
  current: Current,
): (request: Request, market: string) => Promise<Response> {
  const receivedAt = new Map<string, EpochMs>()

  return async (request, name) => {
    const market = marketSchema.safeParse(name).data ?? fail('notFound')
    const now = parts.clock.now()
    try {
      const { snapshot, keyId } = await confirmed(request, market, now)
      await noteReception(keyId, snapshot, now)
      return respond(request, snapshot, 0)
    } catch (thrown) {
      if (!(thrown instanceof StoreDown)) throw thrown
      parts.log.warn('delivering the last good snapshot', { market })
      return respond(request, await lastGood(request, market, thrown), now)
    }
  }

  async function confirmed(request: Request, market: Market, now: EpochMs) {
    const key = await requireDeliveryKey(request, now, parts)
    const snapshot = current(market, await parts.stores.read((s) => s.deliveries.latest(market)), now)
    await keepForLater(snapshot)
    await keepDeliveryKeys(parts)
    return { snapshot, keyId: key.id }
  }

  /** A full disk must not keep a storefront from what the store has. */
  async function keepForLater(snapshot: ServedSnapshot): Promise<void> {
    try {
      const kept = await parts.lastGood.read(snapshot.market)
      const stale = kept === null || epochOf(snapshot.confirmedAt) - epochOf(kept.confirmedAt) >= minuteMs
      if (kept?.etag !== snapshot.etag || stale) await parts.lastGood.write(snapshot)
    } catch (error) {
      parts.log.warn('could not keep the last good snapshot', {
        reason: error instanceof Error ? error.message : String(error),
      })
    }
  }

  async function lastGood(request: Request, market: Market, down: StoreDown): Promise<ServedSnapshot> {
    if (!(await isKept(request, parts))) fail('wrongKey')
    const snapshot = await parts.lastGood.read(market)
    if (snapshot === null) throw down
    return snapshot
  }

  async function noteReception(keyId: string, snapshot: ServedSnapshot, now: EpochMs): Promise<void> {
    // By number: what was paused and resumed may have an earlier ETag again.
    const about = `${keyId} ${snapshot.market} ${snapshot.number}`
    if (snapshot.number === 0 || now - (receivedAt.get(about) ?? -Infinity) < receivedEveryMs) return
    const { market, number, etag } = snapshot
    const reception = { keyId, market, snapshot: number, etag, at: instantOf(now) }
    await whereRoom(parts.stores.transaction((s) => s.deliveries.received(reception)))
    if (receivedAt.size > 10_000) receivedAt.clear()
    receivedAt.set(about, now)
  }
}

function respond(request: Request, snapshot: ServedSnapshot, now: EpochMs): Response {
  const age = now === 0 ? 0 : Math.max(0, Math.floor((now - epochOf(snapshot.confirmedAt)) / secondMs))
  const headers = { etag: snapshot.etag, age: String(age), 'cache-control': 'private, no-cache' }
  if (matches(request.headers.get('if-none-match'), snapshot.etag)) return new Response(null, { status: 304, headers })
  return new Response(snapshot.text, { headers: { ...headers, 'content-type': 'application/json' } })
}
