import type { Role } from '#domain/access.ts'
import type { Language } from '#domain/market.ts'
import type { Instant } from '#domain/time.ts'

export type User = {
  id: string
  /** As typed; unique without regard to case. */
  email: string
  name: string
  role: Role
  active: boolean
  passwordHash: string
  language: Language | null
  createdAt: Instant
  lastSeenAt: Instant | null
  revision: number
}

export type UserStore = {
  byId(id: string): Promise<User | undefined>
  /** Without regard to case. */
  byEmail(email: string): Promise<User | undefined>
  /** By name, then id. */
  list(): Promise<User[]>
  count(): Promise<number>
  /** False where the email (or id) is taken. */
  insert(user: User): Promise<boolean>
  /** Writes everything but `createdAt` and `lastSeenAt`. False where the stored revision is another, or the email is another's. */
  update(user: User, expectedRevision: number): Promise<boolean>
  seen(id: string, at: Instant): Promise<void>
}

export type Session = {
  /** Hash of the cookie's 256 bits; the token itself is not kept. */
  tokenHash: string
  userId: string
  /** A wall screen's session reads and never writes. */
  kind: 'person' | 'display'
  createdAt: Instant
  lastActiveAt: Instant
  /** The absolute end; the idle end follows from `lastActiveAt`. */
  expiresAt: Instant
}

export type SessionStore = {
  byToken(tokenHash: string): Promise<Session | undefined>
  insert(session: Session): Promise<void>
  touch(tokenHash: string, at: Instant): Promise<void>
  remove(tokenHash: string): Promise<void>
  /** Ends a person's sessions, all or all but one, and says how many. */
  removeOfUser(userId: string, exceptTokenHash?: string): Promise<number>
  /** Forgets sessions past their absolute end or idle since before `idleSince`. */
  prune(now: Instant, idleSince: Instant): Promise<number>
}

/** Failed sign-ins of one account or from one address. */
export type Attempts = {
  kind: 'account' | 'address'
  key: string
  failures: number
  lastAt: Instant
  blockedUntil: Instant | null
}

export type AttemptStore = {
  get(kind: Attempts['kind'], key: string): Promise<Attempts | undefined>
  put(attempts: Attempts): Promise<void>
  clear(kind: Attempts['kind'], key: string): Promise<void>
  /** Forgets those whose last failure is older than `before`. */
  prune(before: Instant): Promise<number>
}

/** The one-time token with which the first administrator is made. There is one at most. */
export type SetupToken = { tokenHash: string; createdAt: Instant }

export type SetupTokenStore = {
  get(): Promise<SetupToken | undefined>
  /** Takes the place of an earlier one. */
  put(token: SetupToken): Promise<void>
  clear(): Promise<void>
}
