import { fail } from './problem.ts'
import { faultInJson } from './strictJson.ts'

/**
 * Reads a JSON body strictly and hands on a request that holds exactly the text that was looked at. Bytes are counted
 * as they arrive, before anything is parsed.
 *
 * A request without a body passes as it is.
 */
export async function strictJsonRequest(request: Request, maxBytes: number): Promise<Request> {
  const { url, headers, signal } = request
  // Whoever asks for the head alone is answered as for the whole; the body is left out on the way back.
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const text = await strictText(request, maxBytes)
  if (text === null) return new Request(url, { method, headers, signal })
  const fault = faultInJson(text)
  if (fault) fail(fault.code, { errors: [{ pointer: fault.pointer, code: fault.code }] })
  return new Request(url, { method, headers, signal, body: text })
}

async function strictText(request: Request, maxBytes: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) fail('tooLarge', { data: { maxBytes } })
  const bytes = await boundedBytes(request, maxBytes)
  if (bytes.length === 0) return null
  if (!isPlainJson(request.headers)) fail('unsupportedMediaType')
  return decodeUtf8(bytes)
}

/** Reads a body up to a limit. @throws ProblemError `tooLarge` as soon as it is passed. */
export async function boundedBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  if (request.body === null) return new Uint8Array(0)
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > maxBytes) {
      // Not awaited: a sender who goes on sending must not hold the answer back.
      void reader.cancel().catch(() => undefined)
      fail('tooLarge', { data: { maxBytes } })
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function isPlainJson(headers: Headers): boolean {
  const type = headers.get('content-type')?.toLowerCase() ?? ''
  const encoding = headers.get('content-encoding')?.toLowerCase() ?? 'identity'
  return /^application\/json(\s*;\s*charset="?utf-8"?)?$/.test(type) && encoding === 'identity'
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return fail('malformedJson', { errors: [{ pointer: '', code: 'malformedJson' }] })
  }
}
