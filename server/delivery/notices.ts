import type { Market } from '#domain/market.ts'
import { marketSchema } from '#domain/shapes.ts'
import { secondMs } from '#domain/time.ts'
import { requireKey } from '../auth/keys.ts'
import { fail } from '../http/problem.ts'
import type { Parts } from '../parts.ts'

/** Another process may have published, so the store is asked; one question a second serves all streams of a market. */
const askEveryMs = secondMs
const heartbeatEvery = 15
const mostStreams = 200

type Listener = (etag: string) => void

export type Notices = {
  answer(request: Request, market: string): Promise<Response>
  /** Ends every stream, for a server that stops; storefronts come back by themselves. */
  close(): void
}

/**
 * Server-sent events on `/delivery/{market}/notices`: `snapshot` with the ETag now, and again whenever it changes. A
 * comment every 15 seconds keeps proxies from closing the line.
 */
export function noticesHandler(parts: Parts): Notices {
  const watches = new Map<Market, { listeners: Set<Listener>; etag: string }>()

  const open = new Set<() => void>()

  const answer: Notices['answer'] = async (request, name) => {
    const market = marketSchema.safeParse(name).data ?? fail('notFound')
    await requireKey(request, 'delivery', parts.clock.now(), parts)
    if (open.size >= mostStreams) fail('overloaded', { retryAfterSeconds: 30 })

    const encoder = new TextEncoder()
    let end = () => {}
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const stop = listen(market, (text) => controller.enqueue(encoder.encode(text)))
        end = () => {
          stop()
          // A stream that its reader cancelled is closed already.
          if (open.delete(end)) controller.close()
        }
        open.add(end)
        request.signal.addEventListener('abort', end, { once: true })
      },
      cancel() {
        open.delete(end)
        end()
      },
    })
    return new Response(body, {
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    })
  }

  return {
    answer,
    close: () => {
      for (const end of open) end()
    },
  }

  function listen(market: Market, send: (text: string) => void): () => void {
    const watch = watches.get(market) ?? { listeners: new Set<Listener>(), etag: '' }
    const listener: Listener = (etag) =>
      send(etag === '' ? ': still here\n\n' : `event: snapshot\ndata: ${JSON.stringify({ market, etag })}\n\n`)
    watch.listeners.add(listener)
    send('retry: 5000\n\n')
    if (watch.etag !== '') listener(watch.etag)
    if (!watches.has(market)) {
      watches.set(market, watch)
      void ask(market, watch)
    }
    return () => watch.listeners.delete(listener)
  }

  async function ask(market: Market, watch: { listeners: Set<Listener>; etag: string }): Promise<void> {
    for (let round = 0; watch.listeners.size > 0; round++) {
      const latest = await parts.stores.read((s) => s.deliveries.latest(market)).catch(() => undefined)
      const etag = latest?.etag ?? watch.etag
      const news = etag !== watch.etag ? etag : round % heartbeatEvery === 0 && round > 0 ? '' : null
      watch.etag = etag
      if (news !== null) for (const listener of watch.listeners) tell(listener, news, watch)
      await new Promise((resolve) => setTimeout(resolve, askEveryMs))
    }
    watches.delete(market)
  }
}

/** A line that is gone is forgotten. */
function tell(listener: Listener, news: string, watch: { listeners: Set<Listener> }): void {
  try {
    listener(news)
  } catch {
    watch.listeners.delete(listener)
  }
}
