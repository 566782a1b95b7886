import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Instant } from '#domain/time.ts'
import { base } from './migrations/0001Base.ts'
import type { Ddl, Migration } from './migrations/migration.ts'
import type { Engine } from './link.ts'

/** In order. A released one is never changed; the next change of the schema is the next file. */
const migrations: readonly Migration[] = [base]

const words: Record<Engine, Ddl> = {
  sqlite: {
    text: sql`text`,
    integer: sql`integer`,
    bigint: sql`bigint`,
    counter: sql`integer primary key autoincrement`,
  },
  postgres: {
    text: sql`text collate "C"`,
    integer: sql`integer`,
    bigint: sql`bigint`,
    counter: sql`bigint generated always as identity primary key`,
  },
}

/**
 * Brings the schema up to what this program knows. The caller holds a transaction and a lock that keeps others out.
 *
 * @throws Error where the database was written by a newer program: going back is not possible.
 */
export async function migrate(db: Kysely<Migrated>, engine: Engine, now: Instant): Promise<void> {
  const ddl = words[engine]
  await db.schema
    .createTable('schema_migrations')
    .ifNotExists()
    .addColumn('name', ddl.text, (c) => c.primaryKey())
    .addColumn('at', ddl.text, (c) => c.notNull())
    .execute()
  const done = new Set((await db.selectFrom('schema_migrations').select('name').execute()).map((row) => row.name))
  const unknown = [...done].filter((name) => migrations.every((migration) => migration.name !== name))
  if (unknown.length > 0)
    throw new Error(`The database was made by a newer version of Haggle (${unknown.join(', ')}). Start that version.`)
  for (const migration of migrations) {
    if (done.has(migration.name)) continue
    await migration.up(db.withTables<Record<string, never>>() as never, ddl)
    await db.insertInto('schema_migrations').values({ name: migration.name, at: now }).execute()
  }
}

export type Migrated = { schema_migrations: { name: string; at: string } }
