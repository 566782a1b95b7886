import type { Parts } from './parts.ts'

/** Which engines are in use and how they are. `degraded`: configuration works, events wait in the outbox. */
export async function health({ stores, events, version, environment }: Parts) {
  const [store, engine, outbox] = await Promise.all([
    stores.health(),
    events.health(),
    stores.read((s) => s.outbox.pending()).catch(() => null),
  ])
  const status = !store.ok ? 'down' : engine.ok ? 'ok' : 'degraded'
  return { status, version, environment, store, events: engine, outbox } as const
}
