import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { errorStatus } from '#contract/errors.ts'
import { healthSchema, ingestResultSchema, plainRoutes } from '#contract/plainRoutes.ts'
import { EngineDown } from '#server/events/down.ts'
import type { Parts } from '#server/parts.ts'
import { origin, eachStoreEngine, testApp } from '../setup/apps.ts'
import { anEvent } from '../setup/ingest.ts'

const response = z.looseObject({ content: z.record(z.string(), z.json()).optional() })
const operation = z.looseObject({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(z.string(), response),
})
const documentSchema = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.enum(['get', 'post', 'put', 'patch', 'delete']), operation.optional())),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
})
const text = readFileSync('public/openapi.json', 'utf8')
const published = documentSchema.parse(JSON.parse(text))
const operations = Object.entries(published.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, one]) => (one ? [{ path, method, ...one }] : [])),
)

describe('openapi.json', () => {
  it('names each call once, with a problem+json for what goes wrong', () => {
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { path, operationId, responses } of operations.filter((one) => one.path.startsWith('/api/')))
      expect(Object.keys(responses['default']?.content ?? {}), `${path} ${operationId}`).toEqual([
        'application/problem+json',
      ])
  })

  it('leaves no reference open, and every code of the table in it', () => {
    const references = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    for (const name of new Set(references)) expect(Object.keys(published.components.schemas)).toContain(name)
    expect(JSON.stringify(published.components.schemas['Problem'])).toContain(JSON.stringify(Object.keys(errorStatus)))
  })

  it('has a 304 without a body', () => {
    expect(plainRoutes['/delivery/{market}'].get.responses[304]).not.toHaveProperty('content')
    expect(published.paths['/delivery/{market}']?.get?.responses['304']?.content).toBeUndefined()
  })

  it('wants a session for all but the door, and a key of storefronts', () => {
    const open = operations.filter(({ security }) => security.length === 0).map(({ operationId }) => operationId)
    expect(open.toSorted()).toEqual(['health.read', 'session.create', 'setup.create', 'setup.read'])
    const keyed = operations
      .filter(({ security }) => security.some((way) => 'storefrontKey' in way))
      .map(({ path }) => path)
    expect(keyed.toSorted()).toEqual([
      '/delivery/codes/check',
      '/delivery/codes/redeem',
      '/delivery/{market}',
      '/delivery/{market}/notices',
      '/events',
    ])
  })
})

eachStoreEngine('plain calls', (engine) => {
  it('tell of engines and of what waits, and of trouble', async () => {
    const t = await testApp(engine)
    const health = await t.app.fetch(new Request(`${origin}/health`))
    expect(health.status).toBe(200)
    expect(healthSchema.parse(await health.json())).toMatchObject({
      status: 'ok',
      store: { engine: engine.name, state: 'up' },
    })

    const own = 'connect ECONNREFUSED 10.0.0.7:8123, user haggle'
    const warnings: string[] = []
    const engineDown = ({ events, log }: Parts) => ({
      events: {
        ...events,
        insert: () => Promise.reject(new EngineDown('no engine')),
        health: async () => ({ ...(await events.health()), state: 'down' as const, reason: own }),
      },
      log: { ...log, warn: (...line: unknown[]) => void warnings.push(JSON.stringify(line)) },
    })
    const lame = await testApp(engine, engineDown)
    const ask = async () => {
      const answer = await lame.app.fetch(new Request(`${origin}/health`))
      return { status: answer.status, report: healthSchema.parse(await answer.json()) }
    }
    const engines = { status: 'degraded', events: { engine: 'memory', state: 'down', version: null, restarts: 0 } }
    expect(await ask()).toMatchObject({ status: 200, report: engines })
    expect(JSON.stringify(await ask())).not.toContain('10.0.0.7')
    expect(warnings.filter((line) => line.includes(own))).toHaveLength(1)
  })

  it('take events one by one, and say of each what became of it', async () => {
    const t = await testApp(engine)
    const { secret } = await (
      await t.as('administrator')
    ).keys.create({ headers: {}, body: { name: 'Shop', scope: 'events' } })
    const good = anEvent({ at: t.now() })
    const send = async (events: unknown[]) => {
      const answer = await t.app.fetch(
        new Request(`${origin}/events`, {
          method: 'POST',
          headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
          body: JSON.stringify({ events }),
        }),
      )
      expect(answer.status).toBe(200)
      return ingestResultSchema.parse(await answer.json()).results.map(({ status }) => status)
    }
    expect(await send([good, { ...good, id: 'no id' }])).toEqual(['accepted', 'quarantined'])
    expect(await send([good, { ...good, type: 'share' }])).toEqual(['duplicate', 'quarantined'])

    const analyst = await t.as('analyst')
    const { items } = await analyst.quarantine.list({})
    expect(items.map(({ code }) => code).toSorted()).toEqual(['badFormat', 'otherBody'])
    await t.forwarder.drain()
    expect(await analyst.analytics.extent({})).toMatchObject({ events: 1, pending: 0, first: t.now() })

    const wrong = items.find(({ code }) => code === 'badFormat')!
    const corrected = JSON.stringify(anEvent({ at: t.now() }))
    expect(await analyst.quarantine.replay({ id: wrong.id, body: corrected })).toEqual({ status: 'accepted' })
    const rest = items.find(({ code }) => code === 'otherBody')!
    await analyst.quarantine.discard({ id: rest.id })
    expect((await analyst.quarantine.list({})).total).toBe(0)
    const actions = (await analyst.audit.list({})).items.map(({ action }) => action)
    expect(actions.slice(0, 2)).toEqual(['event.discard', 'event.replay'])
  })
})
