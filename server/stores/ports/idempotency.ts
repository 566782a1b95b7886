import type { Instant } from '#domain/time.ts'

/** What a creating call answered, so that its repetition gets the same. */
export type IdempotentAnswer = {
  actorId: string
  key: string
  /** Of method, path and body. Another hash under the same key is a mistake of the caller. */
  requestHash: string
  status: number
  body: string
  expiresAt: Instant
}

export type IdempotencyStore = {
  /** Unless it has expired. */
  find(actorId: string, key: string, now: Instant): Promise<IdempotentAnswer | undefined>
  /** Takes the place of an expired one; false where one still holds at `now`. Write it in the transaction that creates. */
  insert(answer: IdempotentAnswer, now: Instant): Promise<boolean>
  prune(now: Instant): Promise<number>
}
