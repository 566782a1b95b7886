import { implement } from '@orpc/server'
import { contract } from '#contract/contract.ts'
import { instantOf, type Instant } from '#domain/time.ts'
import { authorize, type Actor } from '../auth/authorize.ts'
import { sessionToken } from '../auth/cookie.ts'
import { findSession, type SignedIn } from '../auth/sessions.ts'
import { fail } from '../http/problem.ts'
import type { Parts } from '../parts.ts'

/** What a call brings along. `reply` holds headers for its answer. */
export type CallContext = {
  parts: Parts
  request: Request
  remoteAddress: string
  reply: Headers
}

const bare = implement(contract).$context<CallContext>()

/** The one place where a procedure's `access` is held against who calls. Runs before the input is looked at. */
export const guard = bare.middleware(async ({ context, next, procedure }) => {
  const token = sessionToken(context.request)
  const signedIn = token === null ? null : await findSession(token, context.parts.clock.now(), context.parts)
  authorize(signedIn?.actor ?? null, procedure['~orpc'].meta.access)
  return next({ context: { signedIn } })
})

/** For procedures that anybody may call. */
export const openToAll = bare.use(guard)

/** For all others. */
export const os = openToAll.use(({ context, next }) => {
  const signedIn: SignedIn = context.signedIn ?? fail('notSignedIn')
  const actor: Actor = signedIn.actor
  return next({ context: { signedIn, actor } })
})

export const nowOf = (context: CallContext): Instant => instantOf(context.parts.clock.now())
