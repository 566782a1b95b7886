import { expect, it } from 'vitest'
import type { StoredCodeBatch } from '#server/stores/ports/codes.ts'
import { eachStore, now } from './engines.ts'

const later = '2026-11-10T17:00:00.000Z'

const batch = (given: Partial<StoredCodeBatch> = {}): StoredCodeBatch => ({
  id: 'b1',
  campaignId: 'c1',
  owner: { type: 'play', playId: 'reserve', batchId: 'fans' },
  name: 'Fans',
  count: 6_000,
  groups: 3,
  perPerson: 1,
  state: 'making',
  made: 0,
  createdAt: now,
  createdBy: { id: 'u1', name: 'Mei' },
  issuedAt: null,
  voidedAt: null,
  ...given,
})
const hashes = (prefix: string, count: number) => Array.from({ length: count }, (_, k) => `${prefix}${k}`)

eachStore('codes', ({ open }) => {
  it('keep their batches as they are, by campaign and age', async () => {
    const { stores } = await open()
    const coupon = batch({ id: 'b2', owner: { type: 'coupon', couponId: 'save' }, perPerson: null, createdAt: later })
    await stores.transaction(async (s) => {
      await s.codes.insertBatch(coupon)
      await s.codes.insertBatch(batch())
      await s.codes.insertBatch(batch({ id: 'b3', campaignId: 'c2' }))
    })
    expect(await stores.read((s) => s.codes.batches('c1'))).toEqual([batch(), coupon])
    expect(await stores.read((s) => s.codes.batch('b2'))).toEqual(coupon)
    expect(await stores.read((s) => s.codes.batch('none'))).toBeUndefined()
    const issued = batch({ state: 'issued', made: 6_000, issuedAt: later })
    expect(await stores.transaction((s) => s.codes.updateBatch(issued, batch()))).toBe(true)
    expect(await stores.transaction((s) => s.codes.updateBatch(issued, batch()))).toBe(false)
    expect(await stores.read((s) => s.codes.batch('b1'))).toEqual(issued)
  })

  it('are put in thousands, and again from a place on', async () => {
    const { stores } = await open()
    await stores.transaction((s) => s.codes.insertBatch(batch()))
    expect(await stores.transaction((s) => s.codes.put('b1', 0, hashes('a', 5_000)))).toBe(5_000)
    expect(await stores.transaction((s) => s.codes.put('b1', 4_998, hashes('b', 4)))).toBe(4)
    const found = await stores.read(async (s) => ({
      before: await s.codes.find('a4997'),
      gone: await s.codes.find('a4998'),
      instead: await s.codes.find('b3'),
    }))
    expect(found).toEqual({
      before: { batchId: 'b1', use: null },
      gone: undefined,
      instead: { batchId: 'b1', use: null },
    })
  })

  it('are of one batch only: what is there already is not written', async () => {
    const { stores } = await open()
    await stores.transaction(async (s) => {
      await s.codes.insertBatch(batch())
      await s.codes.insertBatch(batch({ id: 'b2' }))
      await s.codes.put('b1', 0, ['x', 'y'])
    })
    expect(await stores.transaction((s) => s.codes.put('b2', 0, ['z', 'x']))).toBe(1)
    expect(await stores.read((s) => s.codes.find('x'))).toEqual({ batchId: 'b1', use: null })
  })

  it('are used once, and counted by person and batch', async () => {
    const { stores, again } = await open()
    const other = await again()
    await stores.transaction(async (s) => {
      await s.codes.insertBatch(batch())
      await s.codes.put('b1', 0, hashes('a', 4))
    })
    const uses = await Promise.all(
      [stores, other, stores, other].map((handle, k) =>
        handle.transaction((s) => s.codes.use('a0', { at: later, userKey: `u${k}`, orderId: null })),
      ),
    )
    expect(uses.filter(Boolean)).toHaveLength(1)
    await stores.transaction((s) => s.codes.use('a1', { at: later, userKey: 'mei', orderId: 'o1' }))
    await stores.transaction((s) => s.codes.use('a2', { at: later, userKey: 'mei', orderId: null }))
    const counted = await stores.read(async (s) => ({
      mei: await s.codes.usedBy(['b1', 'b2'], 'mei'),
      nobody: await s.codes.usedBy([], 'mei'),
      perBatch: await s.codes.usedIn(['b1', 'b2']),
      code: await s.codes.find('a1'),
    }))
    expect(counted).toEqual({
      mei: 2,
      nobody: 0,
      perBatch: new Map([['b1', 3]]),
      code: { batchId: 'b1', use: { at: later, userKey: 'mei', orderId: 'o1' } },
    })
    expect(await stores.transaction((s) => s.codes.use('none', { at: later, userKey: 'u', orderId: null }))).toBe(false)
  })

  it('of void batches are forgotten a few at a time where nobody used them, and no others', async () => {
    const { stores } = await open()
    await stores.transaction(async (s) => {
      await s.codes.insertBatch(batch())
      await s.codes.insertBatch(batch({ id: 'b2', state: 'void', voidedAt: later }))
      await s.codes.put('b1', 0, hashes('a', 3))
      await s.codes.put('b2', 0, hashes('b', 6))
      await s.codes.use('b5', { at: later, userKey: 'mei', orderId: null })
    })
    const sweep = () => stores.transaction((s) => s.codes.sweep(3))
    expect([await sweep(), await sweep(), await sweep()]).toEqual([3, 2, 0])
    expect(await stores.read((s) => s.codes.find('a2'))).toBeDefined()
    expect(await stores.read((s) => s.codes.find('b0'))).toBeUndefined()
    expect(await stores.read((s) => s.codes.usedBy(['b2'], 'mei'))).toBe(1)
  })
})
