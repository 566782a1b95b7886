import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { epochOf } from '#domain/time.ts'
import { startForwarder } from '#server/events/forwarder.ts'
import { hostileTexts } from '../setup/events.ts'
import { startEngine } from '../setup/engine.ts'
import { anEvent, startIngest } from '../setup/ingest.ts'

const now = epochOf('2026-11-11T12:00:00.000Z')
let engine: ReturnType<typeof startEngine>
let ingest: Awaited<ReturnType<typeof startIngest>>
beforeEach(async () => {
  engine = startEngine()
  ingest = await startIngest(engine.store, { now, maxBytes: 4 << 20 })
})
afterEach(async () => {
  await ingest.stop()
  await engine.stop()
})

const scope = { from: epochOf('2026-11-11T00:00:00.000Z'), to: now, asOf: now }
const views = async () => (await engine.store.totals(scope)).views

/** Sends batches until told to stop; gives the ids that were acknowledged. */
function keepSending() {
  const acknowledged: string[] = []
  let sending = true
  const running = (async () => {
    while (sending) {
      const batch = Array.from({ length: 500 }, () => anEvent({ userKey: randomUUID() }))
      const results = await ingest.post(batch)
      acknowledged.push(...results.flatMap(({ id, status }) => (status === 'accepted' && id !== null ? [id] : [])))
      // SQLite answers at once: without a pause, as a network makes one, nothing else would ever run.
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })()
  return {
    acknowledged,
    stop: async () => {
      sending = false
      await running
    },
  }
}

describe('the event engine is killed', () => {
  it('again and again during inserts, and no acknowledged event is lost or counted twice', async () => {
    const sender = keepSending()
    for (let kill = 0; kill < 5; kill++) {
      await engine.engine.address(20_000)
      await new Promise((resolve) => setTimeout(resolve, 150 + kill * 90))
      await engine.kill()
    }
    await engine.engine.address(20_000)
    await sender.stop()
    await ingest.forwarder.drain()
    expect(engine.engine.health().restarts).toBe(5)
    expect(sender.acknowledged.length).toBeGreaterThan(5_000)
    expect(await views()).toBe(sender.acknowledged.length)
    const byUser = await engine.clickhouse.query('SELECT count() AS events FROM haggle.events_by_user FINAL')
    expect(byUser).toEqual([{ events: sender.acknowledged.length }])
    expect((await ingest.stores.read((s) => s.outbox.pending())).events).toBe(0)
  }, 90_000)

  it('and while it is away events are acknowledged, lag is told, and the engine catches up', async () => {
    await engine.engine.stop()
    const events = Array.from({ length: 1_000 }, () => anEvent({ userKey: randomUUID() }))
    const results = await ingest.post(events)
    expect(results.every(({ status }) => status === 'accepted')).toBe(true)
    await expect(ingest.forwarder.drain()).rejects.toThrow(/stopped/)
    expect(ingest.forwarder.lag().events).toBe(1_000)
    await expect(engine.store.totals(scope)).rejects.toThrow(/stopped/)
    expect(await engine.store.health()).toMatchObject({ state: 'down' })

    const back = startEngine({ directory: engine.directory })
    const forwarder = startForwarder({ ...ingest, events: back.store })
    await forwarder.drain()
    expect((await back.store.totals(scope)).views).toBe(1_000)
    expect((await ingest.stores.read((s) => s.outbox.pending())).events).toBe(0)
    await forwarder.stop()
    await back.stop()
  })
})

describe('the engine keeps what a storefront means', () => {
  it('events of the same millisecond, of one person and of one type', async () => {
    await ingest.post(Array.from({ length: 50 }, () => anEvent()))
    await ingest.forwarder.drain()
    expect(await views()).toBe(50)
    await engine.store.maintain(now + 60 * 86_400_000)
    expect(await views()).toBe(50)
  })

  it('one of each event, however often a batch is forwarded, merged or not', async () => {
    const batch = Array.from({ length: 200 }, () => anEvent({ userKey: randomUUID() }))
    for (let time = 0; time < 4; time++) await engine.store.insert(batch)
    expect(await views()).toBe(200)
    expect(await engine.store.maintain(now + 60 * 86_400_000)).toBeGreaterThan(0)
    expect(await views()).toBe(200)
    expect(await engine.clickhouse.query('SELECT count() AS rows FROM haggle.events_by_user')).toEqual([{ rows: 200 }])
    expect(await engine.store.maintain(now + 60 * 86_400_000)).toBe(0)
  })

  it('events spread over more months than one insert may touch', async () => {
    const months = Array.from({ length: 240 }, (_, k) =>
      anEvent({ at: new Date(Date.UTC(2000 + Math.floor(k / 12), k % 12, 15)).toISOString() }),
    )
    await engine.store.insert(months)
    expect(await engine.store.extent()).toEqual({
      first: Date.UTC(2000, 0, 15),
      last: Date.UTC(2019, 11, 15),
      events: 240,
    })
  })

  it('strings that would be something else to SQL', async () => {
    await ingest.post(hostileTexts.map((text) => anEvent({ userKey: text, product: text, campaignId: text })))
    await ingest.forwarder.drain()
    for (const text of hostileTexts) {
      const steps = [{ type: 'view' as const, where: { product: text } }, { type: 'order' as const }]
      const question = { ...scope, campaignId: text, steps, windowSeconds: 60, order: 'ordered' as const }
      expect((await engine.store.funnel(question)).steps.map(({ count }) => count)).toEqual([1, 0])
      expect(await engine.store.funnelUsers({ funnel: question, step: 0, which: 'reached', limit: 9 })).toEqual({
        total: 1,
        userKeys: [text],
      })
    }
    expect(await views()).toBe(hostileTexts.length)
  })

  it('the end of the window', async () => {
    const at = (seconds: number): HaggleEvent['at'] =>
      new Date(epochOf('2026-11-11T01:00:00.000Z') + seconds * 1_000).toISOString()
    await engine.store.insert([
      anEvent({ userKey: 'in', at: at(0) }),
      anEvent({ userKey: 'in', at: at(60), type: 'order' }),
      anEvent({ userKey: 'out', at: at(0) }),
      anEvent({ userKey: 'out', at: at(60.001), type: 'order' }),
    ])
    const steps = [{ type: 'view' as const }, { type: 'order' as const }]
    for (const order of ['ordered', 'any'] as const) {
      const funnel = await engine.store.funnel({ ...scope, steps, windowSeconds: 60, order })
      expect(funnel.steps.map(({ count }) => count)).toEqual([2, 1])
    }
  })

  it('what somebody did before registering, and nothing that is a test', async () => {
    await engine.store.insert([
      anEvent({ userKey: undefined, visitorKey: 'v', at: '2026-11-11T01:00:00.000Z' }),
      anEvent({ userKey: 'u', visitorKey: 'v', type: 'register', at: '2026-11-11T01:01:00.000Z' }),
      anEvent({ userKey: 'u', type: 'order', at: '2026-11-11T01:02:00.000Z' }),
      anEvent({ userKey: 'u', type: 'order', at: '2026-11-11T01:03:00.000Z', isTest: true }),
    ])
    const steps = (['view', 'register', 'order'] as const).map((type) => ({ type }))
    const funnel = await engine.store.funnel({ ...scope, steps, windowSeconds: 3_600, order: 'strict' })
    expect(funnel.steps.map(({ count }) => count)).toEqual([1, 1, 1])
    expect(await engine.store.totals(scope)).toMatchObject({ visitors: 1, registrations: 1, orders: 1 })
  })
})
