import { expect, it } from 'vitest'
import { eachStore, now } from './engines.ts'

const later = '2026-11-10T17:00:00.000Z'

eachStore('answers to creating calls', ({ open }) => {
  const answer = (given = {}) => ({
    actorId: 'u1',
    key: 'key-0001',
    requestHash: 'r1',
    status: 201,
    body: '{"id":"c1"}',
    expiresAt: later,
    ...given,
  })

  it('are kept per person and key until they expire', async () => {
    const { stores } = await open()
    expect(await stores.transaction((s) => s.idempotency.insert(answer(), now))).toBe(true)
    expect(await stores.transaction((s) => s.idempotency.insert(answer({ requestHash: 'r2' }), now))).toBe(false)
    expect(await stores.transaction((s) => s.idempotency.insert(answer({ actorId: 'u2' }), now))).toBe(true)
    expect(await stores.read((s) => s.idempotency.find('u1', 'key-0001', now))).toEqual(answer())
    expect(await stores.read((s) => s.idempotency.find('u1', 'key-0001', later))).toBeUndefined()
    const again = answer({ requestHash: 'r3', expiresAt: '2026-11-11T00:00:00.000Z' })
    expect(await stores.transaction((s) => s.idempotency.insert(again, later))).toBe(true)
    expect(await stores.transaction((s) => s.idempotency.prune(later))).toBe(1)
    expect(await stores.read((s) => s.idempotency.find('u1', 'key-0001', later))).toEqual(again)
  })

  it('let a call that is sent many times at once create one thing', async () => {
    const { stores, again } = await open()
    const other = await again()
    const create = (handle: typeof stores, id: string) =>
      handle.transaction(async (s) => {
        const before = await s.idempotency.find('u1', 'key-0001', now)
        if (before) return before.body
        await s.catalogue.insert({ id, revision: 1, updatedAt: now, product: '{}' })
        await s.idempotency.insert(answer({ body: id }), now)
        return id
      })
    const bodies = await Promise.all(Array.from({ length: 12 }, (_, i) => create(i % 2 ? stores : other, `p${i}`)))
    expect(new Set(bodies).size).toBe(1)
    expect((await stores.read((s) => s.catalogue.list())).map((product) => product.id)).toEqual([bodies[0]])
  })
})

eachStore('the catalogue', ({ open }) => {
  it('is kept by id and changed on the revision that was read', async () => {
    const { stores } = await open()
    const product = (id: string, revision = 1) => ({ id, revision, updatedAt: now, product: `{"name":"${id}"}` })
    expect(await stores.transaction((s) => s.catalogue.insert(product('b')))).toBe(true)
    expect(await stores.transaction((s) => s.catalogue.insert(product('b', 7)))).toBe(false)
    expect(await stores.transaction((s) => s.catalogue.insert(product('B')))).toBe(true)
    expect(await stores.read((s) => s.catalogue.list())).toEqual([product('B'), product('b')])
    expect(await stores.transaction((s) => s.catalogue.update(product('b', 2), 1))).toBe(true)
    expect(await stores.transaction((s) => s.catalogue.update(product('b', 2), 1))).toBe(false)
    expect(await stores.read((s) => s.catalogue.get('b'))).toEqual(product('b', 2))
    expect(await stores.read((s) => s.catalogue.get('none'))).toBeUndefined()
  })
})

eachStore('imports', ({ open }) => {
  const one = (given = {}) => ({
    id: 'i1',
    fileName: 'orders.csv',
    fileHash: 'f',
    mapping: '{}',
    mappingHash: 'm',
    totalRows: 100,
    nextRow: 0,
    events: 0,
    duplicates: 0,
    rejected: 0,
    startedBy: { id: 'u1', name: 'Mei' },
    startedAt: now,
    finishedAt: null,
    ...given,
  })

  it('are one per file and mapping, and take each row once', async () => {
    const { stores } = await open()
    expect(await stores.transaction((s) => s.imports.insert(one()))).toBe(true)
    expect(await stores.transaction((s) => s.imports.insert(one({ id: 'i2' })))).toBe(false)
    expect(
      await stores.transaction((s) =>
        s.imports.insert(one({ id: 'i2', mappingHash: 'n', startedBy: null, startedAt: later })),
      ),
    ).toBe(true)
    expect(await stores.read((s) => s.imports.byFile('f', 'm'))).toEqual(one())
    expect((await stores.read((s) => s.imports.list())).map(({ id }) => id)).toEqual(['i2', 'i1'])
    const progress = { nextRow: 60, events: 58, duplicates: 1, rejected: 1, finishedAt: null }
    const steps = await Promise.all(
      [1, 2, 3].map(() => stores.transaction((s) => s.imports.advance('i1', 0, progress))),
    )
    expect(steps.filter(Boolean)).toHaveLength(1)
    expect(await stores.read((s) => s.imports.get('i1'))).toEqual(one(progress))
  })

  it('keep orders until the events of their customer are made', async () => {
    const { stores } = await open()
    const order = (key: string, customer: string, body = '{}') => ({ key, customer, body })
    await stores.transaction(async (s) => {
      await s.imports.putOrders('i1', [order('3', 'b'), order('1', 'a'), order('2', 'b')])
      await s.imports.putOrders('i1', [order('2', 'b', '{"more":1}'), order('4', 'c')])
      await s.imports.putOrders('i2', [order('1', 'a')])
    })
    expect(await stores.read((s) => s.imports.ordersByKey('i1', ['2', '9']))).toEqual([order('2', 'b', '{"more":1}')])
    const next = () => stores.read((s) => s.imports.ordersOfNextCustomers('i1', 2))
    expect(await next()).toEqual([order('1', 'a'), order('2', 'b', '{"more":1}'), order('3', 'b')])
    await stores.transaction((s) => s.imports.removeOrdersOf('i1', ['a', 'b']))
    expect(await next()).toEqual([order('4', 'c')])
    await stores.transaction((s) => s.imports.removeOrdersOf('i1', ['c']))
    expect(await next()).toEqual([])
    expect(await stores.read((s) => s.imports.ordersByKey('i2', ['1']))).toHaveLength(1)
  })

  it('keep the rows that do not parse, in order', async () => {
    const { stores } = await open()
    const row = (n: number) => ({
      row: n,
      cells: ['a,"b"', '中', ''],
      column: n % 2 ? 'Price' : null,
      code: 'notANumber',
    })
    await stores.transaction((s) => s.imports.addRejected('i1', [10, 2, 33].map(row)))
    await stores.transaction((s) => s.imports.addRejected('i2', [row(1)]))
    const first = await stores.read((s) => s.imports.rejected('i1', { limit: 2 }))
    expect(first).toMatchObject({ total: 3, items: [row(2), row(10)] })
    expect(await stores.read((s) => s.imports.rejected('i1', { limit: 2, cursor: first.nextCursor ?? '' }))).toEqual({
      total: 3,
      items: [row(33)],
      nextCursor: null,
    })
  })
})

eachStore('delivery', ({ open }) => {
  const snapshot = (market: 'HK' | 'TW', madeAt: string) => ({
    market,
    etag: `"${madeAt}"`,
    text: '{"名":"雙11"}',
    madeAt,
    contents: { c1: 2 },
  })

  it('has the snapshot made last, and every other by its number', async () => {
    const { stores } = await open()
    await stores.transaction(async (s) => {
      expect(await s.deliveries.add(snapshot('HK', now))).toBe(1)
      expect(await s.deliveries.add(snapshot('HK', later))).toBe(2)
      expect(await s.deliveries.add(snapshot('TW', later))).toBe(1)
    })
    expect(await stores.read((s) => s.deliveries.latest('HK'))).toEqual({ ...snapshot('HK', later), number: 2 })
    expect(await stores.read((s) => s.deliveries.get('HK', 1))).toEqual({ ...snapshot('HK', now), number: 1 })
    expect(await stores.read((s) => s.deliveries.latest('CN'))).toBeUndefined()
  })

  it('removes what is old, was followed and is nobody’s last, in pieces', async () => {
    const { stores } = await open()
    const left = async () => {
      const found = []
      for (const market of ['HK', 'TW'] as const)
        for (const number of [1, 2, 3, 4])
          if (await stores.read((s) => s.deliveries.get(market, number))) found.push(`${market} ${number}`)
      return found
    }
    await stores.transaction(async (s) => {
      for (const at of [now, now, now, later]) await s.deliveries.add(snapshot('HK', at))
      await s.deliveries.add(snapshot('TW', now))
      await s.deliveries.received({ keyId: 'k1', market: 'HK', snapshot: 2, etag: '"2"', at: now })
    })
    const prune = (before: string, most: number) => stores.transaction((s) => s.deliveries.prune(before, most))
    expect(await prune(now, 10)).toBe(0)
    expect(await prune(later, 1)).toBe(1)
    expect(await left()).toHaveLength(4)
    expect(await prune(later, 10)).toBe(1)
    // The second is the last that a storefront has; the third was followed, the fourth and Taiwan's are the newest.
    expect(await left()).toEqual(['HK 2', 'HK 4', 'TW 1'])
    expect(await stores.transaction((s) => s.deliveries.add(snapshot('HK', later)))).toBe(5)
  })

  it('notes the last fetch of each key and market', async () => {
    const { stores } = await open()
    const reception = (keyId: string, market: 'HK' | 'TW', n: number) => ({
      keyId,
      market,
      snapshot: n,
      etag: `"${n}"`,
      at: now,
    })
    await stores.transaction(async (s) => {
      await s.deliveries.received(reception('k2', 'HK', 1))
      await s.deliveries.received(reception('k1', 'TW', 1))
      await s.deliveries.received(reception('k1', 'HK', 1))
      await s.deliveries.received(reception('k1', 'HK', 2))
    })
    expect(await stores.read((s) => s.deliveries.receptions())).toEqual([
      reception('k1', 'HK', 2),
      reception('k1', 'TW', 1),
      reception('k2', 'HK', 1),
    ])
  })
})
