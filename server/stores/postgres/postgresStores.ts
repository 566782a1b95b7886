import { setTimeout as delay } from 'node:timers/promises'
import { Pool } from 'pg'
import type { Instant } from '#domain/time.ts'
import { StoreDown } from '../ports/errors.ts'
import type { Sha256, StoreSet, Stores } from '../ports.ts'
import { guarded } from '../guard.ts'
import { taskQueue } from '../queue.ts'
import { alone } from '../sql/alone.ts'
import { closable, kyselyOver } from '../sql/link.ts'
import { migrate, requireSchema } from '../sql/migrate.ts'
import type { Migrated } from '../sql/migrate.ts'
import { sqlStores } from '../sql/storeSet.ts'
import type { Tables } from '../sql/tables.ts'
import { PostgresConnection } from './connection.ts'
import { SerializationConflict, translate } from './errors.ts'
import { types } from './types.ts'

/** Tries of a transaction that others keep getting in the way of, before it is given up. */
const tries = 20

/** Any number of our own: whoever migrates holds it. */
const migrationLock = 4680_0001

/**
 * The configuration store in a PostgreSQL database.
 *
 * @param url `postgres://…`; its schema is made, and brought up to date, at the start.
 * @param now For the note of when a migration was run; null takes the schema as it is, or not at all.
 * @param onTrouble Told of lost idle connections, for the log.
 * @throws StoreDown where it does not answer.
 * @throws NoStore where its schema is not of this version, and `now` is null.
 */
export async function openPostgresStores(options: {
  url: string
  sha256: Sha256
  now: Instant | null
  onTrouble?: (error: Error) => void
}): Promise<Stores> {
  const pool = new Pool({
    connectionString: options.url,
    types,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'haggle',
  })
  pool.on('error', (error) => options.onTrouble?.(error))

  const once = async <T>(begin: string, work: (connection: PostgresConnection) => Promise<T>): Promise<T> => {
    const connection = new PostgresConnection(await pool.connect().catch(translate))
    try {
      await connection.query(begin, [])
      const result = await work(connection)
      await connection.commit()
      return result
    } catch (error) {
      await connection.rollback()
      throw error
    } finally {
      connection.release()
    }
  }
  const turns = taskQueue()
  const inside = <T>(begin: string, work: (stores: StoreSet) => Promise<T>) =>
    alone(() =>
      retried(
        () =>
          once(begin, async (connection) => {
            const { link, close } = closable(connection)
            try {
              return await guarded(sqlStores(kyselyOver<Tables>('postgres', link), options.sha256), work)
            } finally {
              close()
            }
          }),
        turns,
      ),
    )

  try {
    const { now } = options
    if (now === null)
      await once('begin read only', (connection) =>
        requireSchema(kyselyOver<Migrated>('postgres', connection), 'postgres'),
      )
    else
      await once('begin', async (connection) => {
        await connection.query('select pg_advisory_xact_lock($1)', [migrationLock])
        await migrate(kyselyOver<Migrated>('postgres', connection), 'postgres', now)
      })
  } catch (error) {
    await pool.end()
    throw error
  }

  return {
    transaction: (work) => inside('begin isolation level serializable', work),
    // A snapshot of one moment; read-only ones need no check against writers.
    read: (work) => inside('begin isolation level repeatable read read only', work),
    async health() {
      try {
        await once('begin read only', (connection) => connection.query('select 1', []))
        return { engine: 'postgres', state: 'up', reason: null }
      } catch (error) {
        return { engine: 'postgres', state: 'down', reason: error instanceof Error ? error.message : String(error) }
      }
    },
    close: () => pool.end(),
  }
}

/**
 * PostgreSQL lets serializable transactions run side by side and turns back those that cannot have been one after
 * another. Those turned back twice (the audit's lock row is popular) take turns, so that the crowd gets smaller.
 */
async function retried<T>(attempt: () => Promise<T>, turns: ReturnType<typeof taskQueue>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await (tried <= 2 ? attempt() : turns(attempt))
    } catch (error) {
      if (!(error instanceof SerializationConflict)) throw error
      if (tried === tries) throw new StoreDown('Too many writers at once.', { cause: error })
    }
    await delay(Math.random() * Math.min(4 * 2 ** tried, 100))
  }
}
