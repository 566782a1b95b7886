import type { Send } from '../transport.ts'

/** One person's or key's way to the app while a sample is made: plain HTTP, as anybody would call it. */
export type Caller = {
  get<T>(path: string): Promise<T>
  send<T>(method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown, headers?: Record<string, string>): Promise<T>
}

/** @throws Error with the problem's text where a call is refused: a sample that cannot be made is a fault in the sample. */
export function callerOf(send: Send, origin: string, always: Record<string, string> = {}): Caller {
  const call = async <T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await send(
      new Request(`${origin}${path}`, {
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...always, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return JSON.parse(text) as T
  }
  return {
    get: (path) => call('GET', path),
    send: (method, path, body, headers) => call(method, path, body, headers),
  }
}
