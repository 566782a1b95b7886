import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { instantOf, type Instant } from '#domain/time.ts'
import { nodeSha256 } from './auth/nodeRandom.ts'
import type { Environment } from './environment.ts'
import type { Log } from './ports/ports.ts'
import { openPostgresStores } from './stores/postgres/postgresStores.ts'
import { openSqliteStores } from './stores/sqlite/sqliteStores.ts'
import type { Stores } from './stores/ports.ts'

type Place = Pick<Environment, 'databaseUrl' | 'dataDirectory'>

/**
 * The configuration store that the environment names: PostgreSQL, or a SQLite file in the data directory. Made where it is
 * missing, and brought up to date.
 */
export function openStores(environment: Place, log?: Log): Promise<Stores> {
  if (environment.databaseUrl === null) mkdirSync(environment.dataDirectory, { recursive: true, mode: 0o700 })
  return openAt(environment, instantOf(Date.now()), log)
}

/** The same as it is: nothing is made or changed. @throws NoStore where it is missing or of another version. */
export const openStoresAsTheyAre = (environment: Place): Promise<Stores> => openAt(environment, null)

function openAt(environment: Place, now: Instant | null, log?: Log): Promise<Stores> {
  if (environment.databaseUrl !== null) {
    return openPostgresStores({
      url: environment.databaseUrl,
      sha256: nodeSha256,
      now,
      onTrouble: (error) => log?.warn('lost a connection to the database', { reason: error.message }),
    })
  }
  return openSqliteStores({ file: join(environment.dataDirectory, 'haggle.sqlite'), sha256: nodeSha256, now })
}
