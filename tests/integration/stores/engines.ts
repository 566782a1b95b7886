/** The engines that every store case runs on, and a fresh store on each. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { onTestFinished } from 'vitest'
import { memoryStores } from '#server/stores/memory/memoryStores.ts'
import { openPostgresStores } from '#server/stores/postgres/postgresStores.ts'
import type { Stores } from '#server/stores/ports.ts'
import { sha256 } from '#server/stores/sha256.ts'
import { openSqliteStores } from '#server/stores/sqlite/sqliteStores.ts'
import { eachEngine } from '../../setup/eachEngine.ts'
import { throwawayDatabase } from '../../setup/postgres.ts'

export const now = '2026-11-10T16:00:00.000Z'

export type Opened = {
  stores: Stores
  /** A second handle on the same data, as another process would have. */
  again(): Promise<Stores>
  /** SQL behind the stores' back. */
  sql(text: string): Promise<Record<string, unknown>[]>
}

export type Engine = { name: 'sqlite' | 'postgres' | 'memory'; open(): Promise<Opened> }

const sqlite: Engine = {
  name: 'sqlite',
  async open() {
    const directory = await mkdtemp(join(tmpdir(), 'haggle-stores-'))
    const file = join(directory, 'haggle.sqlite')
    const again = async () => closedAfterTest(await openSqliteStores({ file, sha256, now }))
    onTestFinished(() => rm(directory, { recursive: true, force: true }))
    return {
      stores: await again(),
      again,
      async sql(text) {
        const db = new DatabaseSync(file)
        const rows = db.prepare(text).all()
        db.close()
        return rows
      },
    }
  },
}

export const postgres: Engine = {
  name: 'postgres',
  async open() {
    const database = await throwawayDatabase()
    onTestFinished(() => database.drop())
    const again = async () => closedAfterTest(await openPostgresStores({ url: database.url, sha256, now }))
    return {
      stores: await again(),
      again,
      async sql(text) {
        const client = new Client({ connectionString: database.url })
        await client.connect()
        const { rows } = await client.query<Record<string, unknown>>(text)
        await client.end()
        return rows
      },
    }
  },
}

const memory: Engine = {
  name: 'memory',
  async open() {
    const stores = memoryStores()
    return { stores, again: async () => stores, sql: () => Promise.reject(new Error('there is no SQL in memory')) }
  },
}

function closedAfterTest(stores: Stores): Stores {
  onTestFinished(() => stores.close())
  return stores
}

const sqlEngines: readonly Engine[] = [sqlite, postgres]

/** The same cases on every configuration store. */
export const eachStore = (title: string, cases: (engine: Engine) => void): void =>
  eachEngine([...sqlEngines, memory], title, cases)

/** Cases of the two that keep their rows in a database. */
export const eachSqlStore = (title: string, cases: (engine: Engine) => void): void =>
  eachEngine(sqlEngines, title, cases)
