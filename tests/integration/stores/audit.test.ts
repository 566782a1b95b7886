import { expect, it } from 'vitest'
import { verifyAudit } from '#server/stores/auditChain.ts'
import { sha256 } from '#server/stores/sha256.ts'
import type { Stores } from '#server/stores/ports.ts'
import { eachStore, eachSqlStore } from './engines.ts'
import { entry } from './examples.ts'

async function write(stores: Stores, n: number) {
  for (let i = 1; i <= n; i++)
    await stores.transaction((s) =>
      s.audit.append(entry({ object: { type: 'campaign', id: `c${i % 3}`, name: null } })),
    )
}

eachStore('audit', ({ open }) => {
  it('chains every row to the one before, without gaps, under two writers', async () => {
    const { stores, again } = await open()
    const other = await again()
    const appended = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? stores : other).transaction((s) => s.audit.append(entry()))),
    )
    expect(appended.map((row) => row.number).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    )
    expect(await verifyAudit(stores, sha256)).toEqual({ rows: 20, broken: null })
    const rows = await stores.read((s) => s.audit.after(0, 100))
    expect(rows.map((row) => row.hash)).toEqual(appended.toSorted((a, b) => a.number - b.number).map((row) => row.hash))
    expect(rows[0]).toMatchObject(entry())
    expect(rows[0]?.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('holds when it is empty, and over more rows than one piece', async () => {
    const { stores } = await open()
    expect(await verifyAudit(stores, sha256)).toEqual({ rows: 0, broken: null })
    await stores.transaction(async (s) => {
      for (let i = 0; i < 1001; i++) await s.audit.append(entry())
    })
    expect(await verifyAudit(stores, sha256)).toEqual({ rows: 1001, broken: null })
  })

  it('is listed newest first, by who, what, which and when', async () => {
    const { stores } = await open()
    await stores.transaction(async (s) => {
      await s.audit.append(entry({ at: '2026-11-01T00:00:00.000Z', actor: null, action: 'setup' }))
      await s.audit.append(entry({ at: '2026-11-02T00:00:00.000Z', object: { type: 'key', id: 'k1', name: null } }))
      await s.audit.append(entry({ at: '2026-11-03T00:00:00.000Z', actor: { id: 'u2', name: 'Lin' } }))
    })
    const numbers = async (query: object) =>
      (await stores.read((s) => s.audit.list({ limit: 10, ...query }))).items.map((row) => row.number)
    expect(await numbers({})).toEqual([3, 2, 1])
    expect(await numbers({ actorId: 'u2' })).toEqual([3])
    expect(await numbers({ action: 'setup' })).toEqual([1])
    expect(await numbers({ objectId: 'k1' })).toEqual([2])
    expect(await numbers({ from: '2026-11-02T00:00:00.000Z', to: '2026-11-03T00:00:00.000Z' })).toEqual([2])
    const first = await stores.read((s) => s.audit.list({ limit: 2 }))
    expect(first).toMatchObject({ total: 3, items: [{ number: 3 }, { number: 2 }] })
    expect(await numbers({ cursor: first.nextCursor })).toEqual([1])
  })
})

eachSqlStore('a tampered audit', ({ open }) => {
  it.each([
    ['a changed row', `update audit set after = '{}' where number = 4`, { number: 4, problem: 'changed' }],
    ['a changed actor', `update audit set actor_name = 'Nobody' where number = 2`, { number: 2, problem: 'changed' }],
    ['a removed row', `delete from audit where number = 3`, { number: 3, problem: 'missing' }],
    ['the first row gone', `delete from audit where number = 1`, { number: 1, problem: 'missing' }],
    ['the last rows gone', `delete from audit where number > 4`, { number: 5, problem: 'cutOff' }],
    ['everything gone', `delete from audit`, { number: 1, problem: 'cutOff' }],
    [
      'two rows exchanged',
      `update audit set number = 9 - number + 1000 where number in (4, 5)`,
      { number: 4, problem: 'missing' },
    ],
  ])('names %s', async (_name, statement, broken) => {
    const { stores, sql } = await open()
    await write(stores, 6)
    await sql(statement)
    expect((await verifyAudit(stores, sha256)).broken).toEqual(broken)
  })

  it('names a last row that was written anew with its own hash', async () => {
    const { stores, sql } = await open()
    await write(stores, 3)
    const rows = await stores.read((s) => s.audit.after(0, 10))
    const [, second, third] = rows
    if (!second || !third) throw new Error('three rows were written')
    const { auditHash } = await import('#server/stores/auditChain.ts')
    const hash = auditHash({ ...third, action: 'forged' }, 3, second.hash, sha256)
    await sql(`update audit set action = 'forged', hash = '${hash}' where number = 3`)
    expect((await verifyAudit(stores, sha256)).broken).toEqual({ number: 3, problem: 'changed' })
  })
})
