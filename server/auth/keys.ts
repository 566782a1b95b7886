import type { KeyScope } from '#contract/keys.ts'
import { epochOf, instantOf, minuteMs, type EpochMs, type Instant } from '#domain/time.ts'
import { audited } from '../audit/audited.ts'
import { fail } from '../http/problem.ts'
import { whereRoom } from '../stores/whereRoom.ts'
import type { StoredKey } from '../stores/ports/keys.ts'
import type { Sha256, Stores, StoreSet } from '../stores/ports.ts'

/** What begins a key, so that a leaked one can be found and is known for what it is. */
const prefixes: Record<KeyScope, string> = { events: 'hge_', delivery: 'hgd_' }

/** Use is written down at most this often. */
const usedEveryMs = minuteMs

/** A new storefront key around a secret of 256 bits. Only the hash is kept; `secret` is shown once. */
export function newKey(
  facts: { id: string; name: string; scope: KeyScope; createdAt: Instant; createdBy: string | null },
  random: string,
  hash: Sha256,
): { key: StoredKey; secret: string } {
  const secret = `${prefixes[facts.scope]}${random}`
  const key = { ...facts, hint: `${secret.slice(0, 8)}…`, secretHash: hash(secret), lastUsedAt: null, revokedAt: null }
  return { key, secret }
}

/** Adds a key, with the audit row. Also from the command line. */
export async function addKey(
  stores: StoreSet,
  key: StoredKey,
  actor: { id: string; name: string } | null,
): Promise<void> {
  await stores.keys.insert(key)
  await audited(stores, {
    at: key.createdAt,
    actor,
    action: 'key.create',
    object: { type: 'key', id: key.id, name: key.name },
    after: { name: key.name, scope: key.scope, hint: key.hint },
  })
}

/**
 * The key that a storefront sent as a bearer token.
 *
 * @throws ProblemError `wrongKey`: none, unknown, revoked, or of another scope.
 */
export async function requireKey(
  request: Request,
  scope: KeyScope,
  now: EpochMs,
  parts: { stores: Stores; hash: Sha256 },
): Promise<StoredKey> {
  const secret = /^Bearer ([\w-]{20,100})$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (secret === undefined) fail('wrongKey')
  const secretHash = parts.hash(secret)
  const key = await parts.stores.read((s) => s.keys.bySecretHash(secretHash))
  if (!key || key.scope !== scope || key.revokedAt !== null) fail('wrongKey')
  if (key.lastUsedAt === null || now - epochOf(key.lastUsedAt) >= usedEveryMs)
    await whereRoom(parts.stores.transaction((s) => s.keys.used(key.id, instantOf(now))))
  return key
}
