import { Hono } from 'hono'
import { requireKey } from '../auth/keys.ts'
import { boundedBytes } from '../http/body.ts'
import { fail } from '../http/problem.ts'
import { createIngest, type IngestParts } from './ingest.ts'

export type EventsRouteParts = IngestParts & { maxBytes: number }

/**
 * `POST /events` for storefronts: a bearer key that may write events, and `{"events":[…]}` or one event per line. Answers
 * `{"results":[{"id","status","code?"}]}`, one result per event in the order they came.
 */
export function eventsRoute(parts: EventsRouteParts): Hono {
  const ingest = createIngest(parts)
  const route = new Hono()
  route.post('/events', async (c) => {
    const request = c.req.raw
    const key = await requireKey(request, 'events', parts.clock.now(), parts)
    const format = formatOf(request.headers)
    if (Number(request.headers.get('content-length') ?? 0) > parts.maxBytes) {
      fail('tooLarge', { data: { maxBytes: parts.maxBytes } })
    }
    const body = textOf(await boundedBytes(request, parts.maxBytes))
    return c.json({ results: await ingest(body, format, `key:${key.id}`) }, 200, { 'cache-control': 'no-store' })
  })
  route.all('/events', () => fail('methodNotAllowed', { data: { allowed: ['POST'] } }))
  return route
}

const formats: Record<string, 'json' | 'ndjson'> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
}

function formatOf(headers: Headers): 'json' | 'ndjson' {
  const [type = '', parameter] = (headers.get('content-type') ?? '').toLowerCase().split(';')
  const format = formats[type.trim()]
  const utf8 = parameter === undefined || /^\s*charset="?utf-8"?\s*$/.test(parameter)
  const plain = (headers.get('content-encoding') ?? 'identity').toLowerCase() === 'identity'
  if (format === undefined || !utf8 || !plain) return fail('unsupportedMediaType')
  return format
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return fail('malformedJson', { errors: [{ pointer: '', code: 'malformedJson' }] })
  }
}
