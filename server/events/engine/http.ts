import { Buffer } from 'node:buffer'
import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Lane } from './lane.ts'
import { setParameters } from './parameters.ts'

export type EngineLanes = { read: Lane; write: Lane }

const insertion = /^\s*INSERT\s+INTO\s+([\w.]+)\s*(?:\(([^)]*)\))?\s*FORMAT\s+(JSONEachRow|JSONCompactEachRow)\s*$/i
const reading = /^\s*(SELECT|WITH|SHOW|DESCRIBE|EXPLAIN|EXISTS)\b/i

/** Arrays of names travel in the address, so it may be long. */
const maxHeaderSize = 1 << 20

/**
 * The small part of ClickHouse's HTTP interface that `@clickhouse/client` uses: `POST /` for queries, commands and
 * inserts, `GET /ping`. Everything needs the password.
 */
export function createEngineServer(password: string, lanes: EngineLanes): Server {
  const expected = Buffer.from(`Basic ${Buffer.from(`default:${password}`).toString('base64')}`)
  const known = (request: IncomingMessage) => {
    const given = Buffer.from(request.headers.authorization ?? '')
    return given.length === expected.length && timingSafeEqual(given, expected)
  }
  return createServer({ maxHeaderSize, keepAliveTimeout: 30_000 }, (request, response) => {
    if (!known(request))
      return answer(response, 403, 'Code: 516. DB::Exception: Wrong password. (AUTHENTICATION_FAILED)')
    const url = new URL(request.url ?? '/', 'http://engine')
    if (url.pathname === '/ping') return answer(response, 200, 'Ok.\n')
    if (request.method !== 'POST' && request.method !== 'GET') return answer(response, 405, 'POST / or GET /ping')
    handle(request, url.searchParams, lanes).then(
      (bytes) => answer(response, 200, bytes),
      (error: unknown) => answer(response, 500, error instanceof Error ? error.message : String(error)),
    )
  })
}

async function handle(request: IncomingMessage, search: URLSearchParams, lanes: EngineLanes): Promise<Uint8Array> {
  const body = await bytesOf(request)
  const settings = setParameters(search)
  const query = search.get('query')
  if (query === null) return execute(settings, body.toString('utf8'), lanes)

  const insert = insertion.exec(query)
  if (!insert) return execute(settings, body.length === 0 ? query : `${query}\n${body.toString('utf8')}`, lanes)
  const [, table = '', columns, format] = insert
  await lanes.write.run((session) =>
    session.insert({
      table,
      values: body,
      format: format === 'JSONCompactEachRow' ? 'JSONCompactEachRow' : 'JSONEachRow',
      ...(columns === undefined ? {} : { columns: columns.split(',').map((name) => name.trim()) }),
    }),
  )
  return new Uint8Array()
}

async function execute(settings: string, sql: string, lanes: EngineLanes): Promise<Uint8Array> {
  const lane = reading.test(sql) ? lanes.read : lanes.write
  const result = await lane.run((session) => session.queryAsync(settings + sql))
  return result.bytes()
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function answer(response: ServerResponse, status: number, body: string | Uint8Array): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=UTF-8', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}
