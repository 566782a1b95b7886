import type { EpochMs } from '#domain/time.ts'

/** What the server takes from outside, so that the same app runs on Node and, for mocks, in a browser. */

export type Clock = { now(): EpochMs }

/** How an engine is, as anybody may be told. */
export type EngineState = 'up' | 'starting' | 'down'

/** Unpredictable text from the platform's cryptography. */
export type Random = {
  /** A UUID, version 4. */
  id(): string
  /** Random bytes, as many as asked for. */
  bytes(count: number): Uint8Array
  /** 256 bits as 43 characters of base64url: session tokens, keys. */
  secret(): string
}

/** argon2id, on Node. Slow on purpose: never inside a transaction. */
export type PasswordHasher = {
  hash(password: string): Promise<string>
  /** False for a wrong password. Takes as long for a wrong one as for the right one. */
  verify(password: string, stored: string): Promise<boolean>
}

/** Facts only, no personal data: ids yes, names, addresses, emails and bodies no. */
export type Log = {
  info(message: string, facts?: Record<string, unknown>): void
  warn(message: string, facts?: Record<string, unknown>): void
  error(message: string, facts?: Record<string, unknown>): void
}
