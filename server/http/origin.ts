import { fail } from './problem.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Where a request was sent, seen from outside: a proxy that ends TLS says so in X-Forwarded-Proto. */
export function ownOrigin(request: Request): string {
  const url = new URL(request.url)
  const host = request.headers.get('host') ?? url.host
  return `${isSecure(request) ? 'https' : 'http'}://${host}`
}

/** Was it sent over HTTPS? Believing a forged header here only makes the sender's own cookie stricter. */
export function isSecure(request: Request): boolean {
  return new URL(request.url).protocol === 'https:' || forwardedProtocol(request) === 'https'
}

/** As the proxy nearest to the browser wrote it. */
const forwardedProtocol = (request: Request) => request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim()

/** Addresses that never leave the machine, where plain HTTP is safe. */
export function isLoopback(request: Request): boolean {
  const { hostname } = new URL(ownOrigin(request))
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/**
 * Refuses changes that a page of another origin makes a signed-in browser send.
 *
 * A browser says where a request comes from in Sec-Fetch-Site, or at least in Origin; a request with neither was not
 * sent by a browser and carries nobody's cookies but the sender's own. Same reasoning as Go's CrossOriginProtection.
 *
 * @throws ProblemError `otherOrigin`
 */
export function refuseOtherOrigins(request: Request, consoleOrigins: readonly string[]): void {
  if (safeMethods.has(request.method)) return
  const origin = request.headers.get('origin')
  if (origin !== null && consoleOrigins.includes(origin)) return
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') fail('otherOrigin')
  if (origin !== null && origin !== ownOrigin(request)) fail('otherOrigin')
}

/** Headers that let a console on a listed origin read the answer and send its cookie. Empty for everybody else. */
export function corsHeaders(request: Request, consoleOrigins: readonly string[]): Record<string, string> {
  const origin = request.headers.get('origin')
  if (origin === null || !consoleOrigins.includes(origin)) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'etag, retry-after, age',
  }
}

/** The answer to a browser's question before a cross-origin call. */
export function preflight(request: Request, consoleOrigins: readonly string[]): Response {
  const cors = corsHeaders(request, consoleOrigins)
  if (Object.keys(cors).length === 0) fail('otherOrigin')
  return new Response(null, {
    status: 204,
    headers: {
      ...cors,
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': 'content-type, if-match, if-none-match, idempotency-key',
      'access-control-max-age': '600',
      vary: 'origin',
    },
  })
}
