import { join } from 'node:path'
import { createClickHouse } from './events/clickhouse/client.ts'
import { createClickHouseEventStore } from './events/clickhouse/store.ts'
import { superviseEngine } from './events/engine/supervisor.ts'
import type { EventStore } from './events/ports.ts'
import type { Environment } from './environment.ts'
import type { Log } from './ports/ports.ts'

/** The event engine that the environment names: a ClickHouse server, or chDB in a child process of ours. */
export function openEvents(environment: Pick<Environment, 'clickhouseUrl' | 'dataDirectory'>, log: Log): EventStore {
  if (environment.clickhouseUrl !== null) {
    const clickhouse = createClickHouse({ url: environment.clickhouseUrl })
    return closing(createClickHouseEventStore({ clickhouse }), () => clickhouse.close())
  }
  const engine = superviseEngine({
    directory: join(environment.dataDirectory, 'events'),
    onEvent: ({ event, detail }) => log.info(`event engine: ${event}`, detail === undefined ? {} : { detail }),
  })
  const clickhouse = createClickHouse({ engine })
  const describe = () => {
    const { status, restarts, lastFailure } = engine.health()
    const state = status === 'starting' || status === 'restarting' ? 'starting' : 'down'
    return { engine: 'chdb' as const, state, restarts, reason: lastFailure ?? null } as const
  }
  return closing(createClickHouseEventStore({ clickhouse, describe }), async () => {
    await clickhouse.close()
    await engine.stop()
  })
}

/** The store, closed together with what it stands on. */
const closing = (events: EventStore, close: () => Promise<void>): EventStore => ({
  ...events,
  close: async () => {
    await events.close()
    await close()
  },
})
