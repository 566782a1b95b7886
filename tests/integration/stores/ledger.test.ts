import { expect, it } from 'vitest'
import { eachStore, now } from './engines.ts'

eachStore('the ledger', ({ open }) => {
  it('counts an id once, and tells the same body from another', async () => {
    const { stores } = await open()
    const enter = (...entries: [string, string][]) =>
      stores.transaction((s) => s.ledger.enter(entries.map(([id, bodyHash]) => ({ id, bodyHash }))))
    expect(await enter(['a', '1'], ['b', '1'], ['a', '1'], ['a', '2'])).toEqual(['new', 'new', 'same', 'other'])
    expect(await enter(['b', '2'], ['c', '1'], ['a', '1'])).toEqual(['other', 'new', 'same'])
    expect(await enter()).toEqual([])
    expect(await stores.read((s) => s.ledger.bodyHash('b'))).toBe('1')
  })

  it('takes more ids at once than a statement holds', async () => {
    const { stores } = await open()
    const entries = Array.from({ length: 5_000 }, (_, i) => ({ id: `e${i}`, bodyHash: 'h' }))
    const answers = await stores.transaction((s) => s.ledger.enter(entries))
    expect(new Set(answers)).toEqual(new Set(['new']))
    const second = await stores.transaction((s) => s.ledger.enter([...entries, { id: 'last', bodyHash: 'h' }]))
    expect(second.filter((answer) => answer === 'same')).toHaveLength(5_000)
    expect(second.at(-1)).toBe('new')
  })

  it('accepts each event exactly once when the same ones come from all sides', async () => {
    const { stores, again } = await open()
    const other = await again()
    const post = (handle: typeof stores, ids: number[]) =>
      handle.transaction(async (s) => {
        const answers = await s.ledger.enter(ids.map((id) => ({ id: `e${id}`, bodyHash: 'h' })))
        const fresh = ids.filter((_, i) => answers[i] === 'new')
        if (fresh.length > 0)
          await s.outbox.append({ receivedAt: now, events: fresh.length, body: JSON.stringify(fresh) })
        return fresh.length
      })
    const ids = Array.from({ length: 60 }, (_, i) => i)
    // Overlapping slices, some upside down, so that writers meet the same ids in different orders.
    const calls = Array.from({ length: 24 }, (_, i) => {
      const part = ids.slice((i % 5) * 10, (i % 5) * 10 + 20)
      return post(i % 2 ? stores : other, i % 3 ? part : part.toReversed())
    })
    const fresh = await Promise.all(calls)
    const batches = await stores.read((s) => s.outbox.oldest(100))
    const sent = batches.flatMap((batch) => JSON.parse(batch.body) as number[])
    expect(sent.toSorted((a, b) => a - b)).toEqual(ids)
    expect(fresh.reduce((sum, n) => sum + n, 0)).toBe(60)
    expect(await stores.read((s) => s.outbox.pending())).toEqual({ batches: batches.length, events: 60, oldestAt: now })
  })
})

eachStore('the outbox', ({ open }) => {
  it('gives batches in the order they came, until they are acknowledged', async () => {
    const { stores } = await open()
    expect(await stores.read((s) => s.outbox.pending())).toEqual({ batches: 0, events: 0, oldestAt: null })
    const numbers: number[] = []
    for (const body of ['a', 'b', 'c'])
      numbers.push(await stores.transaction((s) => s.outbox.append({ receivedAt: now, events: 2, body })))
    const bodies = async () => (await stores.read((s) => s.outbox.oldest(2))).map((batch) => batch.body)
    expect(await bodies()).toEqual(['a', 'b'])
    await stores.transaction((s) => s.outbox.acknowledge(numbers.slice(0, 1)))
    expect(await bodies()).toEqual(['b', 'c'])
    await stores.transaction((s) => s.outbox.acknowledge(numbers))
    await stores.transaction((s) => s.outbox.acknowledge([]))
    expect(await bodies()).toEqual([])
    // A number stands for one batch for ever, also after everything was delivered.
    const next = await stores.transaction((s) => s.outbox.append({ receivedAt: now, events: 1, body: 'd' }))
    expect(next).toBeGreaterThan(Math.max(...numbers))
  })
})

eachStore('quarantine', ({ open }) => {
  it('keeps what came as it came, newest first, until it is taken away', async () => {
    const { stores } = await open()
    const event = (id: string, at: string, code = 'invalid') => ({
      id,
      receivedAt: at,
      eventId: null,
      code,
      pointer: '/amount',
      body: '{"amount": 1.5, "name": "雙11"}',
      source: 'key:k1',
    })
    const all = [event('a', now), event('b', now, 'future'), event('c', '2026-11-11T00:00:00.000Z')]
    await stores.transaction((s) => s.quarantine.add(all))
    await stores.transaction((s) => s.quarantine.add([]))
    const first = await stores.read((s) => s.quarantine.list({ limit: 2 }))
    expect(first).toMatchObject({ total: 3, items: [{ id: 'c' }, { id: 'b' }] })
    const second = await stores.read((s) => s.quarantine.list({ limit: 2, cursor: first.nextCursor ?? '' }))
    expect(second).toEqual({ total: 3, items: [all[0]], nextCursor: null })
    expect(await stores.read((s) => s.quarantine.list({ limit: 5, code: 'future' }))).toMatchObject({ total: 1 })
    expect(await stores.transaction((s) => s.quarantine.remove('a'))).toBe(true)
    expect(await stores.transaction((s) => s.quarantine.remove('a'))).toBe(false)
    expect(await stores.read((s) => s.quarantine.get('a'))).toBeUndefined()
    expect(await stores.read((s) => s.quarantine.get('b'))).toEqual(all[1])
  })
})
