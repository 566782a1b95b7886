import { createApp } from '#server/app.ts'
import { createMemoryLastGood } from '#server/delivery/lastGood.ts'
import { offerSetup } from '#server/auth/setup.ts'
import { startForwarder } from '#server/events/forwarder.ts'
import { createMemoryEventStore } from '#server/events/memory.ts'
import { defaultLimits } from '#server/parts.ts'
import type { Log, PasswordHasher, Random } from '#server/ports/ports.ts'
import { memoryStores } from '#server/stores/memory/memoryStores.ts'
import { sha256 } from '#server/stores/sha256.ts'
import type { Role } from '#domain/access.ts'
import type { Scenario } from '#domain/qa/scenario.ts'
import { drawsOf, type Draw, type Seed } from '#domain/seed.ts'
import { epochOf, type EpochMs } from '#domain/time.ts'
import { withFaults } from './faults.ts'
import { clockOf, makeSample, type Progress } from './seed/samples.ts'
import { signIn } from './seed/shop.ts'
import { createCookieJar, createTransport, type Send } from './transport.ts'

/** Small enough for a tab, large enough for charts. */
const traffic = { shoppers: 600, ordinaryPerDay: 12 }

/** All samples of one year, so that screenshots stay comparable. */
const sampleYear = 2026

export type MockApp = {
  /** Answers as the server would, the scenario's faults included. */
  send: Send
  signInAs(role: Role | null): Promise<void>
}

export type MockChoices = {
  origin: string
  /** Milliseconds since some moment, from the platform. */
  elapsed: () => number
  onProgress?: Progress
  /** Told of what the app could not answer: a fault in the program. */
  onFault?: Log['error']
}

/**
 * The real server app on in-memory stores, with a scenario's people, campaigns and events. The same scenario gives the
 * same answers: ids and secrets come from a seed, and time begins at the scenario's clock.
 */
export async function createMockApp(
  scenario: Scenario,
  { origin, elapsed, onProgress, onFault = () => undefined }: MockChoices,
): Promise<MockApp> {
  const clock = movableClock(elapsed)
  const random = seededRandom(`mock ${scenario.dataSet}`)
  const stores = memoryStores(sha256)
  const events = createMemoryEventStore()
  const app = createApp({
    stores,
    events,
    forwarder: startForwarder({ stores, events, clock }),
    clock,
    hash: sha256,
    passwordHasher: cheapHasher,
    random,
    log: { info: () => undefined, warn: () => undefined, error: onFault },
    environment: 'mock',
    limits: defaultLimits,
    version: 'mock',
    consoleOrigins: [],
    lastGood: createMemoryLastGood(),
    files: null,
  })
  const setupToken = await offerSetup(stores, clock.now(), random, sha256)
  if (setupToken === null) throw new Error('a new store has nobody in it')
  const ground = {
    send: (request: Request) => app.fetch(request),
    origin,
    clock,
    setupToken,
    passwordOf: (role: Role) => `sample password of ${role}`,
  }
  const now = scenario.clock === null ? clockOf(scenario.dataSet, sampleYear) : epochOf(scenario.clock)
  await makeSample(scenario.dataSet, ground, { year: sampleYear, traffic, now, ...(onProgress && { onProgress }) })

  const jar = createCookieJar()
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
  const signInAs = async (role: Role | null) => {
    jar.clear()
    if (role !== null) await signIn(ground, role, jar)
  }
  await signInAs(scenario.role)
  return { send: withFaults(createTransport(ground.send, origin, jar), () => scenario.faults, wait), signInAs }
}

/** Runs on from wherever it was set. */
function movableClock(elapsed: () => number): { now(): EpochMs; set(at: EpochMs): void } {
  let base = 0
  let since = elapsed()
  return {
    now: () => base + Math.floor(elapsed() - since),
    set: (at) => {
      base = at
      since = elapsed()
    },
  }
}

function seededRandom(seed: Seed): Random {
  const draw = drawsOf(seed)
  return {
    id: () => `${hex(draw, 8)}-${hex(draw, 4)}-4${hex(draw, 3)}-8${hex(draw, 3)}-${hex(draw, 12)}`,
    bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(draw() * 256)),
    secret: () => hex(draw, 43),
  }
}

const hex = (draw: Draw, digits: number) =>
  Array.from({ length: digits }, () => Math.floor(draw() * 16).toString(16)).join('')

/** Nobody's real password is ever typed here, and a tab should not spend a second on each. */
const cheapHasher: PasswordHasher = {
  hash: async (password) => sha256(password),
  verify: async (password, stored) => sha256(password) === stored,
}
