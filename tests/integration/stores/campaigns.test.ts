import { expect, it } from 'vitest'
import type { CampaignListing, CampaignQuery, CampaignSort } from '#server/stores/ports/campaigns.ts'
import { BadCursor } from '#server/stores/ports/errors.ts'
import type { Stores } from '#server/stores/ports.ts'
import { eachStore, now } from './engines.ts'
import { campaign, listing } from './examples.ts'

async function fill(stores: Stores, listings: Record<string, Partial<CampaignListing>>) {
  await stores.transaction(async (s) => {
    for (const [id, given] of Object.entries(listings)) await s.campaigns.insert(campaign({ id }), listing(given))
  })
}

async function ids(stores: Stores, query: Partial<CampaignQuery>) {
  const page = await stores.read((s) => s.campaigns.list({ now, sort: 'name', limit: 100, ...query }))
  return page.items.map((item) => item.id)
}

async function allPages(stores: Stores, sort: CampaignSort, between?: () => Promise<void>) {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await stores.read((s) => s.campaigns.list({ now, sort, limit: 2, cursor }))
    seen.push(...page.items.map((item) => item.id))
    cursor = page.nextCursor ?? undefined
    await between?.()
  } while (cursor !== undefined)
  return seen
}

eachStore('campaigns', ({ open }) => {
  it('come back as they were written', async () => {
    const { stores } = await open()
    const record = JSON.stringify({ name: '雙11 🎄 "quoted" \\ %_', amount: 9_007_199_254_740_991 })
    await stores.transaction((s) => s.campaigns.insert(campaign({ record }), listing({ name: '雙11 🎄' })))
    expect(await stores.read((s) => s.campaigns.get('c1'))).toEqual(campaign({ record }))
    const { stages: _stages, searchText: _text, ...line } = listing({ name: '雙11 🎄' })
    expect(await stores.read((s) => s.campaigns.list({ now, sort: 'name', limit: 10 }))).toEqual({
      items: [{ ...line, id: 'c1', revision: 1, status: 'draft', draftDiffers: true }],
      nextCursor: null,
      total: 1,
    })
  })

  it('are changed on the revision that was read, and on no other', async () => {
    const { stores } = await open()
    await fill(stores, { c1: {} })
    const save = (name: string, revision: number, expected: number) =>
      stores.transaction((s) =>
        s.campaigns.update(campaign({ revision, record: `{"name":"${name}"}` }), listing({ name }), expected),
      )
    expect(await save('first', 2, 1)).toBe(true)
    expect(await save('stale', 2, 1)).toBe(false)
    expect(await stores.read((s) => s.campaigns.get('c1'))).toMatchObject({ revision: 2, record: '{"name":"first"}' })
    expect(await ids(stores, { search: 'stale' })).toEqual([])
    expect(await stores.transaction((s) => s.campaigns.update(campaign({ id: 'none' }), listing(), 1))).toBe(false)
    expect(await stores.transaction((s) => s.campaigns.insert(campaign(), listing()))).toBe(false)
  })

  it('let one of two writers of the same revision win', async () => {
    const { stores, again } = await open()
    const other = await again()
    await fill(stores, { c1: {} })
    for (let revision = 1; revision <= 5; revision++) {
      const results = await Promise.all(
        [stores, other, stores, other].map((handle, i) =>
          handle.transaction((s) =>
            s.campaigns.update(campaign({ revision: revision + 1, record: `"${i}"` }), listing(), revision),
          ),
        ),
      )
      expect(results.filter(Boolean)).toHaveLength(1)
    }
    expect(await stores.read((s) => s.campaigns.get('c1'))).toMatchObject({ revision: 6 })
  })

  it('are found by any part of name or text, without regard to case or width', async () => {
    const { stores } = await open()
    await fill(stores, {
      a: { name: 'Double 11', searchText: 'phones' },
      b: { name: 'ÉTÉ 100%_off' },
      c: { name: '聖誕ＦＥＳＴ' },
    })
    expect(await ids(stores, { search: 'DOUBLE' })).toEqual(['a'])
    expect(await ids(stores, { search: 'Phone' })).toEqual(['a'])
    expect(await ids(stores, { search: 'été' })).toEqual(['b'])
    expect(await ids(stores, { search: '%_' })).toEqual(['b'])
    expect(await ids(stores, { search: '_____' })).toEqual([])
    expect(await ids(stores, { search: '\\' })).toEqual([])
    expect(await ids(stores, { search: '誕fest' })).toEqual(['c'])
    expect(await ids(stores, { search: '' })).toHaveLength(3)
  })

  it('are filtered by market, owner and the status that holds now', async () => {
    const { stores } = await open()
    await fill(stores, {
      a: {
        markets: ['HK'],
        ownerId: 'u1',
        stages: [
          { from: '0000-01-01T00:00:00.000Z', status: 'approved', draftDiffers: true },
          { from: '2026-11-11T00:00:00.000Z', status: 'live', draftDiffers: false },
          { from: '2026-11-12T00:00:00.000Z', status: 'ended', draftDiffers: false },
        ],
      },
      b: { markets: ['TW', 'CN'], ownerId: 'u2' },
      c: { markets: [], ownerId: 'u2' },
    })
    expect(await ids(stores, { markets: ['HK', 'CN'] })).toEqual(['a', 'b'])
    expect(await ids(stores, { ownerId: 'u2' })).toEqual(['b', 'c'])
    const statusAt = async (at: string) => {
      const { items } = await stores.read((s) => s.campaigns.list({ now: at, sort: 'name', limit: 1, ownerId: 'u1' }))
      return items.map((item) => `${item.status}${item.draftDiffers ? ' differs' : ''}`)
    }
    expect(await statusAt('2026-11-10T23:59:59.999Z')).toEqual(['approved differs'])
    expect(await statusAt('2026-11-11T00:00:00.000Z')).toEqual(['live'])
    expect(await statusAt('2026-11-11T23:59:59.999Z')).toEqual(['live'])
    expect(await statusAt('2026-11-12T00:00:00.000Z')).toEqual(['ended'])
    expect(await ids(stores, { status: ['live'] })).toEqual([])
    expect(await ids(stores, { status: ['live'], now: '2026-11-11T12:00:00.000Z' })).toEqual(['a'])
    expect(await ids(stores, { status: ['draft', 'approved'] })).toEqual(['a', 'b', 'c'])
  })

  it('are sorted alike on every engine, also beyond ASCII', async () => {
    const { stores } = await open()
    await fill(stores, {
      upper: { name: 'B', from: null, worst: 3, updatedAt: '2026-01-03T00:00:00.000Z' },
      lower: { name: 'a', from: '2026-02-01T00:00:00.000Z', worst: 10, updatedAt: '2026-01-01T00:00:00.000Z' },
      emoji: { name: '🎄', from: '2026-01-01T00:00:00.000Z', worst: 2, updatedAt: '2026-01-02T00:00:00.000Z' },
      private: { name: '\uE000', from: '2026-03-01T00:00:00.000Z', worst: 1, updatedAt: '2026-01-04T00:00:00.000Z' },
      han: { name: '中', from: '2026-03-01T00:00:00.000Z', worst: 1, updatedAt: '2026-01-04T00:00:00.000Z' },
    })
    const orders = {
      name: ['lower', 'upper', 'han', 'private', 'emoji'],
      start: ['upper', 'emoji', 'lower', 'han', 'private'],
      worst: ['han', 'private', 'emoji', 'upper', 'lower'],
      updated: ['lower', 'emoji', 'upper', 'han', 'private'],
    }
    for (const sort of ['name', 'start', 'worst', 'updated'] as const) {
      const expected = orders[sort]
      expect(await ids(stores, { sort })).toEqual(expected)
      expect(await ids(stores, { sort: `-${sort}` })).toEqual(expected.toReversed())
      expect(await allPages(stores, sort)).toEqual(expected)
      expect(await allPages(stores, `-${sort}`)).toEqual(expected.toReversed())
    }
  })

  it('are neither repeated nor skipped when others come and go between pages', async () => {
    const { stores } = await open()
    await fill(stores, { b: { name: 'b' }, d: { name: 'd' }, f: { name: 'f' }, h: { name: 'h' }, j: { name: 'j' } })
    let turn = 0
    const seen = await allPages(stores, 'name', async () => {
      turn++
      await fill(stores, { [`a${turn}`]: { name: 'a' } })
    })
    expect(seen).toEqual(['b', 'd', 'f', 'h', 'j'])
    expect((await stores.read((s) => s.campaigns.list({ now, sort: 'name', limit: 2 }))).total).toBe(5 + turn)
  })

  it('keep a cursor within 300 characters, and refuse those of other lists', async () => {
    const { stores } = await open()
    await fill(stores, { a: { name: '㍿"\\'.repeat(40) }, b: { name: '㍿"\\'.repeat(40) } })
    const page = await stores.read((s) => s.campaigns.list({ now, sort: 'name', limit: 1 }))
    expect(page.nextCursor?.length).toBeLessThanOrEqual(300)
    expect(await ids(stores, { cursor: page.nextCursor ?? '' })).toEqual(['b'])
    const strange = [
      page.nextCursor,
      '',
      '{}',
      '["campaigns:worst","x","a"]',
      '["campaigns:worst",1.5,"a"]',
      '["campaigns:worst",1]',
    ]
    for (const cursor of strange)
      await expect(ids(stores, { sort: 'worst', cursor: cursor ?? '' })).rejects.toThrow(BadCursor)
    await expect(ids(stores, { cursor: '["campaigns:name","\\u0000","a"]' })).rejects.toThrow(BadCursor)
  })

  it('are read whole by status and overlap', async () => {
    const { stores } = await open()
    const live = [{ from: now, status: 'live' as const, draftDiffers: false }]
    await fill(stores, {
      a: { markets: ['HK'], from: '2026-11-01T00:00:00.000Z', to: '2026-11-05T00:00:00.000Z', stages: live },
      b: { markets: ['TW'], from: '2026-11-05T00:00:00.000Z', to: '2026-11-09T00:00:00.000Z' },
      c: { markets: ['HK'], from: null, to: null },
    })
    const found = async (query: Parameters<typeof read>[0]) => (await read(query)).map((one) => one.id)
    const read = (
      query: Omit<Parameters<Parameters<Parameters<Stores['read']>[0]>[0]['campaigns']['records']>[0], 'now'>,
    ) => stores.read((s) => s.campaigns.records({ now, ...query }))
    expect(await read({})).toEqual(['a', 'b', 'c'].map((id) => campaign({ id })))
    expect(await found({ status: ['live'] })).toEqual(['a'])
    expect(await found({ exceptId: 'a' })).toEqual(['b', 'c'])
    const around = { from: '2026-11-04T00:00:00.000Z', to: '2026-11-05T00:00:00.000Z' }
    expect(await found({ overlapping: around })).toEqual(['a'])
    expect(await found({ overlapping: { ...around, to: '2026-11-05T00:00:00.001Z' } })).toEqual(['a', 'b'])
  })

  it('keep every revision and version', async () => {
    const { stores } = await open()
    const revision = (n: number) => ({
      campaignId: 'c1',
      revision: n,
      document: `"${n}"`,
      hash: `h${n}`,
      by: 'u1',
      at: now,
      kind: 'decision' as const,
    })
    const version = (n: number) => ({ campaignId: 'c1', number: n, hash: `h${n}`, document: '{}', facts: '{}' })
    await stores.transaction(async (s) => {
      for (const n of [1, 2, 10]) {
        await s.campaigns.addRevision(revision(n))
        await s.campaigns.addVersion(version(n))
      }
    })
    expect(await stores.read((s) => s.campaigns.revision('c1', 2))).toEqual(revision(2))
    expect(await stores.read((s) => s.campaigns.revision('c1', 3))).toBeUndefined()
    expect(await stores.read((s) => s.campaigns.versions('c1'))).toEqual([10, 2, 1].map(version))
    expect(await stores.read((s) => s.campaigns.version('c1', 10))).toEqual(version(10))
    expect(await stores.read((s) => s.campaigns.versions('c2'))).toEqual([])
    await expect(stores.transaction((s) => s.campaigns.addRevision(revision(2)))).rejects.toThrow()
  })

  it('lose of old saves all but the last of each hour, and no decision', async () => {
    const { stores } = await open()
    const saved: [campaignId: string, at: string, kind: 'save' | 'decision'][] = [
      ['c1', '2026-11-01T09:59:59.999Z', 'save'],
      ['c1', '2026-11-01T10:00:00.000Z', 'save'],
      ['c1', '2026-11-01T10:20:00.000Z', 'decision'],
      ['c1', '2026-11-01T10:59:59.999Z', 'save'],
      ['c1', '2026-11-01T11:00:00.000Z', 'save'],
      ['c1', '2026-11-01T11:10:00.000Z', 'save'],
      ['c1', '2026-11-01T11:50:00.000Z', 'save'],
      ['c2', '2026-11-01T09:10:00.000Z', 'save'],
      ['c2', '2026-11-01T10:10:00.000Z', 'save'],
    ]
    await stores.transaction(async (s) => {
      for (const [k, [campaignId, at, kind]] of saved.entries())
        await s.campaigns.addRevision({ campaignId, revision: k + 1, document: '{}', hash: 'h', by: 'u1', at, kind })
    })
    const left = async () => {
      const kept = []
      for (const [k, [campaignId]] of saved.entries())
        if (await stores.read((s) => s.campaigns.revision(campaignId, k + 1))) kept.push(k + 1)
      return kept
    }
    const thin = (before: string, most: number) => stores.transaction((s) => s.campaigns.thinRevisions(before, most))
    expect(await thin('2026-11-01T10:00:00.000Z', 10)).toBe(0)
    expect(await thin('2026-11-01T11:05:00.000Z', 10)).toBe(2)
    expect(await left()).toEqual([1, 3, 4, 6, 7, 8, 9])
    expect(await thin('2026-11-02T00:00:00.000Z', 10)).toBe(1)
    expect(await left()).toEqual([1, 3, 4, 7, 8, 9])
  })

  it('lose no more at once than is asked for', async () => {
    const { stores } = await open()
    await stores.transaction(async (s) => {
      for (let revision = 1; revision <= 6; revision++)
        await s.campaigns.addRevision({
          campaignId: 'c1',
          revision,
          document: '{}',
          hash: 'h',
          by: 'u1',
          at: now,
          kind: 'save',
        })
    })
    const thin = () => stores.transaction((s) => s.campaigns.thinRevisions('2030-01-01T00:00:00.000Z', 2))
    expect([await thin(), await thin(), await thin(), await thin()]).toEqual([2, 2, 1, 0])
    expect(await stores.read((s) => s.campaigns.revision('c1', 6))).toBeDefined()
  })
})
