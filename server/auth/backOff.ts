import { epochOf, hourMs, instantOf, minuteMs, secondMs, type EpochMs } from '#domain/time.ts'
import { fail } from '../http/problem.ts'
import type { Attempts } from '../stores/ports/people.ts'
import type { Sha256, Stores, StoreSet } from '../stores/ports.ts'

/** Failures that cost nothing, then each doubles the wait. An office shares an address, so it may fail more often. */
const rules = {
  account: { free: 5, longestMs: 5 * minuteMs },
  address: { free: 30, longestMs: 5 * minuteMs },
} as const

const forgottenAfterMs = 24 * hourMs

type Who = { account: string; address: string }

/**
 * Counts a sign-in as failed before the password is looked at, so that many at once cannot slip through, and refuses
 * while an account or an address has to wait. `forgive` takes it back.
 *
 * @throws ProblemError `tooManyAttempts` with the seconds to wait. Says the same of accounts that do not exist.
 */
export async function countAttempt(stores: Stores, who: Who, now: EpochMs, hash: Sha256): Promise<void> {
  const waitMs = await stores.transaction(async (s) => {
    await s.attempts.prune(instantOf(now - forgottenAfterMs))
    const counted = await Promise.all(
      entries(who, hash).map(async (one) => ({ ...one, before: await s.attempts.get(one.kind, one.key) })),
    )
    const until = Math.max(...counted.map(({ before }) => (before?.blockedUntil ? epochOf(before.blockedUntil) : 0)))
    if (until > now) return until - now
    for (const one of counted) await s.attempts.put(failedOnceMore(one, one.before, now))
    return 0
  })
  if (waitMs > 0) fail('tooManyAttempts', { retryAfterSeconds: Math.ceil(waitMs / secondMs) })
}

/** After a right password: the account starts anew, the address is given this one attempt back. */
export async function forgive(stores: StoreSet, who: Who, hash: Sha256): Promise<void> {
  for (const { kind, key } of entries(who, hash)) {
    const before = await stores.attempts.get(kind, key)
    if (kind === 'account' || !before || before.failures <= 1) await stores.attempts.clear(kind, key)
    else await stores.attempts.put({ ...before, failures: before.failures - 1, blockedUntil: null })
  }
}

/** Hashed, so that the table names nobody. */
const entries = (who: Who, hash: Sha256): Pick<Attempts, 'kind' | 'key'>[] => [
  { kind: 'account', key: hash(who.account.toLowerCase()) },
  { kind: 'address', key: hash(who.address) },
]

function failedOnceMore(one: Pick<Attempts, 'kind' | 'key'>, before: Attempts | undefined, now: EpochMs): Attempts {
  const { free, longestMs } = rules[one.kind]
  const failures = (before?.failures ?? 0) + 1
  const waitMs = failures < free ? 0 : Math.min(longestMs, secondMs * 2 ** Math.min(failures - free, 20))
  return {
    kind: one.kind,
    key: one.key,
    failures,
    lastAt: instantOf(now),
    blockedUntil: waitMs > 0 ? instantOf(now + waitMs) : null,
  }
}
