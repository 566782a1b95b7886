import { OpenAPIHandler } from '@orpc/openapi/fetch'
import type { Router } from '@orpc/server'
import { isProcedure, traverseContractProcedures } from '@orpc/server'
import { errorStatus } from '#contract/errors.ts'
import { contract, type Contract } from '#contract/contract.ts'
import { isAccess } from '../auth/authorize.ts'
import { sessionToken } from '../auth/cookie.ts'
import type { Parts } from '../parts.ts'
import { guard, type CallContext } from '../procedures/base.ts'
import { strictJsonRequest } from './body.ts'
import { invalidInput, problemFrom } from './failures.ts'
import { fail, problemBody, problemMediaType } from './problem.ts'

export const apiPrefix = '/api'

/** Calls before which nobody has signed in. */
const signInPaths = /^\/api\/(session|setup\/[^/]+)$/

export type ApiRouter = Router<Contract, CallContext>

/** Answers the contract's calls: everything under `/api`. */
export function apiHandler(
  router: ApiRouter,
  parts: Parts,
): (request: Request, remoteAddress: string) => Promise<Response> {
  requireComplete(router)
  const handler = new OpenAPIHandler<CallContext>(router, {
    clientInterceptors: [
      async ({ next, procedure }) => {
        try {
          return await next()
        } catch (thrown) {
          throw invalidInput(thrown, procedure) ?? thrown
        }
      },
    ],
    interceptors: [
      async ({ next, context }) => {
        try {
          return await next()
        } catch (thrown) {
          const problem = problemFrom(thrown, parts.log)
          if (problem.retryAfterSeconds !== undefined)
            context.reply.set('retry-after', String(problem.retryAfterSeconds))
          return {
            matched: true as const,
            response: {
              status: errorStatus[problem.code],
              headers: { 'x-haggle-problem': problem.code },
              body: problemBody(problem),
            },
          }
        }
      },
    ],
  })

  return async (request, remoteAddress) => {
    const { pathname, search } = new URL(request.url)
    // As in a body: PostgreSQL takes no text with it.
    if (/%00/.test(pathname + search)) fail('nullCharacter')
    // Nobody gets to send much before saying who they are.
    const stranger = signInPaths.test(pathname) || sessionToken(request) === null
    const limit = stranger ? parts.limits.signInBytes : parts.limits.bodyBytes
    const strict = await strictJsonRequest(request, limit)
    const context: CallContext = { parts, request, remoteAddress, reply: new Headers() }
    const { matched, response } = await handler.handle(strict, { prefix: apiPrefix, context })
    if (!matched) return refuseUnknown(strict.method, pathname.slice(apiPrefix.length))
    return finished(response, context.reply)
  }
}

/** oRPC speaks `application/json` only: a problem gets its media type here, and every answer its headers. */
function finished(response: Response, reply: Headers): Response {
  const headers = new Headers(response.headers)
  if (headers.has('x-haggle-problem')) {
    headers.delete('x-haggle-problem')
    headers.set('content-type', problemMediaType)
  }
  headers.set('cache-control', 'no-store')
  for (const [name, value] of reply) headers.append(name, value)
  return new Response(response.body, { status: response.status, headers })
}

type Place = { method: string; pattern: RegExp }

const places: Place[] = []
traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure }) => {
  const { method = 'POST', path = '' } = procedure['~orpc'].route
  places.push({ method, pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}/?$`) })
})

function refuseUnknown(method: string, path: string): never {
  const allowed = places.filter(({ pattern }) => pattern.test(path)).map((place) => place.method)
  if (allowed.length === 0) fail('notFound')
  return fail('methodNotAllowed', { data: { method, allowed } })
}

/**
 * Default deny, checked before anything is served: every procedure of the contract is implemented and names who may
 * call it.
 *
 * @throws Error naming those that do not
 */
export function requireComplete(router: ApiRouter): void {
  const faults: string[] = []
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
    const name = path.join('.')
    if (!isAccess(procedure['~orpc'].meta.access)) faults.push(`${name}: names no access`)
    const implemented = path.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], router)
    if (!isProcedure(implemented)) faults.push(`${name}: is not implemented`)
    else if (!implemented['~orpc'].middlewares.includes(guard)) faults.push(`${name}: is not guarded`)
  })
  if (faults.length > 0) throw new Error(`The server does not start:\n${faults.join('\n')}`)
}
