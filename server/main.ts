/** The server as a process: reads the environment, builds the parts, listens, and drains when told to stop. */
import { readFileSync } from 'node:fs'
import type { IncomingMessage, Server } from 'node:http'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { hourMs, instantOf, secondMs } from '#domain/time.ts'
import { createApp } from './app.ts'
import { nodePasswordHasher } from './auth/nodePasswordHasher.ts'
import { nodeRandom, nodeSha256 } from './auth/nodeRandom.ts'
import { offerSetup } from './auth/setup.ts'
import { doChores } from './chores.ts'
import { DataDirectoryInUse, lockDataDirectory } from './dataDirectory.ts'
import { nodeLastGood } from './delivery/nodeLastGood.ts'
import { BadEnvironment, readEnvironment, type Environment } from './environment.ts'
import { startForwarder } from './events/forwarder.ts'
import { nodeFiles } from './http/nodeFiles.ts'
import { nodeLog } from './nodeLog.ts'
import { openEvents } from './openEvents.ts'
import { openStores } from './openStores.ts'
import { defaultLimits, type Parts } from './parts.ts'
import { NoStore, StoreDown } from './stores/ports/errors.ts'
import { storesWhenUp } from './storesWhenUp.ts'

/** Calls under way have this long to end before their lines are cut. */
const drainMs = 10 * secondMs

/** Whether somebody can sign in is asked again this often, where the database is late. */
const askStoreAgainMs = secondMs

const top = resolve(import.meta.dirname, '..')

try {
  await run(readEnvironment(process.env))
} catch (error) {
  process.stderr.write(`${saidPlainly(error) ?? (error instanceof Error ? error.stack : String(error))}\n`)
  process.exit(1)
}

async function run(environment: Environment): Promise<void> {
  const clock = { now: () => Date.now() }
  const log = nodeLog(environment.logLevel)
  const lock = lockDataDirectory(environment.dataDirectory, { pid: process.pid, startedAt: instantOf(clock.now()) })
  const storeEngine = environment.databaseUrl === null ? 'sqlite' : 'postgres'
  const stores = await storesWhenUp(() => openStores(environment, log), storeEngine, log)
  const events = openEvents(environment, log)
  const forwarder = startForwarder({
    stores,
    events,
    clock,
    onFailure: (error) =>
      log.warn('events wait in the outbox', { reason: error instanceof Error ? error.message : String(error) }),
  })
  const parts: Parts = {
    stores,
    events,
    forwarder,
    clock,
    hash: nodeSha256,
    passwordHasher: nodePasswordHasher,
    random: nodeRandom,
    log,
    environment: environment.kind,
    limits: defaultLimits,
    version: versionOf(join(top, 'package.json')),
    consoleOrigins: environment.consoleOrigins,
    lastGood: nodeLastGood(join(environment.dataDirectory, 'delivery')),
    files: nodeFiles([join(top, 'dist'), join(top, 'public')]),
  }
  const app = createApp(parts)

  const server = await listen(environment, (request, env) => {
    const { incoming } = env as { incoming: IncomingMessage }
    return app.fetch(request, { remoteAddress: remoteAddressOf(incoming) })
  })
  const chores = setInterval(() => void doChores(parts), hourMs)
  const stopping = new AbortController()
  const url = announce(server, environment)
  const offering = announceSetup(url, parts, stopping.signal)

  const stop = async () => {
    if (stopping.signal.aborted) return
    stopping.abort()
    clearInterval(chores)
    app.close()
    await closed(server)
    await offering
    await forwarder.stop()
    await events.close()
    await stores.close()
    lock.release()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
}

function listen(
  { host, port }: Environment,
  fetch: (request: Request, env: unknown) => Promise<Response>,
): Promise<Server> {
  return new Promise((done, failed) => {
    const server = serve({ fetch, hostname: host, port, overrideGlobalObjects: false }, () => done(server)) as Server
    server.once('error', failed)
    // A sender who dribbles bytes does not hold a line for ever.
    server.requestTimeout = 60 * secondMs
    server.headersTimeout = 20 * secondMs
  })
}

/** What goes wrong from outside is said without a stack. */
function saidPlainly(error: unknown): string | null {
  const known = [BadEnvironment, DataDirectoryInUse, NoStore].some((kind) => error instanceof kind)
  return error instanceof Error && (known || isListenError(error)) ? error.message : null
}

function isListenError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && error.syscall === 'listen'
}

/** The line that says where to go. */
function announce(server: Server, environment: Environment): string {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : environment.port
  const host = environment.host.includes(':') ? `[${environment.host}]` : environment.host
  const url = `http://${host}:${port}`
  const store = environment.databaseUrl === null ? `SQLite in ${environment.dataDirectory}` : 'PostgreSQL'
  const engine = environment.clickhouseUrl === null ? 'chDB' : 'ClickHouse'
  process.stdout.write(`Haggle is ready on ${url} (configuration: ${store}; events: ${engine})\n`)
  return url
}

/** The one-time address while there is nobody to sign in, as soon as the database can say so. */
async function announceSetup(
  url: string,
  { stores, clock, random, hash, log }: Parts,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    try {
      const token = await offerSetup(stores, clock.now(), random, hash)
      if (token !== null)
        process.stdout.write(`Nobody can sign in yet. Make the first administrator at ${url}/setup/${token}\n`)
      return
    } catch (error) {
      if (!(error instanceof StoreDown))
        return log.error('cannot offer the set-up address', {
          reason: error instanceof Error ? error.message : String(error),
        })
    }
    await delay(askStoreAgainMs, undefined, { signal: stopping }).catch(() => undefined)
  }
}

/** Behind a proxy on this machine the address is the one it forwards; from elsewhere such a header proves nothing. */
function remoteAddressOf(incoming: IncomingMessage): string {
  const peer = incoming.socket.remoteAddress ?? 'unknown'
  const isLocal = peer === '::1' || peer.startsWith('127.') || peer.startsWith('::ffff:127.')
  const forwarded = incoming.headers['x-forwarded-for']
  const last = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined
  return isLocal && last ? last : peer
}

/** No new calls; those under way may end. Lines that stay open (notices) are cut after a while. */
function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), drainMs).unref()
  })
}

function versionOf(packageFile: string): string {
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }
  return version
}
