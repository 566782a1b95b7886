import type { HaggleEvent } from '#domain/analytics/event.ts'
import { callerOf } from './http.ts'
import type { Shop } from './shop.ts'

/** Most events one call may carry. */
const perCall = 1_000

/**
 * Reports events as a storefront would, with its key, a thousand at a time.
 *
 * @throws Error where one is not accepted: a simulated shopper that breaks the contract is a fault in the simulation.
 */
export async function reportEvents(
  shop: Shop,
  events: Iterable<HaggleEvent>,
  onProgress: (sent: number, upTo: string) => void = () => undefined,
): Promise<number> {
  const { send, origin } = shop.ground
  const storefront = callerOf(send, origin, { authorization: `Bearer ${shop.eventsKey}` })
  let sent = 0
  let batch: HaggleEvent[] = []
  const flush = async () => {
    if (batch.length === 0) return
    const { results } = await storefront.send<{ results: { id: string; status: string; code?: string }[] }>(
      'POST',
      '/events',
      {
        events: batch,
      },
    )
    const refused = results.find(({ status }) => status !== 'accepted')
    if (refused !== undefined) throw new Error(`event ${refused.id}: ${refused.status} ${refused.code ?? ''}`)
    sent += batch.length
    onProgress(sent, batch.at(-1)!.at)
    batch = []
  }
  for (const event of events) {
    batch.push(event)
    if (batch.length === perCall) await flush()
  }
  await flush()
  return sent
}
