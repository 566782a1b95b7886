import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { StoreDown, TransactionMisuse } from '#server/stores/ports/errors.ts'
import type { StoreSet } from '#server/stores/ports.ts'
import { openPostgresStores } from '#server/stores/postgres/postgresStores.ts'
import { sha256 } from '#server/stores/sha256.ts'
import { isThere } from '../../setup/eachEngine.ts'
import { eachStore, now, postgres, eachSqlStore } from './engines.ts'
import { campaign, entry, listing, user } from './examples.ts'

eachStore('transactions', ({ open }) => {
  it('keep all they wrote, or nothing', async () => {
    const { stores } = await open()
    const failed = stores.transaction(async (s) => {
      await s.users.insert(user())
      await s.campaigns.insert(campaign(), listing())
      await s.audit.append(entry())
      await s.ledger.enter([{ id: 'e1', bodyHash: 'a' }])
      await s.settings.put('a', 'b')
      throw new Error('changed my mind')
    })
    await expect(failed).rejects.toThrow('changed my mind')

    const left = await stores.read(async (s) => ({
      users: await s.users.list(),
      campaign: await s.campaigns.get('c1'),
      listed: (await s.campaigns.list({ now, sort: 'name', limit: 10 })).total,
      head: await s.audit.head(),
      event: await s.ledger.bodyHash('e1'),
      setting: await s.settings.get('a'),
    }))
    expect(left).toEqual({
      users: [],
      campaign: undefined,
      listed: 0,
      head: { number: 0, hash: '' },
      event: undefined,
      setting: undefined,
    })
  })

  it('undo changes and removals as well as additions', async () => {
    const { stores } = await open()
    await stores.transaction(async (s) => {
      await s.settings.put('kept', 'first')
      await s.users.insert(user())
    })
    const failed = stores.transaction(async (s) => {
      await s.settings.put('kept', 'second')
      await s.settings.remove('kept')
      await s.users.update(user({ name: 'Other', revision: 2 }), 1)
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await stores.read((s) => s.settings.get('kept'))).toBe('first')
    expect(await stores.read((s) => s.users.byId('u1'))).toEqual(user())
  })

  it('do not lose an update of two that read before they write', async () => {
    const { stores, again } = await open()
    const other = await again()
    await stores.transaction((s) => s.settings.put('counter', '0'))
    const addOne = async (s: StoreSet) => {
      const before = Number(await s.settings.get('counter'))
      await s.settings.put('counter', String(before + 1))
    }
    await Promise.all(Array.from({ length: 24 }, (_, i) => (i % 2 ? stores : other).transaction(addOne)))
    expect(await stores.read((s) => s.settings.get('counter'))).toBe('24')
  })

  it('see one moment in a read, whatever is written meanwhile', async () => {
    const { stores, again } = await open()
    const other = await again()
    const write = async (n: number) => {
      await other.transaction(async (s) => {
        await s.settings.put('a', String(n))
        await s.settings.put('b', String(n))
      })
    }
    await write(0)
    const reads = Array.from({ length: 20 }, () =>
      stores.read(async (s) => [await s.settings.get('a'), await s.settings.get('b')]),
    )
    const [seen] = await Promise.all([Promise.all(reads), write(1), write(2)])
    for (const [a, b] of seen) expect(a).toBe(b)
  })

  it('refuse to write in a read', async () => {
    const { stores } = await open()
    await expect(stores.read((s) => s.settings.put('a', 'b'))).rejects.toThrow(TransactionMisuse)
    expect(await stores.read((s) => s.settings.get('a'))).toBeUndefined()
  })

  it('are rolled back at once when they await something else', async () => {
    const { stores } = await open()
    const waiting = stores.transaction(async (s) => {
      await s.settings.put('a', 'b')
      await delay(50)
      await s.settings.put('c', 'd')
    })
    await expect(waiting).rejects.toThrow('awaited something that is not one of its stores')
    expect(await stores.read((s) => s.settings.get('a'))).toBeUndefined()
    // The queue goes on.
    await stores.transaction((s) => s.settings.put('e', 'f'))
    await delay(80)
    expect(await stores.read((s) => s.settings.get('c'))).toBeUndefined()
    expect(await stores.read((s) => s.settings.get('e'))).toBe('f')
  })

  it('refuse a transaction inside another', async () => {
    const { stores } = await open()
    const nested = stores.transaction(async (s) => {
      await s.settings.put('outer', '1')
      await stores.read((inner) => inner.settings.get('outer'))
    })
    await expect(nested).rejects.toThrow(TransactionMisuse)
    expect(await stores.read((s) => s.settings.get('outer'))).toBeUndefined()
  })

  it('refuse stores used after the end', async () => {
    const { stores } = await open()
    const kept: StoreSet = await stores.transaction(async (s) => s)
    await expect(kept.settings.put('late', '1')).rejects.toThrow('after the end')
    expect(await stores.read((s) => s.settings.get('late'))).toBeUndefined()
  })

  it('are not committed over a failure that the work swallowed', async () => {
    const { stores } = await open()
    const version = { campaignId: 'c1', number: 1, hash: 'h', document: '{}', facts: '{}' }
    const swallowing = stores.transaction(async (s) => {
      await s.campaigns.addVersion(version)
      await s.campaigns.addVersion(version).catch(() => undefined)
      return 'fine'
    })
    await expect(swallowing).rejects.toThrow()
    expect(await stores.read((s) => s.campaigns.versions('c1'))).toEqual([])
  })

  it('say how the engine is', async () => {
    const { stores } = await open()
    expect(await stores.health()).toMatchObject({ state: 'up', reason: null })
  })
})

eachSqlStore('transactions', ({ open }) => {
  it('refuse to end before a call that nobody awaited', async () => {
    const { stores } = await open()
    const hasty = stores.transaction(async (s) => {
      await s.settings.put('a', '1')
      s.audit.append(entry()).catch(() => undefined)
    })
    await expect(hasty).rejects.toThrow('nobody awaited')
    expect(await stores.read((s) => s.settings.get('a'))).toBeUndefined()
    expect((await stores.read((s) => s.audit.head())).number).toBe(0)
  })
})

eachSqlStore('the schema', ({ name, open }) => {
  it('is made once, also by two that start together', async () => {
    const { stores, again } = await open()
    await stores.transaction((s) => s.settings.put('a', 'b'))
    const both = await Promise.all([again(), again()])
    for (const other of both) expect(await other.read((s) => s.settings.get('a'))).toBe('b')
  })

  it('is refused where a newer program wrote it', async () => {
    const { again, sql } = await open()
    await sql(`insert into schema_migrations (name, at) values ('9999Future', '${now}')`)
    await expect(again()).rejects.toThrow('newer version')
  })

  it('fills what a later version shows in lists from the records there were', async () => {
    const { stores, again, sql } = await open()
    const { phases } = listing()
    const record = JSON.stringify({ document: { phases } })
    await stores.transaction((s) => s.campaigns.insert(campaign({ record }), listing()))
    await sql('alter table campaigns drop column phases')
    await sql(`delete from schema_migrations where name = '0004Phases'`)
    const later = await again()
    const list = await later.read((s) => s.campaigns.list({ now, sort: 'name', limit: 10 }))
    expect(list.items.map((line) => line.phases)).toEqual([phases])
  })

  it('has columns of text, integer and bigint alone', async () => {
    const { sql } = await open()
    const columns =
      name === 'postgres'
        ? await sql(
            `select data_type as type, collation_name as collation from information_schema.columns where table_schema = 'public'`,
          )
        : await sql(
            `select lower(c.type) as type from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table'`,
          )
    const types = new Set(columns.map((column) => column['type']))
    expect(columns.length).toBeGreaterThan(80)
    expect([...types].every((type) => ['text', 'integer', 'bigint', ''].includes(String(type)))).toBe(true)
    // Text compared by code point everywhere, whatever the database's own locale.
    const texts = columns.filter((column) => column['type'] === 'text' && 'collation' in column)
    expect(texts.every((column) => column['collation'] === 'C')).toBe(true)
  })
})

describe.runIf(isThere('postgres'))('a PostgreSQL that goes away', () => {
  it('is told apart, and used again once it is back', async () => {
    const { stores, sql } = await postgres.open()
    await stores.transaction((s) => s.settings.put('a', '1'))
    const killAll = () =>
      sql(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`)
    // Mid-transaction, from outside.
    const cut = stores.transaction(async (s) => {
      await s.settings.put('a', '2')
      await Promise.all([killAll(), slowly(s)])
    })
    await expect(cut).rejects.toThrow(StoreDown)
    expect(await stores.read((s) => s.settings.get('a'))).toBe('1')
    // Connections waiting in the pool.
    await killAll()
    const after = await Promise.allSettled(Array.from({ length: 3 }, () => stores.read((s) => s.settings.get('a'))))
    for (const one of after) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(StoreDown)
    expect(await stores.read((s) => s.settings.get('a'))).toBe('1')
  })

  it('is down where nothing answers', async () => {
    const nowhere = openPostgresStores({ url: 'postgres://nobody@127.0.0.1:1/none', sha256, now })
    await expect(nowhere).rejects.toThrow(StoreDown)
  })
})

/** Keeps a call under way until the connection is lost. */
async function slowly(s: StoreSet): Promise<void> {
  for (let i = 0; i < 100_000; i++) await s.settings.get('a')
}
