import type { Random } from '../ports/ports.ts'
import type { Files, StaticFile } from './files.ts'
import { fail } from './problem.ts'
import { contentSecurityPolicy } from './securityHeaders.ts'

/** Vite writes it into `index.html`; every page gets a fresh nonce in its place. */
const noncePlaceholder = '__HAGGLE_NONCE__'
const index = '/index.html'

/** The console: its files as they are, and its one page for every address that is the console's to route. */
export async function serveConsole(request: Request, files: Files | null, random: Random): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    fail('methodNotAllowed', { data: { method: request.method, allowed: ['GET'] } })
  if (files === null) fail('notFound')
  const { pathname } = new URL(request.url)
  const accepted = request.headers.get('accept-encoding') ?? ''
  const file = pathname === '/' || pathname === index ? null : await files.read(pathname, accepted)
  if (file) return fileResponse(request, file)

  const page = isPage(pathname) ? await files.read(index, '') : null
  if (page === null) fail('notFound')
  return pageResponse(page, random)
}

/** Addresses with a file's ending are files, and missing where they are not found. */
const isPage = (pathname: string): boolean => pathname === index || !/\.[a-z0-9]{1,8}$/i.test(pathname)

function fileResponse(request: Request, file: StaticFile): Response {
  const headers: Record<string, string> = {
    etag: file.etag,
    vary: 'accept-encoding',
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
  if (matches(request.headers.get('if-none-match'), file.etag)) return new Response(null, { status: 304, headers })
  headers['content-type'] = file.mediaType
  if (file.encoding) headers['content-encoding'] = file.encoding
  return new Response(file.body, { headers })
}

function pageResponse(page: StaticFile, random: Random): Response {
  const nonce = random.secret()
  const html = new TextDecoder().decode(page.body).replaceAll(noncePlaceholder, nonce)
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(nonce, apiOriginOf(html)),
    },
  })
}

/** The runtime setting in `index.html` that points the console at another backend; null where it is empty. */
function apiOriginOf(html: string): string | null {
  const content = /<meta name="haggle-api" content="([^"]*)"/.exec(html)?.[1] ?? ''
  const url = URL.parse(content)
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.origin : null
}

/** Does If-None-Match name this ETag? Compared weakly, as RFC 9110 has it for GET. */
export function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  if (ifNoneMatch.trim() === '*') return true
  const plain = (tag: string) => tag.trim().replace(/^W\//, '')
  return ifNoneMatch.split(',').some((tag) => plain(tag) === plain(etag))
}
