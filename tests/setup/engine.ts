import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createClickHouse } from '#server/events/clickhouse/client.ts'
import { createClickHouseEventStore } from '#server/events/clickhouse/store.ts'
import { superviseEngine, type EngineOptions } from '#server/events/engine/supervisor.ts'
import { eachEngine } from './eachEngine.ts'

/** An engine of a test's own in a directory of its own; `stop` takes both away. */
export function startEngine(options: Partial<EngineOptions> = {}) {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'haggle-engine-'))
  const engine = superviseEngine({ ...options, directory })
  const clickhouse = createClickHouse({ engine, waitMs: 15_000 })
  const store = createClickHouseEventStore({ clickhouse })
  const stop = async () => {
    await clickhouse.close()
    await engine.stop()
    rmSync(directory, { recursive: true, force: true })
  }
  /** Kills the child and waits until it is gone. */
  const kill = async () => {
    const pid = engine.pid()
    if (pid === undefined) throw new Error('the engine is not running')
    process.kill(pid, 'SIGKILL')
    while (engine.pid() === pid) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return { engine, clickhouse, store, directory, kill, stop }
}

type EventEngine = 'chdb' | 'clickhouse'

/** The same cases on every event engine. */
export const eachEventEngine = (title: string, cases: (kind: EventEngine) => void): void =>
  eachEngine([{ name: 'chdb' }, { name: 'clickhouse' }] as const, title, ({ name }) => cases(name))

/** An empty event store of a test's own. */
export function startEventStore(kind: EventEngine) {
  if (kind === 'chdb') return startEngine()
  const database = `haggle_test_${randomUUID().replaceAll('-', '')}`
  const clickhouse = createClickHouse({ url: process.env['TEST_CLICKHOUSE_URL'] ?? '' })
  const store = createClickHouseEventStore({ clickhouse, database })
  const stop = async () => {
    await clickhouse.command(`DROP DATABASE IF EXISTS ${database}`)
    await clickhouse.close()
  }
  return { store, clickhouse, stop }
}
