import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { instantOf } from '#domain/time.ts'
import { nodeSha256 } from './auth/nodeRandom.ts'
import type { Environment } from './environment.ts'
import type { Log } from './ports/ports.ts'
import { openPostgresStores } from './stores/postgres/postgresStores.ts'
import { openSqliteStores } from './stores/sqlite/sqliteStores.ts'
import type { Stores } from './stores/ports.ts'

/** The configuration store that the environment names: PostgreSQL, or a SQLite file in the data directory. */
export function openStores(
  environment: Pick<Environment, 'databaseUrl' | 'dataDirectory'>,
  log?: Log,
): Promise<Stores> {
  const now = instantOf(Date.now())
  if (environment.databaseUrl !== null) {
    return openPostgresStores({
      url: environment.databaseUrl,
      sha256: nodeSha256,
      now,
      onTrouble: (error) => log?.warn('lost a connection to the database', { reason: error.message }),
    })
  }
  mkdirSync(environment.dataDirectory, { recursive: true, mode: 0o700 })
  return openSqliteStores({ file: join(environment.dataDirectory, 'haggle.sqlite'), sha256: nodeSha256, now })
}
