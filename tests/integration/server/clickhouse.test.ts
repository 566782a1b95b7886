import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { IngestResult } from '#server/events/ingest.ts'
import { startEngine } from '../../setup/engine.ts'
import { anEvent } from '../../setup/ingest.ts'
import { startServer, type TestServer } from '../../setup/server.ts'

/*
 * `CLICKHOUSE_URL` names an engine of its own that answers over HTTP: ClickHouse as chDB packs it, started beside the
 * server and no child of it. What a ClickHouse server of its own adds is tested where `TEST_CLICKHOUSE_URL` names one.
 */

const password = 'correct horse battery staple'
let engine: ReturnType<typeof startEngine>
let server: TestServer
beforeEach(async () => {
  engine = startEngine()
  const address = await engine.engine.address(20_000)
  const url = new URL(address.url)
  Object.assign(url, { username: 'default', password: address.password })
  server = await startServer({ env: { CLICKHOUSE_URL: url.href } })
})
afterEach(async () => {
  await server.stop()
  await engine.stop()
})

async function administrator() {
  const token = /\/setup\/(\S+)/.exec(server.output())?.[1]
  const made = await fetch(`${server.url}/api/setup/${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@shop.example', name: 'Ada', password }),
  })
  const cookie = made.headers.get('set-cookie')?.split(';')[0] ?? ''
  return (path: string, body: unknown) =>
    fetch(`${server.url}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), cookie },
      body: JSON.stringify(body),
    }).then((answer) => answer.json())
}

const engineHealth = async () => {
  const answer = await fetch(`${server.url}/health`)
  return ((await answer.json()) as { events: { engine: string; state: string; version?: string } }).events
}

it('a server sent to a ClickHouse keeps its events there, counts them, and survives that it goes away', async () => {
  const ask = await administrator()
  const key = (await ask('/keys', { name: 'storefront', scope: 'events' })) as { secret: string }
  const post = async (events: unknown[]): Promise<IngestResult['status'][]> => {
    const answer = await fetch(`${server.url}/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ events }),
    })
    return ((await answer.json()) as { results: IngestResult[] }).results.map(({ status }) => status)
  }

  await vi.waitFor(
    async () => expect(await engineHealth()).toMatchObject({ engine: 'clickhouse', state: 'up' }),
    20_000,
  )
  const journey = ['view', 'register'] as const
  const events = ['u1', 'u2', 'u3'].flatMap((userKey, k) =>
    journey
      .slice(0, k === 2 ? 1 : 2)
      .map((type, step) => anEvent({ userKey, type, at: `2026-11-11T00:30:0${step}.000Z` })),
  )
  expect(await post([...events, events[0]])).toEqual([...events.map(() => 'accepted'), 'duplicate'])

  const funnel = () =>
    ask('/analytics/funnel', {
      steps: journey.map((type) => ({ type })),
      windowSeconds: 3_600,
      order: 'ordered',
      from: '2026-11-11T00:00:00.000Z',
      to: '2026-11-12T00:00:00.000Z',
    })
  await vi.waitFor(async () => expect(await funnel()).toMatchObject({ steps: [{ count: 3 }, { count: 2 }] }), 20_000)
  expect(await engine.clickhouse.query('SELECT count() AS events FROM haggle.events_by_user FINAL')).toEqual([
    { events: events.length },
  ])
  expect(existsSync(join(server.dataDirectory, 'events'))).toBe(false)

  await engine.engine.stop()
  expect(await post([anEvent({ userKey: 'u4' })])).toEqual(['accepted'])
  await vi.waitFor(async () => expect(await engineHealth()).toMatchObject({ state: 'down' }), 30_000)
})
