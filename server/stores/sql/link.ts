import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import { TransactionMisuse } from '../ports/errors.ts'

export type Engine = 'sqlite' | 'postgres'

export type Answer = { rows: unknown[]; affected: number }

/** One connection inside one transaction. The engine opens and ends it; Kysely only writes the SQL. */
export type Link = {
  query(text: string, values: readonly unknown[]): Promise<Answer>
}

/** A link that refuses what comes after its transaction, when the connection may be in another one. */
export function closable(link: Link): { link: Link; close(): void } {
  let open = true
  return {
    link: {
      query: (text, values) =>
        open
          ? link.query(text, values)
          : Promise.reject(new TransactionMisuse('A store was used after the end of its transaction.')),
    },
    close: () => {
      open = false
    },
  }
}

/** A query builder over a link. Its own transactions are refused: `stores.transaction` is the only one. */
export function kyselyOver<T>(engine: Engine, link: Link): Kysely<T> {
  return new Kysely<T>({ dialect: dialectOf(engine, link) })
}

function dialectOf(engine: Engine, link: Link): Dialect {
  const driver = driverOver(link)
  return engine === 'sqlite'
    ? {
        createAdapter: () => new SqliteAdapter(),
        createDriver: () => driver,
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new SqliteQueryCompiler(),
      }
    : {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => driver,
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      }
}

function driverOver(link: Link): Driver {
  const refuse = () => Promise.reject(new Error('Transactions are opened by stores.transaction.'))
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, affected } = await link.query(query.sql, query.parameters)
      // The engine hands out rows as it has them; their type is the query's, which Kysely derives from `Tables`.
      return { rows: rows as R[], numAffectedRows: BigInt(affected) }
    },
    streamQuery() {
      throw new Error('Lists are read in pages.')
    },
  }
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  }
}
