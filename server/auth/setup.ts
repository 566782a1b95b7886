import { instantOf, type EpochMs } from '#domain/time.ts'
import { fail } from '../http/problem.ts'
import type { Random } from '../ports/ports.ts'
import type { Sha256, Stores, StoreSet } from '../stores/ports.ts'

/**
 * A fresh one-time token for making the first administrator, or null where people exist. An earlier one ends.
 * Printed where the server was started, and nowhere else.
 */
export async function offerSetup(stores: Stores, now: EpochMs, random: Random, hash: Sha256): Promise<string | null> {
  const token = random.secret()
  return stores.transaction(async (s) => {
    if ((await s.users.count()) > 0) return null
    await s.setupToken.put({ tokenHash: hash(token), createdAt: instantOf(now) })
    return token
  })
}

/**
 * Is the token the one that was offered?
 *
 * @throws ProblemError `gone` once somebody exists, `notFound` for another token.
 */
export async function requireSetup(stores: StoreSet, tokenHash: string): Promise<void> {
  if ((await stores.users.count()) > 0) fail('gone')
  if ((await stores.setupToken.get())?.tokenHash !== tokenHash) fail('notFound')
}
