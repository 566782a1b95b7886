import type { LastGood } from './delivery/lastGood.ts'
import type { Forwarder } from './events/forwarder.ts'
import type { EventStore } from './events/ports.ts'
import type { Files } from './http/files.ts'
import type { Clock, Log, PasswordHasher, Random } from './ports/ports.ts'
import type { Sha256, Stores } from './stores/ports.ts'

export type Limits = {
  /** Largest body of a call, in bytes. */
  bodyBytes: number
  /** Largest body before anybody has signed in. */
  signInBytes: number
  /** Largest body of a storefront's call, in bytes. */
  eventsBytes: number
  /** Longest that a question of analytics may take. */
  questionMs: number
  /** Most events that partner statements are worked out from at once: a second or two of one processor. */
  statementEvents: number
}

/** Everything the app is made of. `main.ts` builds the Node versions, the mocks those for a browser. */
export type Parts = {
  stores: Stores
  events: EventStore
  /** Carries accepted events to the event store. */
  forwarder: Pick<Forwarder, 'wake' | 'lag'>
  clock: Clock
  hash: Sha256
  passwordHasher: PasswordHasher
  random: Random
  log: Log
  environment: 'production' | 'demo' | 'mock'
  limits: Limits
  /** Of this program, told by `/health`. */
  version: string
  /** Other origins whose pages may call the API with their cookie: consoles served from elsewhere. */
  consoleOrigins: readonly string[]
  /** What storefronts were served last, for when the store is down. */
  lastGood: LastGood
  /** The built console; null where another server carries it. */
  files: Files | null
}

export const defaultLimits: Limits = {
  bodyBytes: 8 * 1024 * 1024,
  signInBytes: 16 * 1024,
  eventsBytes: 4 * 1024 * 1024,
  questionMs: 30_000,
  statementEvents: 60_000,
}
