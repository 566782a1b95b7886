import { describe, expect, it } from 'vitest'
import type { ClickHouse } from '#server/events/clickhouse/client.ts'
import { createClickHouseEventStore } from '#server/events/clickhouse/store.ts'

/** A server that answers, and refuses some of what it is told to do. */
const serverThat = (command: ClickHouse['command']): ClickHouse => ({
  query: () => Promise.reject(new Error('nobody asks')),
  stream: () => {
    throw new Error('nobody asks')
  },
  command,
  insert: () => Promise.reject(new Error('nobody inserts')),
  ping: async () => ({ version: '18.16.1' }),
  close: async () => undefined,
})

describe('a ClickHouse server that answers', () => {
  it('is up once it holds our tables', async () => {
    const store = createClickHouseEventStore({ clickhouse: serverThat(async () => undefined) })
    expect(await store.health()).toMatchObject({ state: 'up', version: '18.16.1', reason: null })
  })

  it('is down, and why is told to the log, where it is too old to hold them', async () => {
    const tooOld = serverThat(() => Promise.reject(new Error('Unknown data type family: DateTime64')))
    const health = await createClickHouseEventStore({ clickhouse: tooOld }).health()
    expect(health).toMatchObject({ engine: 'clickhouse', state: 'down', version: null })
    expect(health.reason).toContain('DateTime64')
  })
})
