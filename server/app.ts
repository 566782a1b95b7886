import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { currentSnapshots } from './delivery/current.ts'
import { answerCode } from './delivery/codes.ts'
import { deliveryHandler } from './delivery/routes.ts'
import { noticesHandler } from './delivery/notices.ts'
import { eventsRoute } from './events/route.ts'
import { apiHandler, apiPrefix } from './http/api.ts'
import { serveConsole } from './http/console.ts'
import { problemFrom } from './http/failures.ts'
import { corsHeaders, isSecure, preflight, refuseOtherOrigins } from './http/origin.ts'
import { fail, problemResponse } from './http/problem.ts'
import { commonHeaders, nothingToRun } from './http/securityHeaders.ts'
import { healthReporter } from './health.ts'
import type { Parts } from './parts.ts'
import { router } from './procedures/router.ts'

export type App = {
  /** Answers one request. `remoteAddress` is who is told to slow down; unknown in a browser. */
  fetch(request: Request, from?: { remoteAddress?: string }): Promise<Response>
  /** Ends what stays open by itself. */
  close(): void
}

/** Composes the server from its parts. Never listens: `main.ts` does, and the mocks call `fetch` themselves. */
export function createApp(parts: Parts): App {
  const api = apiHandler(router, parts)
  const health = healthReporter(parts)
  const current = currentSnapshots(parts.hash)
  const delivery = deliveryHandler(parts, current)
  const notices = noticesHandler(parts, current)
  const app = new Hono<{ Bindings: { remoteAddress?: string } }>()

  app.use(async (c, next) => {
    const began = parts.clock.now()
    await next()
    const { method, url } = c.req.raw
    parts.log.info('call', { method, path: loggable(url), status: c.res.status, ms: parts.clock.now() - began })
    const headers = { ...commonHeaders, ...corsHeaders(c.req.raw, parts.consoleOrigins) }
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
    if (parts.consoleOrigins.length > 0) c.res.headers.append('vary', 'origin')
    if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', nothingToRun)
    if (isSecure(c.req.raw)) c.res.headers.set('strict-transport-security', 'max-age=31536000')
  })

  // Where the sender says what it can read, which a service worker does not.
  app.use(`${apiPrefix}/*`, compress())
  app.options(`${apiPrefix}/*`, (c) => preflight(c.req.raw, parts.consoleOrigins))
  app.all(`${apiPrefix}/*`, (c) => {
    refuseOtherOrigins(c.req.raw, parts.consoleOrigins)
    return api(c.req.raw, c.env.remoteAddress ?? 'unknown')
  })
  app.get('/health', async (c) => {
    const report = await health()
    return c.json(report, report.status === 'down' ? 503 : 200, { 'cache-control': 'no-store' })
  })
  app.route('/', eventsRoute({ ...parts, maxBytes: parts.limits.eventsBytes }))
  for (const act of ['check', 'redeem'] as const)
    app.post(`/delivery/codes/${act}`, (c) => answerCode(c.req.raw, act, parts))
  app.get('/delivery/:market', (c) => delivery(c.req.raw, c.req.param('market')))
  // HEAD is answered as GET elsewhere: here it would open a stream that nobody reads.
  app.get('/delivery/:market/notices', (c) =>
    c.req.raw.method === 'HEAD' ? refuseMethod(c.req.raw) : notices.answer(c.req.raw, c.req.param('market')),
  )
  for (const path of ['/health', '/delivery/*']) app.all(path, (c) => refuseMethod(c.req.raw))
  app.all('*', (c) => serveConsole(c.req.raw, parts.files, parts.random))

  app.onError((thrown) => {
    const problem = problemFrom(thrown, parts.log)
    const allowed = problem.code === 'methodNotAllowed' ? problem.data?.['allowed'] : undefined
    return problemResponse(problem, Array.isArray(allowed) ? { allow: allowed.join(', ') } : {})
  })
  return { fetch: async (request, from = {}) => app.fetch(request, from), close: () => notices.close() }
}

/** Where a call went, without what it asked for: searches may name people, and the set-up address is a secret. */
const loggable = (url: string): string => new URL(url).pathname.replace(/\/setup\/.*/, '/setup/…')

/** A known address, by another method; or nothing at all below it. */
function refuseMethod(request: Request): never {
  const { pathname } = new URL(request.url)
  const known = plainRoutes.find(({ pattern }) => pattern.test(pathname)) ?? fail('notFound')
  return fail('methodNotAllowed', { data: { method: request.method, allowed: [known.method] } })
}

const plainRoutes = [
  { method: 'GET', pattern: /^\/health$/ },
  { method: 'GET', pattern: /^\/delivery\/[^/]+(\/notices)?$/ },
  { method: 'POST', pattern: /^\/delivery\/codes\/(check|redeem)$/ },
]
