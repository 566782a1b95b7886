import { epochOf, hourMs, instantOf, minuteMs, type EpochMs } from '#domain/time.ts'
import type { Session, User } from '../stores/ports/people.ts'
import type { Sha256, Stores, StoreSet } from '../stores/ports.ts'
import { whereRoom } from '../stores/whereRoom.ts'
import type { Actor } from './authorize.ts'

export const idleMs = 30 * minuteMs
export const absoluteMs = 16 * hourMs

/** Activity is written down at most this often, so that reading stays reading. */
const touchEveryMs = minuteMs

type Parts = { stores: Stores; hash: Sha256 }

export type SignedIn = { actor: Actor; session: Session }

/** Begins a session and forgets those long over. The token itself goes into the cookie and is not kept. */
export async function beginSession(stores: StoreSet, user: User, now: EpochMs, tokenHash: string): Promise<Session> {
  const at = instantOf(now)
  await stores.sessions.prune(at, instantOf(now - idleMs))
  const session: Session = {
    tokenHash,
    userId: user.id,
    kind: 'person',
    createdAt: at,
    lastActiveAt: at,
    expiresAt: instantOf(now + absoluteMs),
  }
  await stores.sessions.insert(session)
  await stores.users.seen(user.id, at)
  return session
}

/** Whose session a token is; null where there is none, it is over, or the person may not sign in any more. */
export async function findSession(token: string, now: EpochMs, { stores, hash }: Parts): Promise<SignedIn | null> {
  const tokenHash = hash(token)
  const found = await stores.read(async (s) => {
    const session = await s.sessions.byToken(tokenHash)
    const user = session && (await s.users.byId(session.userId))
    return session && user ? { session, user } : null
  })
  if (!found?.user.active || isOver(found.session, now)) return null
  if (now - epochOf(found.session.lastActiveAt) < touchEveryMs) return signedIn(found.user, found.session)

  const at = instantOf(now)
  await whereRoom(
    stores.transaction(async (s) => {
      await s.sessions.touch(tokenHash, at)
      await s.users.seen(found.user.id, at)
    }),
  )
  return signedIn(found.user, { ...found.session, lastActiveAt: at })
}

/** When a session ends by itself if nothing more is done. */
export function idleUntil(session: Session): EpochMs {
  return Math.min(epochOf(session.lastActiveAt) + idleMs, epochOf(session.expiresAt))
}

const isOver = (session: Session, now: EpochMs): boolean => now >= idleUntil(session)

const signedIn = (user: User, session: Session): SignedIn => ({
  actor: {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    language: user.language,
    sessionHash: session.tokenHash,
  },
  session,
})
