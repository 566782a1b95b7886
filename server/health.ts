import type { EngineState } from './ports/ports.ts'
import type { Parts } from './parts.ts'

type Health = { engine: string; state: EngineState; reason: string | null }

/**
 * Which engines are in use and how they are. `degraded`: configuration works, events wait in the outbox.
 *
 * Anybody may ask, so an engine's own words (addresses, users, paths) go to the log, when they change, and never out.
 */
export function healthReporter({ stores, events, version, environment, log }: Parts) {
  const told: Record<'store' | 'events', string | null> = { store: null, events: null }
  const shown = <H extends Health>(part: keyof typeof told, { reason, ...rest }: H) => {
    if (reason !== null && told[part] !== reason)
      log.warn('an engine does not answer', { engine: rest.engine, state: rest.state, reason })
    told[part] = reason
    return rest
  }

  return async () => {
    const [store, engine, outbox] = await Promise.all([
      stores.health(),
      events.health(),
      stores.read((s) => s.outbox.pending()).catch(() => null),
    ])
    const status = store.state !== 'up' ? 'down' : engine.state === 'up' ? 'ok' : 'degraded'
    return {
      status,
      version,
      environment,
      store: shown('store', store),
      events: shown('events', engine),
      outbox,
    } as const
  }
}
