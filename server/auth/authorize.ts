import type { Access } from '#contract/base.ts'
import { actions, mayDo, type Role } from '#domain/access.ts'
import type { Language } from '#domain/market.ts'
import { fail } from '../http/problem.ts'

/** Who calls: a person with a living session. */
export type Actor = {
  id: string
  name: string
  email: string
  role: Role
  language: Language | null
  sessionHash: string
}

/** The actor as records and audit rows keep them. */
export const refTo = (actor: Actor): { id: string; name: string } => ({ id: actor.id, name: actor.name })

/** What an action is done to, where more than the role counts. */
export type AccessObject = { type: 'role'; ofUserId: string }

/**
 * May this actor do this, and to this object? Denies by default: nobody for an access it does not know.
 *
 * Four eyes and states are asked of the campaign itself, in `domain/campaign/lifecycle.ts`; `object` holds what can be
 * said without it.
 *
 * @throws ProblemError `notSignedIn` or `forbidden`
 */
export function authorize(actor: Actor | null, access: Access | undefined, object: AccessObject | null = null): void {
  if (access === 'public') return
  if (actor === null) fail('notSignedIn')
  if (access === 'signedIn') return
  if (access === undefined || !mayDo(actor.role, access)) fail('forbidden')
  // Nobody gives themselves another role: a second administrator does.
  if (object?.type === 'role' && object.ofUserId === actor.id) fail('forbidden')
}

/** Is this an access that `authorize` knows? Asked once, at start-up, of every procedure. */
export function isAccess(access: unknown): access is Access {
  return access === 'public' || access === 'signedIn' || actions.some((action) => action === access)
}
