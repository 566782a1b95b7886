import type { HaggleEvent } from '#domain/analytics/event.ts'
import { epochOf, secondMs, type EpochMs } from '#domain/time.ts'
import type { Clock } from '../ports/ports.ts'
import type { OutboxBatch } from '../stores/ports/ledger.ts'
import type { Stores } from '../stores/ports.ts'
import type { EventStore } from './ports.ts'

export type ForwarderParts = {
  stores: Stores
  events: EventStore
  clock: Clock
  /** Told of each failure; the events stay in the outbox. */
  onFailure?: (error: unknown) => void
}

export type Lag = {
  /** Accepted events that the engine does not have yet. */
  events: number
  /** How long the oldest of them has waited. */
  milliseconds: number
  lastFailure: string | null
}

export type Forwarder = {
  /** There may be something to forward. */
  wake(): void
  /** Forwards until the outbox is empty. @throws what the engine threw, at the first failure. */
  drain(): Promise<void>
  /** As of the last look at the outbox. */
  lag(): Lag
  /** Ends after the batch under way. The rest stays in the outbox for the next start. */
  stop(): Promise<void>
}

/** Batches read at once, to give the engine fewer and larger inserts. */
const batchesAtOnce = 50
const eventsAtOnce = 50_000
/** Each insert makes a piece that the engine must merge later: after a small one, more events gather first. */
const goodInsert = 5_000
const gatherMs = 250
/** Others write into the outbox too: an import on the command line. */
const lookEveryMs = secondMs
const firstBackOffMs = 200
const longestBackOffMs = 10 * secondMs

/**
 * Carries events from the outbox to the engine, in order, for ever. A batch leaves the outbox only after the engine has
 * acknowledged it, so whatever ends between the two, it is sent again; the engine counts an id once.
 */
export function startForwarder({ stores, events, clock, onFailure = () => undefined }: ForwarderParts): Forwarder {
  let lag: Lag = { events: 0, milliseconds: 0, lastFailure: null }
  let stopped = false
  let rouse = () => {}

  const look = async (): Promise<OutboxBatch[]> => {
    const { pending, batches } = await stores.read(async (s) => ({
      pending: await s.outbox.pending(),
      batches: await s.outbox.oldest(batchesAtOnce),
    }))
    lag = { ...lag, events: pending.events, milliseconds: age(pending.oldestAt, clock.now()) }
    return firstOf(batches)
  }
  const forwardSome = async (): Promise<number> => {
    const batches = await look()
    const count = batches.reduce((sum, batch) => sum + batch.events, 0)
    if (batches.length === 0) return 0
    await events.insert(batches.flatMap(({ body }) => eventsIn(body)))
    await stores.transaction((s) => s.outbox.acknowledge(batches.map(({ number }) => number)))
    lag = { ...lag, events: Math.max(0, lag.events - count), lastFailure: null }
    return count
  }

  // One at a time: a drain waits for the step under way, and the other way round.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  /** New events do not end it: neither a failing engine nor one that just got a few events should be asked sooner. */
  const rest = async (ms: number) => {
    const until = performance.now() + ms
    while (!stopped && performance.now() < until) await pause(until - performance.now())
  }
  const run = async () => {
    let backOffMs = firstBackOffMs
    while (!stopped) {
      try {
        const count = await inTurn(forwardSome)
        backOffMs = firstBackOffMs
        if (count === 0 && !stopped) await pause(lookEveryMs)
        else if (count < goodInsert) await rest(gatherMs)
      } catch (error) {
        lag = { ...lag, lastFailure: error instanceof Error ? error.message : String(error) }
        onFailure(error)
        await rest(backOffMs)
        backOffMs = Math.min(backOffMs * 2, longestBackOffMs)
      }
    }
  }
  const running = run()

  return {
    wake: () => rouse(),
    drain: async () => {
      while (await inTurn(forwardSome));
    },
    lag: () => lag,
    stop: async () => {
      stopped = true
      rouse()
      await running
    },
  }
}

/** As many whole batches as make one good insert, and never none. */
function firstOf(batches: readonly OutboxBatch[]): OutboxBatch[] {
  let sum = 0
  const end = batches.findIndex((batch, k) => (sum += batch.events) > eventsAtOnce && k > 0)
  return end === -1 ? [...batches] : batches.slice(0, end)
}

/** The outbox holds only what was checked when it came: a rule made since must not hold up what was acknowledged. */
function eventsIn(body: string): HaggleEvent[] {
  return JSON.parse(body) as HaggleEvent[]
}

function age(oldestAt: string | null, now: EpochMs): number {
  return oldestAt === null ? 0 : Math.max(0, now - epochOf(oldestAt))
}
