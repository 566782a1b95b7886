import { expect, it } from 'vitest'
import { eachStore, now } from './engines.ts'
import { user } from './examples.ts'

const later = '2026-11-10T17:00:00.000Z'

eachStore('people', ({ open }) => {
  it('have one account per email, whatever its case', async () => {
    const { stores } = await open()
    expect(await stores.transaction((s) => s.users.insert(user()))).toBe(true)
    expect(await stores.transaction((s) => s.users.insert(user({ id: 'u2', email: 'MEI@example.com' })))).toBe(false)
    expect(
      await stores.transaction((s) => s.users.insert(user({ id: 'u2', email: 'lin@example.com', name: 'Lin' }))),
    ).toBe(true)
    expect(await stores.read((s) => s.users.byEmail('Mei@Example.com'))).toEqual(user())
    expect((await stores.read((s) => s.users.list())).map((one) => one.name)).toEqual(['Lin', 'Mei'])
    expect(await stores.read((s) => s.users.count())).toBe(2)
    const taking = user({ id: 'u2', email: 'mei@EXAMPLE.com', revision: 2 })
    expect(await stores.transaction((s) => s.users.update(taking, 1))).toBe(false)
  })

  it('let one of two administrators register first', async () => {
    const { stores, again } = await open()
    const other = await again()
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        (i % 2 ? stores : other).transaction((s) => s.users.insert(user({ id: `u${i}` }))),
      ),
    )
    expect(results.filter(Boolean)).toHaveLength(1)
    expect(await stores.read((s) => s.users.count())).toBe(1)
  })

  it('are changed on the revision that was read; being seen is no change', async () => {
    const { stores } = await open()
    await stores.transaction((s) => s.users.insert(user()))
    await stores.transaction((s) => s.users.seen('u1', later))
    const changed = user({ role: 'approver', active: false, language: null, revision: 2 })
    expect(await stores.transaction((s) => s.users.update(changed, 1))).toBe(true)
    expect(await stores.transaction((s) => s.users.update(changed, 1))).toBe(false)
    expect(await stores.read((s) => s.users.byId('u1'))).toEqual({ ...changed, lastSeenAt: later })
  })

  it('have sessions that end one by one, all but one, or with time', async () => {
    const { stores } = await open()
    const session = (tokenHash: string, userId = 'u1', lastActiveAt = now) => ({
      tokenHash,
      userId,
      kind: 'person' as const,
      createdAt: now,
      lastActiveAt,
      expiresAt: '2026-11-11T08:00:00.000Z',
    })
    await stores.transaction(async (s) => {
      for (const token of ['a', 'b', 'c']) await s.sessions.insert(session(token))
      await s.sessions.insert(session('d', 'u2'))
      await s.sessions.touch('d', later)
    })
    expect(await stores.read((s) => s.sessions.byToken('d'))).toEqual(session('d', 'u2', later))
    expect(await stores.transaction((s) => s.sessions.removeOfUser('u1', 'a'))).toBe(2)
    expect(await stores.read((s) => s.sessions.byToken('b'))).toBeUndefined()
    expect(await stores.transaction((s) => s.sessions.prune(now, later))).toBe(1)
    expect(await stores.read((s) => s.sessions.byToken('a'))).toBeUndefined()
    await stores.transaction((s) => s.sessions.remove('d'))
    expect(await stores.read((s) => s.sessions.byToken('d'))).toBeUndefined()
  })

  it('are slowed down by account and by address, each for itself', async () => {
    const { stores } = await open()
    const failed = (kind: 'account' | 'address', failures: number) => ({
      kind,
      key: 'mei',
      failures,
      lastAt: now,
      blockedUntil: failures > 3 ? later : null,
    })
    await stores.transaction(async (s) => {
      await s.attempts.put(failed('account', 1))
      await s.attempts.put(failed('account', 4))
      await s.attempts.put(failed('address', 1))
    })
    expect(await stores.read((s) => s.attempts.get('account', 'mei'))).toEqual(failed('account', 4))
    await stores.transaction((s) => s.attempts.clear('account', 'mei'))
    expect(await stores.read((s) => s.attempts.get('account', 'mei'))).toBeUndefined()
    expect(await stores.transaction((s) => s.attempts.prune(now))).toBe(0)
    expect(await stores.transaction((s) => s.attempts.prune(later))).toBe(1)
  })

  it('start with one set-up token at most', async () => {
    const { stores } = await open()
    await stores.transaction(async (s) => {
      await s.setupToken.put({ tokenHash: 'one', createdAt: now })
      await s.setupToken.put({ tokenHash: 'two', createdAt: later })
    })
    expect(await stores.read((s) => s.setupToken.get())).toEqual({ tokenHash: 'two', createdAt: later })
    await stores.transaction((s) => s.setupToken.clear())
    expect(await stores.read((s) => s.setupToken.get())).toBeUndefined()
  })
})

eachStore('storefront keys', ({ open }) => {
  it('are found by the hash of their secret and revoked once', async () => {
    const { stores } = await open()
    const key = (id: string, createdAt = now) => ({
      id,
      name: 'Shop',
      scope: 'events' as const,
      hint: 'hg_12',
      secretHash: `hash-${id}`,
      createdAt,
      createdBy: null,
      lastUsedAt: null,
      revokedAt: null,
    })
    await stores.transaction(async (s) => {
      await s.keys.insert(key('k1'))
      await s.keys.insert(key('k2', later))
      await s.keys.used('k1', later)
    })
    expect(await stores.read((s) => s.keys.bySecretHash('hash-k1'))).toEqual({ ...key('k1'), lastUsedAt: later })
    expect((await stores.read((s) => s.keys.list())).map((one) => one.id)).toEqual(['k2', 'k1'])
    expect(await stores.transaction((s) => s.keys.revoke('k1', now))).toBe(true)
    expect(await stores.transaction((s) => s.keys.revoke('k1', later))).toBe(false)
    expect((await stores.read((s) => s.keys.byId('k1')))?.revokedAt).toBe(now)
    await expect(stores.transaction((s) => s.keys.insert({ ...key('k3'), secretHash: 'hash-k2' }))).rejects.toThrow()
  })
})
