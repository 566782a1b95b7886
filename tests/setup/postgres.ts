/** PostgreSQL for tests, on the server that TEST_DATABASE_URL names: a database per suite, dropped afterwards. */
import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

export type ThrowawayDatabase = { url: string; drop(): Promise<void> }

/**
 * Creates an empty database.
 *
 * @throws Error if TEST_DATABASE_URL is unset, or its server does not answer: a named server that is down is a failure,
 *   not a reason to skip.
 */
export async function throwawayDatabase(): Promise<ThrowawayDatabase> {
  const { create, ...database } = lateDatabase()
  await create()
  return database
}

/** A database that is not there before `create`. */
export function lateDatabase(): ThrowawayDatabase & { create(): Promise<void> } {
  const server = process.env['TEST_DATABASE_URL']
  if (!server) throw new Error('TEST_DATABASE_URL is not set')
  const name = `haggle_test_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    create: () => onServer(server, `CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`),
    drop: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
