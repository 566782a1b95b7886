import type { KeyScope } from '#contract/keys.ts'
import type { Instant } from '#domain/time.ts'

/** A storefront's key. Its secret is kept as a hash. */
export type StoredKey = {
  id: string
  name: string
  scope: KeyScope
  hint: string
  secretHash: string
  createdAt: Instant
  createdBy: string | null
  lastUsedAt: Instant | null
  revokedAt: Instant | null
}

export type KeyStore = {
  bySecretHash(secretHash: string): Promise<StoredKey | undefined>
  byId(id: string): Promise<StoredKey | undefined>
  /** Newest first. */
  list(): Promise<StoredKey[]>
  insert(key: StoredKey): Promise<void>
  /** False where there is none, or it was revoked before. */
  revoke(id: string, at: Instant): Promise<boolean>
  used(id: string, at: Instant): Promise<void>
}
