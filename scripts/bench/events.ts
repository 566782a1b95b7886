import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FunnelQuestion } from '#domain/analytics/funnel.ts'
import { dayMs } from '#domain/time.ts'
import { createClickHouse } from '#server/events/clickhouse/client.ts'
import { createTables, tablesIn } from '#server/events/clickhouse/schema.ts'
import { createClickHouseEventStore } from '#server/events/clickhouse/store.ts'
import { superviseEngine } from '#server/events/engine/supervisor.ts'
import { bulkChunk, bulkStatements } from '../bulk/bulkSql.ts'
import { medianMs, type Figure } from './figure.ts'

const from = Date.UTC(2026, 10, 1)
const scope = { campaignId: 'bulk', from, to: from + 40 * dayMs, asOf: from + 60 * dayMs }
const timeZone = 'Asia/Hong_Kong'
const funnel: FunnelQuestion = {
  ...scope,
  steps: [{ type: 'view' }, { type: 'share' }, { type: 'invite_open' }, { type: 'register' }, { type: 'order' }],
  windowSeconds: 7 * 86_400,
  order: 'ordered',
}

/**
 * The questions of analytics over made-up traffic in an embedded engine of its own, each against a plain scan of the same
 * events. What a question costs beyond the scan is grouping by person.
 */
export async function eventBench(events: number): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'haggle-bench-'))
  const engine = superviseEngine({ directory, deadlineMs: 300_000 })
  const clickhouse = createClickHouse({ engine, waitMs: 20_000 })
  const store = createClickHouseEventStore({ clickhouse })
  const tables = tablesIn('haggle')
  try {
    await createTables(clickhouse, tables)
    for (let first = 0; first < events; first += bulkChunk) {
      const bulk = { events, seed: 1, campaignId: 'bulk', from, days: 30 }
      for (const statement of bulkStatements(tables, bulk, first)) await clickhouse.command(statement)
    }
    await store.maintain(from + 90 * dayMs)

    const scanSql = `SELECT count(), countIf(type = 'order'), max(at), uniqCombined(channel) FROM ${tables.byUser} FINAL
      WHERE campaign_id = 'bulk' AND NOT is_test SETTINGS do_not_merge_across_partitions_select_final = 1`
    const views = { ...scope, timeZone, type: 'view' as const }
    const questions: Record<string, () => Promise<unknown>> = {
      scan: () => clickhouse.query(scanSql),
      'funnel of five steps': () => store.funnel(funnel),
      'the same by market': () => store.funnel({ ...funnel, breakdown: 'market' }),
      'the same by segment': () => store.funnel({ ...funnel, breakdown: 'segment' }),
      'the same in any order': () => store.funnel({ ...funnel, order: 'any' }),
      'the same, strict': () => store.funnel({ ...funnel, order: 'strict' }),
      'views by hour': () => store.series({ ...views, interval: 'hour', measure: 'events' }),
      'visitors by day and source': () =>
        store.series({ ...views, interval: 'day', measure: 'users', split: 'source' }),
      totals: () => store.totals(scope),
      'retention by week': () =>
        store.retention({
          ...scope,
          timeZone,
          cohortBy: 'anything',
          returning: 'anything',
          interval: 'week',
          periods: 4,
        }),
    }
    const figures: Figure[] = []
    for (const [name, ask] of Object.entries(questions)) {
      const milliseconds = await medianMs(ask)
      figures.push({
        bench: `events (${events})`,
        name,
        milliseconds,
        ratio: milliseconds / (figures[0]?.milliseconds ?? milliseconds),
        of: 'scan',
      })
    }
    return figures
  } finally {
    await clickhouse.close()
    await engine.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
