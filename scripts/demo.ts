/**
 * `npm run demo`: the server on a fresh temporary data directory with the sample event in it, and a sign-in per role.
 * Everything in it is simulated, made through the server's own doors, and marked as a demo in the console.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '#domain/access.ts'
import { instantOf } from '#domain/time.ts'
import { createApp } from '#server/app.ts'
import { nodePasswordHasher } from '#server/auth/nodePasswordHasher.ts'
import { nodeRandom, nodeSha256 } from '#server/auth/nodeRandom.ts'
import { offerSetup } from '#server/auth/setup.ts'
import { createMemoryLastGood } from '#server/delivery/lastGood.ts'
import { startForwarder } from '#server/events/forwarder.ts'
import { nodeLog } from '#server/nodeLog.ts'
import { openEvents } from '#server/openEvents.ts'
import { openStores } from '#server/openStores.ts'
import { defaultLimits } from '#server/parts.ts'
import { samplePeople } from '#mocks/seed/people.ts'
import { finishedYear, makeSample, type Progress } from '#mocks/seed/samples.ts'
import { buildIfStale } from './build.ts'

/** Thirty days in three markets: about a hundred thousand events. */
const traffic = { shoppers: 15_000, ordinaryPerDay: 400 }

const began = performance.now()
const directory = mkdtempSync(join(tmpdir(), 'haggle-demo-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const passwords = new Map(samplePeople.map(({ role }) => [role, nodeRandom.secret().slice(0, 16)]))
const [keys] = await Promise.all([fill(), buildIfStale()])
process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM')

// The server takes over the directory as it would any other. A demo never touches databases named outside.
delete process.env['DATABASE_URL']
delete process.env['CLICKHOUSE_URL']
process.env['HAGGLE_DATA'] = directory
process.env['HAGGLE_ENVIRONMENT'] = 'demo'
await import('../server/main.ts')

say(`\nDemo: simulated data in ${directory}, gone when this ends. Made in ${seconds()} s.\n\n`)
for (const { role, email } of samplePeople) say(`  ${role.padEnd(14)} ${email.padEnd(28)} ${passwords.get(role)}\n`)
say(`\n  events key     ${keys.eventsKey}\n  delivery key   ${keys.deliveryKey}\n`)

async function fill() {
  const engines = { databaseUrl: null, clickhouseUrl: null, dataDirectory: directory }
  const log = nodeLog('warn')
  const stores = await openStores(engines, log)
  const events = openEvents(engines, log)
  let now = Date.now()
  const clock = { now: () => now, set: (at: number) => void (now = at) }
  const forwarder = startForwarder({ stores, events, clock })
  const app = createApp({
    stores,
    events,
    forwarder,
    clock,
    hash: nodeSha256,
    passwordHasher: nodePasswordHasher,
    random: nodeRandom,
    log,
    environment: 'demo',
    limits: defaultLimits,
    version: 'demo',
    consoleOrigins: [],
    lastGood: createMemoryLastGood(),
    files: null,
  })
  const setupToken = await offerSetup(stores, now, nodeRandom, nodeSha256)
  if (setupToken === null) throw new Error(`${directory} is not new`)
  const ground = {
    send: (request: Request) => app.fetch(request),
    origin: 'http://127.0.0.1',
    clock,
    setupToken,
    passwordOf: (role: Role) => passwords.get(role)!,
  }
  const year = finishedYear(Date.now())
  const shop = await makeSample('finishedDouble11', ground, { year, traffic, now: Date.now(), onProgress: progress })
  say('\r  handing events to the event engine …        ')
  await forwarder.drain()
  await forwarder.stop()
  await events.close()
  await stores.close()
  say(`\r  sample ready as of ${instantOf(Date.now())}          \n`)
  return shop
}

function progress(...[step, done, total]: Parameters<Progress>): void {
  const width = 24
  const filled = Math.floor((done / total) * width)
  say(`\r  ${step.padEnd(10)} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${seconds()} s `)
}

function seconds(): string {
  return ((performance.now() - began) / 1000).toFixed(1)
}

function say(text: string): void {
  process.stdout.write(text)
}
