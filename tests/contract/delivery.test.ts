import { expect, it } from 'vitest'
import { snapshotSchema } from '#contract/plainRoutes.ts'
import { dayMs, epochOf, hourMs, instantOf, minuteMs } from '#domain/time.ts'
import { basePlan } from '#domain/plays/bargain/plan.ts'
import type { Parts } from '#server/parts.ts'
import { StorageFull, StoreDown } from '#server/stores/ports/errors.ts'
import { origin, eachStoreEngine, testApp, type TestApp } from '../setup/apps.ts'
import { expectRefusal } from '../setup/refused.ts'
import { approved, on, published, readyDocument } from '../setup/campaigns.ts'

async function storefront(t: TestApp, name = 'Shop HK') {
  const { id, secret } = await (
    await t.as('administrator')
  ).keys.create({ headers: {}, body: { name, scope: 'delivery' } })
  const ask = (market: string, etag?: string) =>
    t.app.fetch(
      new Request(`${origin}/delivery/${market}`, {
        headers: { authorization: `Bearer ${secret}`, ...(etag ? { 'if-none-match': etag } : {}) },
      }),
    )
  const read = async (market: string) => {
    const response = await ask(market)
    expect(response.status).toBe(200)
    return { etag: response.headers.get('etag') ?? '', snapshot: snapshotSchema.parse(await response.json()) }
  }
  return { id, secret, ask, read }
}

eachStoreEngine('delivery', (engine) => {
  it('has nothing before anything is published, and says so with an ETag', async () => {
    const t = await testApp(engine)
    const { read, ask } = await storefront(t)
    const { etag, snapshot } = await read('HK')
    expect(snapshot.campaigns).toEqual([])
    expect((await ask('HK', etag)).status).toBe(304)
    expect((await ask('JP')).status).toBe(404)
  })

  it('carries what runs, with the plan of each bargain and the shopper’s rules, and no margins', async () => {
    const t = await testApp(engine)
    const { read } = await storefront(t)
    const live = await published(await t.as('manager'), await t.as('approver'), readyDocument('Both', ['HK', 'TW']))
    const { snapshot } = await read('HK')
    const [version] = snapshot.campaigns[0]!.versions
    expect(version).toMatchObject({ version: 1, hash: live.hash, holdoutPercent: live.document.holdoutPercent })

    const bargain = live.document.plays.find((play) => play.kind === 'bargain')!
    const delivered = version!.plays.find(({ id }) => id === bargain.id)!
    if (bargain.kind !== 'bargain') throw new Error('the template has a bargain')
    expect(delivered['listPrice']).toBe(bargain.listPrice.HK)
    expect(delivered.delivery['basePlan']).toEqual(basePlan(bargain, 'HK'))
    expect(delivered.terms.languages).toEqual(['zh-HK', 'en'])
    expect(delivered.terms.sentences.length).toBeGreaterThan(3)
    const text = JSON.stringify(snapshot)
    expect(text).not.toContain('unitCost')
    expect(text).not.toContain('"budget"')

    const taiwan = (await read('TW')).snapshot.campaigns[0]!.versions[0]!.plays.find(({ id }) => id === bargain.id)!
    expect(taiwan['listPrice']).toBe(bargain.listPrice.TW)
    expect((await read('CN')).snapshot.campaigns).toEqual([])
  })

  it('answers 304 without a body until something changes, under a strong ETag', async () => {
    const t = await testApp(engine)
    const { read, ask } = await storefront(t)
    const manager = await t.as('manager')
    const live = await published(manager, await t.as('approver'))
    const { etag } = await read('HK')
    expect(etag).toMatch(/^"[0-9a-f]{40}"$/)
    const same = await ask('HK', etag)
    expect({
      status: same.status,
      etag: same.headers.get('etag'),
      age: same.headers.get('age'),
      body: await same.text(),
    }).toEqual({
      status: 304,
      etag,
      age: '0',
      body: '',
    })
    // A draft is nobody's business out there.
    await manager.campaigns.save(on(live, { document: { ...live.document, goal: 'for tomorrow' } }))
    expect((await ask('HK', etag)).status).toBe(304)

    await manager.campaigns.pause({
      params: { id: live.id },
      headers: {},
      body: { mode: 'freezeAndExtend', playIds: null, message: { 'zh-HK': '暫停' } },
    })
    const paused = await read('HK')
    expect(paused.etag).not.toBe(etag)
    expect(paused.snapshot.campaigns[0]?.pause).toEqual({
      mode: 'freezeAndExtend',
      playIds: null,
      message: { 'zh-HK': '暫停' },
      at: t.now(),
    })
    const pausedAt = t.now()
    t.pass(5 * minuteMs)
    await manager.campaigns.resume({ params: { id: live.id }, headers: {}, body: {} })
    expect((await read('HK')).snapshot.campaigns[0]).toMatchObject({
      pause: null,
      frozen: [{ playIds: null, from: pausedAt, to: t.now() }],
    })
    await manager.campaigns.end({ params: { id: live.id }, headers: {}, body: {} })
    expect((await read('HK')).snapshot.campaigns).toEqual([])
  })

  it('delivers a version before its moment, so that the switch needs nobody', async () => {
    const t = await testApp(engine)
    const { read, ask } = await storefront(t)
    const manager = await t.as('manager')
    const ready = await approved(manager, await t.as('approver'))
    const at = instantOf(epochOf(t.now()) + 6 * hourMs)
    await manager.campaigns.publish(on(ready, { at }))
    const { etag, snapshot } = await read('HK')
    expect(snapshot.campaigns[0]?.versions).toMatchObject([{ version: 1, effectiveAt: at }])
    t.pass(7 * hourMs)
    expect((await ask('HK', etag)).status).toBe(304)
  })

  it('says which storefront has what', async () => {
    const t = await testApp(engine)
    const first = await storefront(t, 'Shop one')
    await storefront(t, 'Shop two')
    const manager = await t.as('manager')
    const live = await published(manager, await t.as('approver'))
    await first.read('HK')
    const items = async () =>
      (await manager.campaigns.reception({ id: live.id })).items.toSorted((a, b) => (a.key.name < b.key.name ? -1 : 1))
    expect(await items()).toEqual([
      { key: { id: first.id, name: 'Shop one' }, market: 'HK', version: 1, upToDate: true, at: t.now() },
      expect.objectContaining({
        key: expect.objectContaining({ name: 'Shop two' }),
        version: null,
        upToDate: false,
        at: null,
      }),
    ])
    await manager.campaigns.pause({
      params: { id: live.id },
      headers: {},
      body: { mode: 'noNewOpenings', playIds: null, message: {} },
    })
    expect((await items())[0]).toMatchObject({ version: 1, upToDate: false })
    await first.read('HK')
    expect((await items())[0]).toMatchObject({ version: 1, upToDate: true })
  })

  it('goes on with the last good snapshot while the store is down, and says how old it is', async () => {
    let down = false
    const t = await testApp(engine, ({ stores }: Parts) => ({
      stores: {
        ...stores,
        read: async (work) => (down ? Promise.reject(new StoreDown('gone')) : stores.read(work)),
        transaction: async (work) => (down ? Promise.reject(new StoreDown('gone')) : stores.transaction(work)),
      },
    }))
    const { read, ask } = await storefront(t)
    await published(await t.as('manager'), await t.as('approver'))
    const { etag } = await read('HK')
    down = true
    t.pass(90_000)
    const late = await ask('HK')
    expect({ status: late.status, etag: late.headers.get('etag'), age: late.headers.get('age') }).toEqual({
      status: 200,
      etag,
      age: '90',
    })
    expect((await ask('HK', etag)).status).toBe(304)
    expect((await ask('TW')).status).toBe(503)
    const stranger = await t.app.fetch(
      new Request(`${origin}/delivery/HK`, { headers: { authorization: `Bearer hgd_${'a'.repeat(43)}` } }),
    )
    expect(stranger.status).toBe(401)
  })

  it('goes on while the disk is full, and so does everybody who only reads', async () => {
    let full = false
    const t = await testApp(engine, ({ stores }: Parts) => ({
      stores: {
        ...stores,
        transaction: async (work) => (full ? Promise.reject(new StorageFull('no room')) : stores.transaction(work)),
      },
    }))
    const { read } = await storefront(t)
    const manager = await t.as('manager')
    const live = await published(manager, await t.as('approver'))
    full = true
    t.pass(5 * minuteMs)
    expect((await read('HK')).snapshot.campaigns).toHaveLength(1)
    expect(await manager.campaigns.read({ id: live.id })).toMatchObject({ status: 'live' })
    await expectRefusal(manager.campaigns.end(on(live, {})), 'storageFull')
    full = false
    expect(await manager.campaigns.end(on(live, {}))).toMatchObject({ status: 'ended' })
  })

  it('wants a key of the right kind', async () => {
    const t = await testApp(engine)
    const { secret } = await (
      await t.as('administrator')
    ).keys.create({ headers: {}, body: { name: 'Events', scope: 'events' } })
    const asked = (headers: Record<string, string>) => t.app.fetch(new Request(`${origin}/delivery/HK`, { headers }))
    expect((await asked({ authorization: `Bearer ${secret}` })).status).toBe(401)
    expect((await asked({})).status).toBe(401)
  })

  it('tells who listens as soon as something is published', async () => {
    const t = await testApp(engine)
    const { secret, read } = await storefront(t)
    const stop = new AbortController()
    const response = await t.app.fetch(
      new Request(`${origin}/delivery/HK/notices`, {
        headers: { authorization: `Bearer ${secret}` },
        signal: stop.signal,
      }),
    )
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const lines = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    await published(await t.as('manager'), await t.as('approver'))
    const { etag } = await read('HK')
    let heard = ''
    while (!heard.includes('event: snapshot')) heard += (await lines.read()).value ?? ''
    expect(heard).toContain(JSON.stringify({ market: 'HK', etag }))
    stop.abort()
    await lines.cancel()
  })

  it('forgets what is long over when something else is published', async () => {
    const t = await testApp(engine)
    const { read } = await storefront(t)
    await published(await t.as('manager'), await t.as('approver'), readyDocument('Old'))
    t.pass(60 * dayMs)
    const live = await published(
      await t.as('manager'),
      await t.as('approver'),
      readyDocument('Newer', ['HK'], '2027-11-11'),
    )
    expect((await read('HK')).snapshot.campaigns.map(({ id }) => id)).toEqual([live.id])
  })
})
