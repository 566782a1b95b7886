/** Answers one request, as the network would. */
export type Send = (request: Request) => Promise<Response>

/**
 * What a browser does around a request and a service worker never sees: it sends the cookies it keeps, the origin and
 * the fetch site, and stores the cookies it is given. The server's own checks then hold for mocks as for the real thing.
 */
export function createTransport(app: Send, origin: string, jar: CookieJar = createCookieJar()): Send {
  return async (request) => {
    const headers = new Headers(request.headers)
    headers.set('origin', origin)
    headers.set('sec-fetch-site', 'same-origin')
    const cookies = jar.header()
    if (cookies !== '') headers.set('cookie', cookies)
    const body = request.method === 'GET' || request.method === 'HEAD' ? null : await request.arrayBuffer()
    const response = await app(
      new Request(request.url, { method: request.method, headers, body, signal: request.signal }),
    )
    for (const cookie of response.headers.getSetCookie()) jar.keep(cookie)
    return response
  }
}

export type CookieJar = { header(): string; keep(setCookie: string): void; clear(): void }

/** Names and values only: one server, one site, and expiry by `Max-Age=0`. */
export function createCookieJar(): CookieJar {
  const cookies = new Map<string, string>()
  return {
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    keep: (setCookie) => {
      const [pair = '', ...attributes] = setCookie.split(';')
      const at = pair.indexOf('=')
      const name = pair.slice(0, at).trim()
      const gone = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute))
      if (gone) cookies.delete(name)
      else cookies.set(name, pair.slice(at + 1).trim())
    },
    clear: () => cookies.clear(),
  }
}
