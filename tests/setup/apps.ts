/** The server app on each configuration store, with people of every role and the console's own client. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createClient, type Client } from '#api/client.ts'
import { roles, type Role } from '#domain/access.ts'
import { epochOf, instantOf, type EpochMs, type Instant } from '#domain/time.ts'
import { createCookieJar, createTransport, type Send } from '#mocks/transport.ts'
import { createApp, type App } from '#server/app.ts'
import { nodeRandom, nodeSha256 } from '#server/auth/nodeRandom.ts'
import { addUser } from '#server/auth/users.ts'
import { createMemoryLastGood } from '#server/delivery/lastGood.ts'
import { startForwarder, type Forwarder } from '#server/events/forwarder.ts'
import { createMemoryEventStore } from '#server/events/memory.ts'
import { defaultLimits, type Parts } from '#server/parts.ts'
import type { PasswordHasher } from '#server/ports/ports.ts'
import { memoryStores } from '#server/stores/memory/memoryStores.ts'
import { openPostgresStores } from '#server/stores/postgres/postgresStores.ts'
import type { Stores } from '#server/stores/ports.ts'
import { openSqliteStores } from '#server/stores/sqlite/sqliteStores.ts'
import { eachEngine } from './eachEngine.ts'
import { throwawayDatabase } from './postgres.ts'

export const origin = 'http://localhost:4680'
export const password = 'correct horse battery staple'
const begin: Instant = '2026-10-20T02:00:00.000Z'

export type TestApp = {
  app: App
  parts: Parts
  forwarder: Forwarder
  /** Lines the app logged as errors. */
  failures: string[]
  now(): Instant
  pass(ms: number): void
  /** The console's client in a browser of its own, nobody signed in. */
  stranger(options?: BrowserOptions): Client
  /** The console's client, signed in as the person of a role. */
  as(role: Role, options?: BrowserOptions): Promise<Client>
  /** A browser signed in as the person of a role, for raw requests. */
  browserOf(role: Role): Promise<Send>
  idOf(role: Role): Promise<string>
}

export type BrowserOptions = {
  origin?: string
  /** Changes a request on its way from the browser to the server. */
  tamper?: (request: Request) => Request | Promise<Request>
}

export const emailOf = (role: Role): string => `${role}@shop.example`

/** Fast on purpose: argon2id has tests of its own. */
const plainHasher: PasswordHasher = {
  hash: async (text) => `plain:${text}`,
  verify: async (text, stored) => stored === `plain:${text}`,
}

export type StoreEngine = { name: 'sqlite' | 'postgres' | 'memory'; open(): Promise<Stores> }

const sqlite: StoreEngine = {
  name: 'sqlite',
  async open() {
    const directory = await mkdtemp(join(tmpdir(), 'haggle-app-'))
    onTestFinished(() => rm(directory, { recursive: true, force: true }))
    return openSqliteStores({ file: join(directory, 'haggle.sqlite'), sha256: nodeSha256, now: begin })
  },
}

const postgres: StoreEngine = {
  name: 'postgres',
  async open() {
    const database = await throwawayDatabase()
    onTestFinished(() => database.drop())
    return openPostgresStores({ url: database.url, sha256: nodeSha256, now: begin })
  },
}

const memory: StoreEngine = { name: 'memory', open: async () => memoryStores(nodeSha256) }

/** The same cases on every configuration store: `testApp(engine)` opens it. */
export const eachStoreEngine = (title: string, cases: (engine: StoreEngine) => void): void =>
  eachEngine([sqlite, postgres, memory], title, cases)

/** An app with a person for every role. `change` replaces parts; its stores are the real ones. */
export async function testApp(
  engine: StoreEngine = memory,
  change: (parts: Parts) => Partial<Parts> = () => ({}),
): Promise<TestApp> {
  let at: EpochMs = epochOf(begin)
  const clock = { now: () => at }
  const failures: string[] = []
  const stores = await engine.open()
  const events = createMemoryEventStore()
  const forwarder = startForwarder({ stores, events, clock })
  onTestFinished(async () => {
    await forwarder.stop()
    await stores.close()
  })
  const usual: Parts = {
    stores,
    events,
    forwarder,
    clock,
    hash: nodeSha256,
    passwordHasher: plainHasher,
    random: nodeRandom,
    log: { info: () => undefined, warn: () => undefined, error: (message) => void failures.push(message) },
    environment: 'production',
    limits: defaultLimits,
    version: '0.0.0-test',
    consoleOrigins: [],
    lastGood: createMemoryLastGood(),
    files: null,
  }
  const ids = await addPeople(stores)
  const parts = { ...usual, ...change(usual) }
  const app = createApp(parts)

  const browser = ({ origin: from = origin, tamper = (request) => request }: BrowserOptions = {}): Send =>
    createTransport(
      async (request) => app.fetch(await tamper(request), { remoteAddress: '203.0.113.7' }),
      from,
      createCookieJar(),
    )
  const clientOn = (send: Send, from = origin) =>
    createClient(
      () => from,
      (input) => send(input as Request),
    )

  return {
    app,
    parts,
    forwarder,
    failures,
    now: () => instantOf(at),
    pass: (ms) => void (at += ms),
    stranger: (options) => clientOn(browser(options), options?.origin),
    async as(role, options) {
      const client = clientOn(browser(options), options?.origin)
      await client.session.create({ email: emailOf(role), password })
      return client
    },
    async browserOf(role) {
      const send = browser()
      await clientOn(send).session.create({ email: emailOf(role), password })
      return send
    },
    idOf: async (role) => ids[role],
  }
}

async function addPeople(stores: Stores): Promise<Record<Role, string>> {
  const ids = Object.fromEntries(roles.map((role) => [role, nodeRandom.id()])) as Record<Role, string>
  const passwordHash = await plainHasher.hash(password)
  for (const role of roles) {
    const person = { id: ids[role], email: emailOf(role), name: `The ${role}`, role, active: true, passwordHash }
    const rest = { language: null, createdAt: begin, lastSeenAt: null, revision: 1 }
    await stores.transaction((s) => addUser(s, { ...person, ...rest }, null))
  }
  return ids
}
