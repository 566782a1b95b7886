import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client'
import { EngineDown } from '../down.ts'
import type { Engine } from '../engine/supervisor.ts'

export type Parameters = Record<string, string | number | boolean | readonly string[] | readonly number[] | null>
export type Row = Record<string, unknown>

/** The one way to ClickHouse, be it a server or the child. */
export type ClickHouse = {
  /** Rows of a query, as JSON objects. Whether 64-bit integers arrive as text is up to the query's `SETTINGS`. */
  query<T extends Row>(sql: string, parameters?: Parameters): Promise<T[]>
  /** Rows of a query as arrays, a block at a time, for answers too large to hold at once. */
  stream<T extends unknown[]>(sql: string, parameters?: Parameters): AsyncIterable<T[]>
  command(sql: string, parameters?: Parameters): Promise<void>
  insert(table: string, rows: readonly Row[]): Promise<void>
  /** At once, without waiting for an engine that is starting. */
  ping(): Promise<{ version: string }>
  close(): Promise<void>
}

export type ClickHouseTarget =
  | {
      url: string
      password?: undefined
      engine?: undefined
      /** Longest to wait for an engine that does not answer. */ waitMs?: number
    }
  | { url?: undefined; engine: Engine; waitMs?: number }

const requestTimeoutMs = 60_000
const retryPauseMs = 100

/** Connects to the server at an address (user and password in it), or to the child wherever it runs at the moment. */
export function createClickHouse(target: ClickHouseTarget): ClickHouse {
  const clients = new Map<string, ClickHouseClient>()
  const versions = new Map<string, string>()
  const connect = (url: string, password?: string) => {
    const key = `${url} ${password}`
    const known = clients.get(key)
    if (known) return known
    for (const stale of clients.values()) void stale.close()
    clients.clear()
    const client = createClient({
      url,
      ...(password === undefined ? {} : { username: 'default', password }),
      application: 'haggle',
      request_timeout: requestTimeoutMs,
      max_open_connections: 8,
      compression: { request: false, response: false },
      // Failures reach the caller as errors; the client's own report of them would repeat parameters on the console.
      log: { level: ClickHouseLogLevel.OFF },
    })
    clients.set(key, client)
    return client
  }
  const current = async (waitMs: number) => {
    const { url, password } = target.engine === undefined ? target : await target.engine.address(waitMs)
    return { url, client: connect(url, password) }
  }
  // Every request here may be made twice: reads, statements with IF NOT EXISTS, and inserts whose rows carry their id.
  const reach = async <T>(
    work: (client: ClickHouseClient) => Promise<T>,
    waitMs = target.waitMs ?? 5_000,
  ): Promise<T> => {
    const giveUpAt = performance.now() + waitMs
    for (;;) {
      const { client } = await current(waitMs)
      try {
        return await work(client)
      } catch (error) {
        if (!isUnreachable(error)) throw error
        if (performance.now() > giveUpAt) throw new EngineDown(error.message, { cause: error })
        await new Promise((resolve) => setTimeout(resolve, retryPauseMs))
      }
    }
  }

  return {
    query: (sql, parameters) =>
      reach(async (client) => {
        const answer = await client.query({ query: sql, format: 'JSONEachRow', ...bound(parameters) })
        return answer.json()
      }),
    async *stream<T extends unknown[]>(sql: string, parameters?: Parameters) {
      const answer = await reach((client) =>
        client.query({ query: sql, format: 'JSONCompactEachRow', ...bound(parameters) }),
      )
      for await (const rows of answer.stream<T>()) yield rows.map((row) => row.json<T>())
    },
    command: (sql, parameters) =>
      reach(async (client) => {
        await client.command({ query: sql, ...bound(parameters) })
      }),
    insert: (table, rows) =>
      reach(async (client) => {
        if (rows.length > 0) await client.insert({ table, values: [...rows], format: 'JSONEachRow' })
      }),
    async ping() {
      const { url, client } = await current(0)
      const answer = await client.ping()
      if (!answer.success) throw new EngineDown(answer.error.message, { cause: answer.error })
      let version = versions.get(url)
      if (version === undefined) {
        const found = await client.query({ query: 'SELECT version() AS version', format: 'JSONEachRow' })
        version = (await found.json<{ version: string }>())[0]?.version ?? ''
        versions.set(url, version)
      }
      return { version }
    },
    async close() {
      for (const client of clients.values()) await client.close()
      clients.clear()
    },
  }
}

const bound = (parameters: Parameters | undefined) =>
  parameters === undefined ? {} : { query_params: parameters as Record<string, unknown> }

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT', 'UND_ERR_SOCKET'])

function isUnreachable(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return unreachable.has(code) || /socket hang up|Timeout error/.test(error.message)
}
