import { existsSync } from 'node:fs'
import type { Instant } from '#domain/time.ts'
import type { Sha256, StoreSet, Stores } from '../ports.ts'
import { NoStore } from '../ports/errors.ts'
import { guarded } from '../guard.ts'
import { taskQueue } from '../queue.ts'
import { alone } from '../sql/alone.ts'
import { closable, kyselyOver } from '../sql/link.ts'
import { migrate, requireSchema } from '../sql/migrate.ts'
import type { Migrated } from '../sql/migrate.ts'
import { sqlStores } from '../sql/storeSet.ts'
import type { Tables } from '../sql/tables.ts'
import { SqliteConnection } from './connection.ts'

/**
 * The configuration store in one SQLite file. Other processes (the command line) may write to it at the same time: each
 * waits up to five seconds for the other.
 *
 * @param file Its path; made if missing, and brought up to date.
 * @param now For the note of when a migration was run; null takes the file as it is, or not at all.
 * @throws NoStore where the file is not there or not of this version, and `now` is null.
 */
export async function openSqliteStores(options: {
  file: string
  sha256: Sha256
  now: Instant | null
}): Promise<Stores> {
  if (options.now === null) await requireStore(options.file)
  const writer = await SqliteConnection.open(options.file, 'write')
  if (options.now !== null)
    await migrateUnderLock(writer, options.now).catch((error: unknown) => {
      writer.close()
      throw error
    })
  const reader = await SqliteConnection.open(options.file, 'read')
  const writing = taskQueue()
  const reading = taskQueue()

  const inside = async <T>(connection: SqliteConnection, begin: string, work: (stores: StoreSet) => Promise<T>) => {
    await connection.begin(begin)
    const { link, close } = closable(connection)
    try {
      const result = await guarded(sqlStores(kyselyOver<Tables>('sqlite', link), options.sha256), work)
      close()
      connection.commit()
      return result
    } catch (error) {
      close()
      connection.rollback()
      throw error
    }
  }

  return {
    transaction: (work) => alone(() => writing(() => inside(writer, 'begin immediate', work))),
    read: (work) => alone(() => reading(() => inside(reader, 'begin', work))),
    health: () =>
      reading(async () => {
        try {
          await reader.query('select count(*) from schema_migrations', [])
          return { engine: 'sqlite', state: 'up', reason: null }
        } catch (error) {
          return { engine: 'sqlite', state: 'down', reason: String(error) }
        }
      }),
    close: async () => {
      await reading(async () => reader.close())
      await writing(async () => writer.close())
    },
  }
}

async function requireStore(file: string): Promise<void> {
  if (!existsSync(file)) throw new NoStore(`There is no ${file}.`)
  const connection = await SqliteConnection.open(file, 'read')
  try {
    await requireSchema(kyselyOver<Migrated>('sqlite', connection), 'sqlite')
  } finally {
    connection.close()
  }
}

async function migrateUnderLock(connection: SqliteConnection, now: Instant): Promise<void> {
  await connection.begin('begin immediate')
  try {
    await migrate(kyselyOver<Migrated>('sqlite', connection), 'sqlite', now)
    connection.commit()
  } catch (error) {
    connection.rollback()
    throw error
  }
}
