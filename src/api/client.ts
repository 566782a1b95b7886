import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { Contract } from '#contract/contract.ts'
import routes from '#contract/routes.gen.json' with { type: 'json' }
import { problemOf } from './problem.ts'

export type Client = ContractRouterClient<Contract>

/**
 * A client of the contract. It carries the minified routes only: no schema and no zod reach the first load.
 *
 * @param address origin of the API, without a path
 * @param send replaces `fetch` in tests
 */
export function createClient(
  address: () => string,
  send: typeof fetch = (input, init) => globalThis.fetch(input, init),
): Client {
  const link = new OpenAPILink(routes as never, {
    url: () => `${address()}/api`,
    headers: { accept: 'application/json, application/problem+json' },
    fetch: async (request) => presentProblemAsJson(await send(request, { credentials: 'include' })),
    customErrorResponseBodyDecoder: (body, response) => problemOf(body, response.status, response.headers),
  })
  return createORPCClient(link)
}

/** The decoder reads `application/json` alone; a problem is JSON under another name. */
function presentProblemAsJson(response: Response): Response {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return response
  const headers = new Headers(response.headers)
  headers.set('content-type', 'application/json')
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

/** Query and mutation options of every procedure: `api.campaigns.list.queryOptions({ input })`. */
export const apiOf = (client: Client) => createTanstackQueryUtils(client)
