import { expect, it, onTestFinished } from 'vitest'
import type { Client } from '#api/client.ts'
import type { Campaign } from '#contract/campaignShapes.ts'
import { snapshotSchema } from '#contract/plainRoutes.ts'
import { dayMs, epochOf, hourMs, instantOf, minuteMs, type Instant } from '#domain/time.ts'
import { basePlan } from '#domain/plays/bargain/plan.ts'
import { nodeSha256 } from '#server/auth/nodeRandom.ts'
import { doChores, snapshotsKeptMs } from '#server/chores.ts'
import { currentSnapshots } from '#server/delivery/current.ts'
import { noticesHandler } from '#server/delivery/notices.ts'
import type { Parts } from '#server/parts.ts'
import { StorageFull, StoreDown } from '#server/stores/ports/errors.ts'
import { origin, eachStoreEngine, testApp, type TestApp } from '../setup/apps.ts'
import { expectRefusal } from '../setup/refused.ts'
import { answered, approved, on, published, readyDocument } from '../setup/campaigns.ts'

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
    const text = await response.text()
    return { etag: response.headers.get('etag') ?? '', text, snapshot: snapshotSchema.parse(JSON.parse(text)) }
  }
  return { id, secret, ask, read }
}

/** The draft with another goal, through two people, for a moment. */
async function publishedAt(
  manager: Client,
  approver: Client,
  id: string,
  goal: string,
  at: Instant,
): Promise<Campaign> {
  const before = await manager.campaigns.read({ id })
  const saved = await manager.campaigns.save(on(before, { document: { ...before.document, goal } }))
  const handed = await manager.campaigns.submit(on(saved, { note: '' }))
  const agreed = await approver.campaigns.approve(on(handed, { hash: handed.hash, note: '', acceptsOverBudget: true }))
  return manager.campaigns.publish(on(agreed, { at }))
}

/** A campaign that runs, with its second version some minutes ahead. */
async function secondScheduled(t: TestApp) {
  const manager = await t.as('manager')
  const approver = await t.as('approver')
  const live = await published(manager, approver)
  const at = instantOf(epochOf(t.now()) + 20 * minuteMs)
  return { manager, approver, at, scheduled: await publishedAt(manager, approver, live.id, 'second', at) }
}

eachStoreEngine('delivery', (engine) => {
  it('names products in the languages of the market, in their list and in the shopper’s rules', async () => {
    const t = await testApp(engine)
    const { read } = await storefront(t)
    const names = { en: 'Phone X 256 GB', 'zh-CN': '手机 X', 'zh-TW': '手機 X' }
    const ready = readyDocument('Both', ['HK', 'TW'])
    const document = answered({ ...ready, products: ready.products.map((product) => ({ ...product, names })) })
    await published(await t.as('manager'), await t.as('approver'), document)
    for (const [market, own] of [
      ['HK', { 'zh-HK': '手機 X', en: 'Phone X 256 GB' }],
      ['TW', { 'zh-TW': '手機 X' }],
    ] as const) {
      const { products, plays } = (await read(market)).snapshot.campaigns[0]!.versions[0]!
      expect(products.map((product) => product.names)).toEqual([own, own, own])
      const told = plays.map(({ terms }) => terms.sentences.find(({ data }) => 'product' in data)?.data['product'])
      expect(told).toEqual(ready.products.map(({ name }) => ({ name, names: own })))
    }
  })

  it('has nothing before anything is published, and says so with an ETag', async () => {
    const t = await testApp(engine)
    const { read, ask } = await storefront(t)
    const { etag, snapshot } = await read('HK')
    expect(snapshot).toEqual({ schema: 1, market: 'HK', currency: 'HKD', timeZone: 'Asia/Hong_Kong', campaigns: [] })
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
    expect(text).not.toContain(String(live.document.markets.HK!.budget))
    expect(text).not.toContain('circuitBreakers')
    expect(delivered['cap']).toMatchObject({ units: bargain.cap.units.HK, budget: null })

    const { partners } = version!
    expect(partners?.tiers.map(({ thresholds }) => thresholds.paid)).toEqual([0, 1_000_000, 5_000_000])
    expect(partners?.terms.languages).toEqual(['zh-HK', 'en'])
    expect(partners?.terms.sentences.map(({ key }) => key)).toContain('partners.hold')
    expect(text).not.toContain(String(live.document.partners!.budget.HK))

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

  it('names by its ETag exactly the bytes it sends', async () => {
    const t = await testApp(engine)
    const { read } = await storefront(t)
    const manager = await t.as('manager')
    const live = await published(manager, await t.as('approver'))
    const calm = await read('HK')
    const pause = { mode: 'noNewOpenings' as const, playIds: null, message: {} }
    await manager.campaigns.pause({ params: { id: live.id }, headers: {}, body: pause })
    const paused = await read('HK')
    t.pass(minuteMs)
    await manager.campaigns.resume({ params: { id: live.id }, headers: {}, body: {} })
    const again = await read('HK')
    for (const { etag, text } of [calm, paused, again]) expect(etag).toBe(`"${nodeSha256(text).slice(0, 40)}"`)
    expect(paused.etag).not.toBe(calm.etag)
    // What says the same is the same: nothing in it tells when it was made.
    expect(again).toEqual(calm)
  })

  it('carries no campaign that has ended, though nobody decided anything', async () => {
    const t = await testApp(engine)
    const { read, ask } = await storefront(t)
    const manager = await t.as('manager')
    const approver = await t.as('approver')
    await published(manager, approver, readyDocument('November'))
    const december = await published(manager, approver, readyDocument('December', ['HK'], '2026-12-12'))
    const before = await read('HK')
    expect(before.snapshot.campaigns).toHaveLength(2)
    t.pass(epochOf('2026-12-01T00:00:00.000Z') - epochOf(t.now()))
    const after = await read('HK')
    expect(after.snapshot.campaigns.map(({ id }) => id)).toEqual([december.id])
    expect(after.etag).toBe(`"${nodeSha256(after.text).slice(0, 40)}"`)
    expect((await ask('HK', before.etag)).status).toBe(200)
    expect((await ask('HK', after.etag)).status).toBe(304)
    t.pass(90 * dayMs)
    expect((await read('HK')).snapshot.campaigns).toEqual([])
  })

  it('keeps what runs in a market that a draft, or another campaign, says nothing of', async () => {
    const t = await testApp(engine)
    const { read } = await storefront(t)
    const manager = await t.as('manager')
    const approver = await t.as('approver')
    const both = await published(manager, approver, readyDocument('Both markets', ['HK', 'TW']))
    await manager.campaigns.save(on(both, { document: readyDocument('Both markets', ['HK']) }))
    const taiwan = await published(manager, approver, readyDocument('Taiwan', ['TW'], '2026-12-12'))
    expect((await read('TW')).snapshot.campaigns.map(({ id }) => id).toSorted()).toEqual(
      [both.id, taiwan.id].toSorted(),
    )
    // And it is said which storefronts have it there.
    const { items } = await manager.campaigns.reception({ id: both.id })
    expect(items.map(({ market, version }) => [market, version])).toEqual([
      ['HK', null],
      ['TW', 1],
    ])
  })

  it('says when a version gives way to one that leaves the market', async () => {
    const t = await testApp(engine)
    const { read } = await storefront(t)
    const manager = await t.as('manager')
    const approver = await t.as('approver')
    const live = await published(manager, approver, readyDocument('Both', ['HK', 'TW']))
    const draft = await manager.campaigns.save(on(live, { document: readyDocument('Both', ['HK']) }))
    const handed = await manager.campaigns.submit(on(draft, { note: '' }))
    const agreed = await approver.campaigns.approve(
      on(handed, { hash: handed.hash, note: '', acceptsOverBudget: true }),
    )
    const at = instantOf(epochOf(t.now()) + dayMs)
    await manager.campaigns.publish(on(agreed, { at }))
    expect((await read('TW')).snapshot.campaigns[0]?.versions).toMatchObject([{ version: 1, until: at }])
    expect((await read('HK')).snapshot.campaigns[0]?.versions).toMatchObject([
      { version: 1, until: at },
      { version: 2, effectiveAt: at, until: null },
    ])
    t.pass(dayMs)
    expect((await read('TW')).snapshot.campaigns).toEqual([])
    expect((await read('HK')).snapshot.campaigns).toHaveLength(1)
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

  it('has the next version beside the one that runs until its very instant, and nothing changes out there then', async () => {
    const t = await testApp(engine)
    const { read, ask } = await storefront(t)
    const { manager, scheduled, at } = await secondScheduled(t)
    expect(scheduled).toMatchObject({
      status: 'live',
      running: { number: 1 },
      scheduled: { number: 2, effectiveAt: at },
    })
    const { etag, snapshot } = await read('HK')
    expect(snapshot.campaigns[0]?.versions).toMatchObject([
      { version: 1, until: at },
      { version: 2, effectiveAt: at, until: null },
    ])
    t.pass(epochOf(at) - epochOf(t.now()) - 1)
    expect(await manager.campaigns.read({ id: scheduled.id })).toMatchObject({ running: { number: 1 } })
    t.pass(1)
    expect(await manager.campaigns.read({ id: scheduled.id })).toMatchObject({
      running: { number: 2 },
      scheduled: null,
    })
    expect((await ask('HK', etag)).status).toBe(304)
    const tooLate = await expectRefusal(manager.campaigns.unschedule(on(scheduled, {})), 'wrongState')
    expect(tooLate.details).toMatchObject({ reason: 'nothingScheduled' })
  })

  it('takes a scheduled version back from storefronts before its moment, and what runs goes on', async () => {
    const t = await testApp(engine)
    const { read } = await storefront(t)
    const { manager, scheduled, at } = await secondScheduled(t)
    const back = await manager.campaigns.unschedule({ params: { id: scheduled.id }, headers: {}, body: {} })
    expect(back).toMatchObject({ status: 'live', running: { number: 1 }, scheduled: null, draftDiffers: true })
    expect((await read('HK')).snapshot.campaigns[0]?.versions).toMatchObject([{ version: 1, until: null }])
    const { items } = await manager.campaigns.versions({ id: back.id })
    expect(items).toMatchObject([
      { number: 2, takenBack: { by: { name: 'The manager' }, at: t.now() } },
      { number: 1, takenBack: null },
    ])
    expect((await manager.audit.list({ object: back.id, limit: '1' })).items).toMatchObject([
      { action: 'campaign.unschedule', after: { takenBack: [{ version: 2 }] } },
    ])
    // The approval stands: the same content, for another moment.
    const later = instantOf(epochOf(at) + 5 * minuteMs)
    await manager.campaigns.publish(on(back, { at: later }))
    expect((await read('HK')).snapshot.campaigns[0]?.versions).toMatchObject([
      { version: 1, until: later },
      { version: 3, effectiveAt: later },
    ])
    t.pass(epochOf(later) - epochOf(t.now()))
    expect(await manager.campaigns.read({ id: back.id })).toMatchObject({ running: { number: 3 }, draftDiffers: false })
  })

  it('has nothing of a campaign whose first version was taken back', async () => {
    const t = await testApp(engine)
    const { read } = await storefront(t)
    const manager = await t.as('manager')
    const ready = await approved(manager, await t.as('approver'))
    await manager.campaigns.publish(on(ready, { at: instantOf(epochOf(t.now()) + 5 * minuteMs) }))
    const back = await manager.campaigns.unschedule({ params: { id: ready.id }, headers: {}, body: {} })
    expect(back).toMatchObject({ status: 'approved', scheduled: null, moves: { publish: { allowed: true } } })
    expect((await read('HK')).snapshot.campaigns).toEqual([])
    t.pass(10 * minuteMs)
    expect((await manager.campaigns.list({ status: 'approved' })).items).toMatchObject([{ id: ready.id }])
  })

  it('drops what is scheduled with a rollback and with an end, but not with a clone', async () => {
    const t = await testApp(engine)
    const { read } = await storefront(t)
    const { manager, approver, scheduled, at } = await secondScheduled(t)
    const call = { params: { id: scheduled.id }, headers: {} }
    const copy = await manager.campaigns.clone({ ...call, body: { name: 'Again', firstDay: '2027-11-11' } })
    expect(copy).toMatchObject({ status: 'draft', scheduled: null })
    expect((await read('HK')).snapshot.campaigns.map(({ id }) => id)).toEqual([scheduled.id])

    t.pass(epochOf(at) - epochOf(t.now()))
    const third = await publishedAt(manager, approver, scheduled.id, 'third', instantOf(epochOf(at) + 5 * minuteMs))
    await approver.campaigns.rollBack({ ...call, body: { version: 1 } })
    await manager.campaigns.confirmRollback({ ...call, body: { confirm: true } })
    expect((await read('HK')).snapshot.campaigns[0]?.versions).toMatchObject([
      { version: 4, hash: expect.any(String), until: null },
    ])
    t.pass(10 * minuteMs)
    const later = await manager.campaigns.read({ id: third.id })
    expect(later).toMatchObject({ running: { number: 4, rolledBackTo: 1 }, scheduled: null })

    await publishedAt(manager, approver, scheduled.id, 'fourth', instantOf(epochOf(t.now()) + 5 * minuteMs))
    const ended = await manager.campaigns.end({ ...call, body: {} })
    expect(ended).toMatchObject({ status: 'ended', scheduled: null })
    expect((await read('HK')).snapshot.campaigns).toEqual([])
    const archived = await manager.campaigns.archive(on(ended, {}))
    t.pass(10 * minuteMs)
    expect(await manager.campaigns.restore(on(archived, {}))).toMatchObject({ status: 'ended' })
    expect((await read('HK')).snapshot.campaigns).toEqual([])
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

  it('turns a revoked key away at once, also while the store is down', async () => {
    let down = false
    const t = await testApp(engine, ({ stores }: Parts) => ({
      stores: {
        ...stores,
        read: async (work) => (down ? Promise.reject(new StoreDown('gone')) : stores.read(work)),
        transaction: async (work) => (down ? Promise.reject(new StoreDown('gone')) : stores.transaction(work)),
      },
    }))
    const shops = [await storefront(t, 'Stays'), await storefront(t, 'Goes'), await storefront(t, 'Goes too')] as const
    const [stays, goes, goesToo] = shops
    for (const shop of shops) await shop.read('HK')
    await (await t.as('administrator')).keys.revoke({ id: goes.id })
    // As another process would, which cannot tell this one.
    await t.parts.stores.transaction((s) => s.keys.revoke(goesToo.id, t.now()))
    expect((await goesToo.ask('HK')).status).toBe(401)
    down = true
    expect((await goes.ask('HK')).status).toBe(401)
    expect((await goesToo.ask('HK')).status).toBe(401)
    expect((await stays.ask('HK')).status).toBe(200)
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
    while (!heard.includes(JSON.stringify({ market: 'HK', etag }))) heard += (await lines.read()).value ?? ''
    expect(heard).toMatch(/event: snapshot\ndata: .+\n\n$/)
    stop.abort()
    await lines.cancel()
  })

  it('closes the line of a key that was revoked, at the next heartbeat', async () => {
    const t = await testApp(engine)
    const { id, secret } = await storefront(t)
    const other = await storefront(t)
    const listen = async (key: string) => {
      const headers = { authorization: `Bearer ${key}` }
      const response = await notices.answer(new Request(`${origin}/delivery/HK/notices`, { headers }), 'HK')
      return response.body!.pipeThrough(new TextDecoderStream()).getReader()
    }
    const notices = noticesHandler(t.parts, currentSnapshots(t.parts.hash), { askEveryMs: 1, heartbeatEvery: 2 })
    onTestFinished(() => notices.close())
    const revoked = await listen(secret)
    const standing = await listen(other.secret)
    const heartbeats = async () => {
      for (;;) {
        const { done, value } = await standing.read()
        if (done || value.includes('still here')) return !done
      }
    }
    expect(await heartbeats()).toBe(true)
    await (await t.as('administrator')).keys.revoke({ id })
    while (!(await revoked.read()).done);
    expect(await heartbeats()).toBe(true)
  })

  it('keeps old snapshots only where they are somebody’s last', async () => {
    const t = await testApp(engine)
    const { read, ask } = await storefront(t)
    const manager = await t.as('manager')
    const live = await published(manager, await t.as('approver'))
    const call = { params: { id: live.id }, headers: {} }
    const night = { mode: 'noNewOpenings' as const, playIds: null, message: {} }
    await read('HK')
    await manager.campaigns.pause({ ...call, body: night })
    await manager.campaigns.resume({ ...call, body: {} })
    t.pass(snapshotsKeptMs + 1)
    await doChores(t.parts)
    const numbers = []
    for (const number of [1, 2, 3])
      if (await t.parts.stores.read((s) => s.deliveries.get('HK', number))) numbers.push(number)
    expect(numbers).toEqual([1, 3])
    const again = await t.as('manager')
    expect((await again.campaigns.reception({ id: live.id })).items).toMatchObject([{ version: 1, upToDate: false }])
    expect((await ask('HK')).status).toBe(200)
  })

  it('opens no line for HEAD', async () => {
    const t = await testApp(engine)
    const { secret } = await storefront(t)
    const headers = { authorization: `Bearer ${secret}` }
    const head = (path: string) => t.app.fetch(new Request(`${origin}${path}`, { method: 'HEAD', headers }))
    const refused = await head('/delivery/HK/notices')
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET'])
    expect((await head('/delivery/HK')).status).toBe(200)
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
