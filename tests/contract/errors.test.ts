import { expect, it } from 'vitest'
import type { Client } from '#api/client.ts'
import { problemOf, type ApiError } from '#api/problem.ts'
import { errorStatus, problemSchema, type ErrorCode } from '#contract/errors.ts'
import { createProgramme } from '#domain/partners/create.ts'
import { EngineDown } from '#server/events/down.ts'
import type { Parts } from '#server/parts.ts'
import { StorageFull, StoreDown } from '#server/stores/ports/errors.ts'
import { sampleProducts } from '#mocks/seed/products.ts'
import { approved, draft, inReview, on, readyDocument, readyDraft } from '../setup/campaigns.ts'
import { emailOf, origin, password, eachStoreEngine, testApp, type StoreEngine, type TestApp } from '../setup/apps.ts'
import { expectRefusal, refused } from '../setup/refused.ts'

/** How each code comes about, told by the real client wherever the contract has the call. */
type Case = (engine: StoreEngine) => Promise<ApiError>

const tooLong = 'x'.repeat(20_000)

/** Puts other bytes under a sign-in, as no console would send them. */
const signInWith =
  (body: string, type = 'application/json'): Case =>
  async (engine) => {
    const t = await testApp(engine)
    const client = t.stranger({
      tamper: (request) => new Request(request.url, { method: 'POST', headers: { 'content-type': type }, body }),
    })
    return refused(client.session.create({ email: emailOf('manager'), password }))
  }

/** A plain call, read as the client reads it. */
async function plain(t: TestApp, path: string, init: RequestInit = {}): Promise<ApiError> {
  const response = await t.app.fetch(new Request(`${origin}${path}`, init))
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  return problemOf(await response.json(), response.status, Object.fromEntries(response.headers))
}

/** An app whose stores fail as told, once everybody has been added. */
async function withBrokenStores(engine: StoreEngine, fault: () => Error): Promise<{ t: TestApp; break: () => void }> {
  let broken = false
  const failing = ({ stores }: Parts): Partial<Parts> => ({
    stores: {
      ...stores,
      read: async (work) => (broken ? Promise.reject(fault()) : stores.read(work)),
      transaction: async (work) => (broken ? Promise.reject(fault()) : stores.transaction(work)),
    },
  })
  const t = await testApp(engine, failing)
  return { t, break: () => void (broken = true) }
}

const brokenStores =
  (fault: () => Error): Case =>
  async (engine) => {
    const { t, break: fall } = await withBrokenStores(engine, fault)
    const client = await t.as('manager')
    fall()
    return refused(client.campaigns.list({}))
  }

const withSetup = async (engine: StoreEngine): Promise<{ t: TestApp; client: Client }> => {
  const t = await testApp(engine)
  return { t, client: t.stranger() }
}

const cases: Record<ErrorCode, Case> = {
  malformedJson: signInWith('{"email":'),
  duplicateKey: signInWith('{"email":"a@b.co","email":"c@d.co","password":"x"}'),
  forbiddenKey: signInWith('{"__proto__":{"role":"administrator"}}'),
  loneSurrogate: signInWith('{"email":"\\ud83d","password":"x"}'),
  nullCharacter: signInWith('{"email":"a\\u0000b","password":"x"}'),
  unsafeInteger: signInWith('{"email":9007199254740993}'),
  unsupportedMediaType: signInWith('{}', 'text/plain'),
  tooLarge: signInWith(JSON.stringify({ email: tooLong, password })),
  badCursor: async (engine) =>
    refused((await (await testApp(engine)).as('manager')).campaigns.list({ cursor: 'elsewhere' })),
  invalid: async (engine) => {
    const client = await (await testApp(engine)).as('administrator')
    const body = { email: 'not-an-address', name: '', role: 'manager' as const, password: 'short' }
    return refused(client.people.create({ headers: {}, body }))
  },
  notSignedIn: async (engine) => refused((await testApp(engine)).stranger().campaigns.list({})),
  wrongCredentials: async (engine) =>
    refused(
      (await testApp(engine)).stranger().session.create({ email: emailOf('manager'), password: 'another password' }),
    ),
  wrongKey: async (engine) =>
    plain(await testApp(engine), '/delivery/HK', { headers: { authorization: `Bearer ${'a'.repeat(43)}` } }),
  forbidden: async (engine) => refused((await (await testApp(engine)).as('analyst')).people.list()),
  otherOrigin: async (engine) => {
    const t = await testApp(engine)
    const client = t.stranger({
      tamper: (request) => {
        request.headers.set('origin', 'https://evil.example')
        request.headers.set('sec-fetch-site', 'cross-site')
        return request
      },
    })
    return refused(client.session.create({ email: emailOf('manager'), password }))
  },
  httpsRequired: async (engine) => {
    const client = (await testApp(engine)).stranger({ origin: 'http://console.shop.example' })
    return refused(client.session.create({ email: emailOf('manager'), password }))
  },
  fourEyes: async (engine) => {
    const t = await testApp(engine)
    const submitted = await inReview(await t.as('manager'))
    // The author comes back as an approver: still the author.
    await (await t.as('administrator')).people.update({ id: await t.idOf('manager'), role: 'approver' })
    const author = await t.as('manager')
    return refused(author.campaigns.approve(on(submitted, { hash: submitted.hash, note: '', acceptsOverBudget: true })))
  },
  tooManyAttempts: async (engine) => {
    const client = (await testApp(engine)).stranger()
    const guess = () => refused(client.session.create({ email: emailOf('manager'), password: 'a guess at it' }))
    for (let n = 0; n < 5; n++) expect((await guess()).code).toBe('wrongCredentials')
    const error = await guess()
    expect(error.retryAfterSeconds).toBeGreaterThan(0)
    return error
  },
  notFound: async (engine) => refused((await (await testApp(engine)).as('qa')).campaigns.read({ id: 'nothing-here' })),
  methodNotAllowed: async (engine) => plain(await testApp(engine), '/api/campaigns', { method: 'DELETE' }),
  gone: async (engine) => refused((await withSetup(engine)).client.setup.read({ token: 'used-long-ago' })),
  alreadySetUp: async (engine) =>
    refused((await withSetup(engine)).client.setup.create({ token: 'used', email: 'a@b.co', name: 'A', password })),
  revisionRequired: async (engine) => {
    const client = await (await testApp(engine)).as('manager')
    const { id, document } = await draft(client)
    return refused(client.campaigns.save({ params: { id }, headers: {}, body: { document } }))
  },
  staleRevision: async (engine) => {
    const client = await (await testApp(engine)).as('manager')
    const first = await draft(client)
    await client.campaigns.save(on(first, { document: { ...first.document, name: 'Renamed' } }))
    const error = await refused(client.campaigns.save(on(first, { document: { ...first.document, name: 'Late' } })))
    expect(error.details).toEqual({ revision: 2 })
    return error
  },
  wrongState: async (engine) => {
    const client = await (await testApp(engine)).as('manager')
    const error = await refused(client.campaigns.withdraw(on(await draft(client), {})))
    expect(error.details).toMatchObject({ reason: 'notInReview' })
    return error
  },
  hasErrors: async (engine) => {
    const client = await (await testApp(engine)).as('manager')
    const error = await refused(client.campaigns.submit(on(await draft(client), { note: '' })))
    expect(error.details?.['findings']).toEqual(
      expect.arrayContaining([expect.objectContaining({ severity: 'error' })]),
    )
    return error
  },
  warningsUnanswered: async (engine) => {
    const client = await (await testApp(engine)).as('manager')
    const tight = await readyDraft(client, { ...readyDocument(), markets: { HK: { budget: 100 } } })
    return refused(client.campaigns.submit(on(tight, { note: '' })))
  },
  hashChanged: async (engine) => {
    const t = await testApp(engine)
    const submitted = await inReview(await t.as('manager'))
    const approver = await t.as('approver')
    return refused(
      approver.campaigns.approve(on(submitted, { hash: '0'.repeat(64), note: '', acceptsOverBudget: true })),
    )
  },
  nameTaken: async (engine) => {
    const client = await (await testApp(engine)).as('manager')
    const body = sampleProducts[0]!
    await client.catalogue.create({ headers: {}, body })
    return refused(client.catalogue.create({ headers: {}, body }))
  },
  emailTaken: async (engine) => {
    const client = await (await testApp(engine)).as('administrator')
    const body = { email: emailOf('manager').toUpperCase(), name: 'Twin', role: 'qa' as const, password }
    return refused(client.people.create({ headers: {}, body }))
  },
  lastAdministrator: async (engine) => {
    const t = await testApp(engine)
    const client = await t.as('administrator')
    return refused(client.people.update({ id: await t.idOf('administrator'), active: false }))
  },
  idempotencyMismatch: async (engine) => {
    const client = await (await testApp(engine)).as('manager')
    const headers = { 'idempotency-key': 'one-key-for-all' }
    const body = { template: 'blank' as const, name: 'One', markets: ['HK' as const], firstDay: '2026-11-11' }
    await client.campaigns.create({ headers, body })
    return refused(client.campaigns.create({ headers, body: { ...body, name: 'Two' } }))
  },
  overloaded: async (engine) => {
    const lag = () => ({ events: 10_000_000, milliseconds: 3_600_000, lastFailure: 'down' })
    const t = await testApp(engine, () => ({ forwarder: { wake: () => undefined, lag } }))
    const { secret } = await (
      await t.as('administrator')
    ).keys.create({ headers: {}, body: { name: 'shop', scope: 'events' } })
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
    const error = await plain(t, '/events', { method: 'POST', headers, body: '{"events":[]}' })
    expect(error.retryAfterSeconds).toBeGreaterThan(0)
    return error
  },
  eventEngineDown: async (engine) => {
    const down = ({ events }: Parts) => ({
      events: { ...events, extent: () => Promise.reject(new EngineDown('no engine')) },
    })
    return refused((await (await testApp(engine, down)).as('analyst')).analytics.extent({}))
  },
  eventEngineTimeout: async (engine) => {
    const slow = ({ events, limits }: Parts) => ({
      limits: { ...limits, questionMs: 5 },
      events: { ...events, extent: () => new Promise<never>(() => undefined) },
    })
    return refused((await (await testApp(engine, slow)).as('analyst')).analytics.extent({}))
  },
  tooManyEvents: async (engine) => {
    const t = await testApp(engine, ({ limits }) => ({ limits: { ...limits, statementEvents: 1 } }))
    const manager = await t.as('manager')
    const begun = await draft(manager)
    const partners = createProgramme(begun.document, { programme: 'Friends', tiers: ['One', 'Two', 'Three'] })
    const { id: campaignId } = await manager.campaigns.save(on(begun, { document: { ...begun.document, partners } }))
    const visit = { campaignId, market: 'HK' as const, type: 'view' as const, userKey: 'bo', partnerId: 'ann' }
    const days = ['2026-09-01', '2026-09-02']
    await t.parts.events.insert(days.map((day) => ({ ...visit, id: day, at: `${day}T04:00:00.000Z` })))
    return refused(manager.partners.statements({ campaignId, orders: { from: 'campaign', market: 'HK' } }))
  },
  storeDown: brokenStores(() => new StoreDown('no connection')),
  storageFull: brokenStores(() => new StorageFull('disk is full')),
  internal: async (engine) => {
    const { t, break: fall } = await withBrokenStores(engine, () => new Error('secret detail'))
    const client = await t.as('manager')
    fall()
    const error = await refused(client.campaigns.list({}))
    expect(JSON.stringify(error.data)).not.toContain('secret detail')
    expect(t.failures).toEqual(['unexpected failure'])
    return error
  },
}

eachStoreEngine('error codes', (engine) => {
  it.each(Object.keys(errorStatus) as ErrorCode[])('%s reaches the client with its status', async (code) => {
    const error = await cases[code](engine)
    expect({ code: error.code, status: error.status }).toEqual({ code, status: errorStatus[code] })
    expect(problemSchema.parse(error.data)).toMatchObject({ code, status: errorStatus[code] })
  })

  it('names every field that is wrong, by its pointer', async () => {
    const client = await (await testApp(engine)).as('administrator')
    const body = { email: 'not-an-address', name: '', role: 'chief' as 'qa', password: 'short', admin: true }
    const error = await expectRefusal(client.people.create({ headers: {}, body }), 'invalid')
    expect(Object.fromEntries(error.errors.map(({ pointer, code }) => [pointer, code]))).toEqual({
      '/email': 'badFormat',
      '/name': 'tooSmall',
      '/role': 'notAllowed',
      '/password': 'tooSmall',
      '/admin': 'unknownField',
    })
  })

  it('tells a fraction, a time without its zone and a missing field apart', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const ready = await approved(manager, await t.as('approver'))
    const local = await expectRefusal(manager.campaigns.publish(on(ready, { at: '2026-11-11T00:00:00' })), 'invalid')
    expect(local.errors).toMatchObject([{ pointer: '/at', code: 'localTime' }])

    const document = { ...readyDocument(), holdoutPercent: 2.5 }
    const fraction = await expectRefusal(manager.campaigns.save(on(ready, { document })), 'invalid')
    expect(fraction.errors).toMatchObject([{ pointer: '/document/holdoutPercent', code: 'notInteger' }])

    const missing = await expectRefusal(manager.campaigns.publish(on(ready, {} as { at: null })), 'invalid')
    expect(missing.errors).toMatchObject([{ pointer: '/at', code: 'required' }])
  })

  it('refuses U+0000 in an address as in a body', async () => {
    const client = await (await testApp(engine)).as('manager')
    await expectRefusal(client.campaigns.list({ q: '\0' }), 'nullCharacter')
  })

  it('does not tell an account that exists from one that does not', async () => {
    const t = await testApp(engine)
    const known = await refused(t.stranger().session.create({ email: emailOf('qa'), password: 'a guess at it' }))
    const unknown = await refused(
      t.stranger().session.create({ email: 'nobody@shop.example', password: 'a guess at it' }),
    )
    expect(unknown.data).toEqual(known.data)
  })
})
