import { isSecure } from '../http/origin.ts'

/** The session's cookie: bound to host and HTTPS by its name, except on this machine's own plain HTTP address. */
const nameFor = (request: Request) => (isSecure(request) ? '__Host-haggle' : 'haggle')

export function sessionToken(request: Request): string | null {
  const wanted = `${nameFor(request)}=`
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const pair = part.trim()
    if (pair.startsWith(wanted)) return pair.slice(wanted.length)
  }
  return null
}

export function sessionCookie(request: Request, token: string, maxAgeSeconds: number): string {
  const secure = isSecure(request) ? '; Secure' : ''
  return `${nameFor(request)}=${token}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict${secure}`
}

export const clearedCookie = (request: Request): string => sessionCookie(request, '', 0)
