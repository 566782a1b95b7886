import type { Market } from '#domain/market.ts'
import { marketSchema } from '#domain/shapes.ts'
import { secondMs } from '#domain/time.ts'
import { fail, ProblemError } from '../http/problem.ts'
import type { Parts } from '../parts.ts'
import type { Current } from './current.ts'
import { requireDeliveryKey } from './deliveryKeys.ts'

/**
 * Another process may have published, so the store is asked; one question a second serves all streams of a market. At
 * each heartbeat every stream's key is asked for again.
 */
export const usualPace = { askEveryMs: secondMs, heartbeatEvery: 15 }
const mostStreams = 200

type Stream = { request: Request; send(text: string): void; end(): void }
type Watch = { streams: Set<Stream>; etag: string }

export type Notices = {
  answer(request: Request, market: string): Promise<Response>
  /** Ends every stream, for a server that stops; storefronts come back by themselves. */
  close(): void
}

/**
 * Server-sent events on `/delivery/{market}/notices`: `snapshot` with the ETag now, and again whenever it changes. A
 * comment every 15 seconds keeps proxies from closing the line. A stream whose key was revoked ends.
 */
export function noticesHandler(parts: Parts, current: Current, { askEveryMs, heartbeatEvery } = usualPace): Notices {
  const watches = new Map<Market, Watch>()
  const open = new Set<Stream>()

  const answer: Notices['answer'] = async (request, name) => {
    const market = marketSchema.safeParse(name).data ?? fail('notFound')
    await requireDeliveryKey(request, parts.clock.now(), parts)
    if (open.size >= mostStreams) fail('overloaded', { retryAfterSeconds: 30 })

    const encoder = new TextEncoder()
    let stream: Stream
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        stream = {
          request,
          send: (text) => controller.enqueue(encoder.encode(text)),
          end: () => {
            watches.get(market)?.streams.delete(stream)
            // A stream that its reader cancelled is closed already.
            if (open.delete(stream)) controller.close()
          },
        }
        open.add(stream)
        request.signal.addEventListener('abort', stream.end, { once: true })
        listen(market, stream)
      },
      cancel() {
        open.delete(stream)
        stream.end()
      },
    })
    return new Response(body, {
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    })
  }

  return {
    answer,
    close: () => {
      for (const stream of open) stream.end()
    },
  }

  function listen(market: Market, stream: Stream): void {
    const watch = watches.get(market) ?? { streams: new Set<Stream>(), etag: '' }
    watch.streams.add(stream)
    stream.send('retry: 5000\n\n')
    if (watch.etag !== '') stream.send(notice(market, watch.etag))
    if (!watches.has(market)) {
      watches.set(market, watch)
      void ask(market, watch)
    }
  }

  async function ask(market: Market, watch: Watch): Promise<void> {
    for (let round = 0; watch.streams.size > 0; round++) {
      const etag = await etagNow(market).catch(() => watch.etag)
      const isHeartbeat = round % heartbeatEvery === 0 && round > 0
      if (isHeartbeat) await endRevoked(watch)
      const news = etag !== watch.etag ? notice(market, etag) : isHeartbeat ? ': still here\n\n' : null
      watch.etag = etag
      if (news !== null) for (const stream of watch.streams) tell(stream, news)
      await new Promise((resolve) => setTimeout(resolve, askEveryMs))
    }
    watches.delete(market)
  }

  async function etagNow(market: Market): Promise<string> {
    const latest = await parts.stores.read((s) => s.deliveries.latest(market))
    return current(market, latest, parts.clock.now()).etag
  }

  /** A line that is gone is forgotten. */
  function tell(stream: Stream, news: string): void {
    try {
      stream.send(news)
    } catch {
      open.delete(stream)
      stream.end()
    }
  }

  /** While the store is down nobody can say who was revoked, and streams stay. */
  async function endRevoked({ streams }: Watch): Promise<void> {
    for (const stream of streams)
      await requireDeliveryKey(stream.request, parts.clock.now(), parts).catch((thrown: unknown) => {
        if (thrown instanceof ProblemError && thrown.code === 'wrongKey') stream.end()
      })
  }
}

const notice = (market: Market, etag: string): string =>
  `event: snapshot\ndata: ${JSON.stringify({ market, etag })}\n\n`
