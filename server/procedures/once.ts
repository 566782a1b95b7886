import { canonicalText } from '#domain/campaign/hash.ts'
import { epochOf, hourMs, instantOf } from '#domain/time.ts'
import type { Actor } from '../auth/authorize.ts'
import { fail } from '../http/problem.ts'
import type { StoreSet } from '../stores/ports.ts'
import { nowOf, type CallContext } from './base.ts'

const keptMs = 24 * hourMs

type Call = {
  context: CallContext & { actor: Actor }
  path: readonly string[]
  key: string | undefined
  body: unknown
}

/** Between an answer and what is kept of it, for answers that hold a secret. */
type Sealing<T> = { seal(answer: T): unknown; open(kept: unknown): T }

/**
 * A creating call that is safe to repeat: with an Idempotency-Key the work is done once, and its answer given again to
 * the same key and body for 24 hours.
 *
 * The key itself is not kept, and the hash of the body covers it: a body may hold a password.
 *
 * @throws ProblemError `idempotencyMismatch` for the same key with another body.
 */
export function once<T>(call: Call, work: (stores: StoreSet) => Promise<T>, sealing?: Sealing<T>): Promise<T> {
  const { context, key } = call
  const { stores, hash } = context.parts
  if (key === undefined) return stores.transaction(work)

  const now = nowOf(context)
  const keyHash = hash(`idempotency\n${key}`)
  const requestHash = hash([key, ...call.path, canonicalText(call.body)].join('\n'))
  return stores.transaction(async (s) => {
    const known = await s.idempotency.find(context.actor.id, keyHash, now)
    if (known) {
      if (known.requestHash !== requestHash) fail('idempotencyMismatch')
      const kept: unknown = JSON.parse(known.body)
      return sealing ? sealing.open(kept) : (kept as T)
    }
    const answer = await work(s)
    const inserted = await s.idempotency.insert(
      {
        actorId: context.actor.id,
        key: keyHash,
        requestHash,
        status: 201,
        body: JSON.stringify(sealing ? sealing.seal(answer) : answer),
        expiresAt: instantOf(epochOf(now) + keptMs),
      },
      now,
    )
    if (!inserted) fail('idempotencyMismatch')
    return answer
  })
}
