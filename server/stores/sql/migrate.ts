import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Instant } from '#domain/time.ts'
import { NoStore } from '../ports/errors.ts'
import { base } from './migrations/0001Base.ts'
import { thinning } from './migrations/0002Thinning.ts'
import { codes } from './migrations/0003Codes.ts'
import { phases } from './migrations/0004Phases.ts'
import type { Ddl, Migration } from './migrations/migration.ts'
import type { Engine } from './link.ts'

/** In order. A released one is never changed; the next change of the schema is the next file. */
const migrations: readonly Migration[] = [base, thinning, codes, phases]

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
 * @throws NoStore where the database was written by a newer program: going back is not possible.
 */
export async function migrate(db: Kysely<Migrated>, engine: Engine, now: Instant): Promise<void> {
  const ddl = words[engine]
  await db.schema
    .createTable('schema_migrations')
    .ifNotExists()
    .addColumn('name', ddl.text, (c) => c.primaryKey())
    .addColumn('at', ddl.text, (c) => c.notNull())
    .execute()
  const done = await migrationsIn(db)
  for (const migration of migrations) {
    if (done.has(migration.name)) continue
    await migration.up(db.withTables<Record<string, never>>() as never, ddl)
    await db.insertInto('schema_migrations').values({ name: migration.name, at: now }).execute()
  }
}

/**
 * Looks whether the schema is what this program knows, and changes nothing.
 *
 * @throws NoStore where it is not
 */
export async function requireSchema(db: Kysely<Migrated>, engine: Engine): Promise<void> {
  const known =
    engine === 'sqlite'
      ? sql<{ there: number }>`select count(*) as there from sqlite_master where name = 'schema_migrations'`
      : sql<{ there: number }>`select count(to_regclass('schema_migrations')) as there`
  if ((await known.execute(db)).rows[0]?.there !== 1) throw new NoStore('There is nothing of Haggle in this database.')
  const done = await migrationsIn(db)
  if (migrations.some(({ name }) => !done.has(name)))
    throw new NoStore(
      'The database was made by an older version of Haggle. Start the server once, which brings it up to date.',
    )
}

/** @throws NoStore where a newer program wrote it */
async function migrationsIn(db: Kysely<Migrated>): Promise<Set<string>> {
  const done = new Set((await db.selectFrom('schema_migrations').select('name').execute()).map((row) => row.name))
  const unknown = [...done].filter((name) => migrations.every((migration) => migration.name !== name))
  if (unknown.length > 0)
    throw new NoStore(`The database was made by a newer version of Haggle (${unknown.join(', ')}). Start that version.`)
  return done
}

export type Migrated = { schema_migrations: { name: string; at: string } }
