import type { EpochMs } from '#domain/time.ts'
import { requireKey } from '../auth/keys.ts'
import { ProblemError } from '../http/problem.ts'
import type { Parts } from '../parts.ts'
import type { StoredKey } from '../stores/ports/keys.ts'
import { taskQueue } from '../stores/queue.ts'
import type { LastGood } from './lastGood.ts'

/**
 * The delivery key of a request. One that was revoked, here or by another process, leaves the list that holds while the
 * store is down.
 *
 * @throws ProblemError `wrongKey`
 */
export async function requireDeliveryKey(request: Request, now: EpochMs, parts: Parts): Promise<StoredKey> {
  try {
    return await requireKey(request, 'delivery', now, parts)
  } catch (thrown) {
    if (thrown instanceof ProblemError && thrown.code === 'wrongKey' && (await isKept(request, parts)))
      await keepDeliveryKeys(parts)
    throw thrown
  }
}

/** Is the request's key among those that may read while the store is down? */
export async function isKept(request: Request, { lastGood, hash }: Pick<Parts, 'lastGood' | 'hash'>): Promise<boolean> {
  const secret = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  return secret !== undefined && (await lastGood.readKeys()).includes(hash(secret))
}

/** Whoever read the keys last also writes them last. */
const turns = new WeakMap<LastGood, ReturnType<typeof taskQueue>>()

/**
 * Writes down which keys may read while the store is down, as the store has them now. A failure is logged: neither a full
 * disk nor a store that has just gone keeps anybody from what they came for.
 */
export async function keepDeliveryKeys({
  stores,
  lastGood,
  log,
}: Pick<Parts, 'stores' | 'lastGood' | 'log'>): Promise<void> {
  const inTurn = turns.get(lastGood) ?? taskQueue()
  turns.set(lastGood, inTurn)
  try {
    await inTurn(async () => {
      const keys = (await stores.read((s) => s.keys.list()))
        .filter(({ scope, revokedAt }) => scope === 'delivery' && revokedAt === null)
        .map(({ secretHash }) => secretHash)
      if ((await lastGood.readKeys()).join() !== keys.join()) await lastGood.writeKeys(keys)
    })
  } catch (error) {
    log.warn('could not keep the list of delivery keys', {
      reason: error instanceof Error ? error.message : String(error),
    })
  }
}
