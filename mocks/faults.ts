import { errorStatus, type ErrorCode, type Problem } from '#contract/errors.ts'
import { meets, type Fault, type FaultKind } from '#domain/qa/scenario.ts'
import type { Send } from './transport.ts'

const slowMs = 3_000

type Failing = Exclude<FaultKind, 'slow'>

const isFailing = (kind: FaultKind): kind is Failing => kind !== 'slow'

/** Puts a scenario's faults between the console and the mock server. A failing call never reaches the server. */
export function withFaults(send: Send, faults: () => readonly Fault[], wait: (ms: number) => Promise<void>): Send {
  return async (request) => {
    const path = new URL(request.url).pathname
    const met = faults().filter((fault) => meets(fault, request.method, path))
    if (met.some((fault) => fault.kind === 'slow')) await wait(slowMs)
    const failing = met.map((fault) => fault.kind).find(isFailing)
    return failing === undefined ? send(request) : answers[failing]()
  }
}

const answers: Record<Failing, () => Response> = {
  serverError: () => problem('internal'),
  badGateway: () =>
    new Response('<html><body><h1>502 Bad Gateway</h1></body></html>', {
      status: 502,
      headers: { 'content-type': 'text/html' },
    }),
  conflict: () => problem('wrongState'),
  stale: () => problem('staleRevision'),
  tooMany: () => problem('overloaded', { 'retry-after': '5' }),
  offline: () => Response.error(),
  malformed: () => new Response('{"items":[', { status: 200, headers: { 'content-type': 'application/json' } }),
  sessionExpired: () => problem('notSignedIn'),
}

function problem(code: ErrorCode, headers: Record<string, string> = {}): Response {
  const body: Problem = { type: 'about:blank', title: `${code} (on purpose)`, status: errorStatus[code], code }
  return Response.json(body, {
    status: errorStatus[code],
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
}
