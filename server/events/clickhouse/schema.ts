import type { HaggleEvent } from '#domain/analytics/event.ts'
import type { EpochMs } from '#domain/time.ts'
import type { ClickHouse, Row } from './client.ts'

/** Names of the tables in one database. */
export type Tables = { database: string; byUser: string; byTime: string; links: string }

export function tablesIn(database: string): Tables {
  if (!/^[a-z_][a-z0-9_]*$/.test(database)) throw new RangeError(`database ${database}`)
  return {
    database,
    byUser: `${database}.events_by_user`,
    byTime: `${database}.events_by_time`,
    links: `${database}.visitor_links`,
  }
}

/** A missing text is '', which no event may carry; a missing flag is -1. */
const columns = `
  campaign_id LowCardinality(String),
  actor String CODEC(ZSTD),
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  id UUID,
  type LowCardinality(String),
  market LowCardinality(String),
  channel LowCardinality(String),
  source LowCardinality(String),
  play_id LowCardinality(String),
  product LowCardinality(String),
  partner_id LowCardinality(String),
  coupon_id LowCardinality(String),
  reason LowCardinality(String),
  visitor_key String CODEC(ZSTD),
  inviter_key String CODEC(ZSTD),
  instance_id String CODEC(ZSTD),
  order_id String CODEC(ZSTD),
  device String CODEC(ZSTD),
  currency LowCardinality(String),
  amount Nullable(Int64),
  quantity Nullable(UInt32),
  is_new_user Int8,
  is_test Bool`

/** An acknowledged insert survives losing power, as the outbox that it is taken from does. */
const durable = 'fsync_after_insert = 1, fsync_part_directory = 1'

/**
 * Two sort orders, one for questions about people and one for questions about time. The whole sort key is an event's
 * identity, so it ends in the id: without it, events of one instant would replace each other. The same event given
 * twice lands in the same partition and becomes one when read with FINAL or merged.
 */
export async function createTables(clickhouse: ClickHouse, tables: Tables): Promise<void> {
  await clickhouse.command(`CREATE DATABASE IF NOT EXISTS ${tables.database}`)
  await clickhouse.command(`CREATE TABLE IF NOT EXISTS ${tables.byUser} (${columns})
    ENGINE = ReplacingMergeTree PARTITION BY toYYYYMM(at)
    ORDER BY (campaign_id, actor, at, id) SETTINGS ${durable}`)
  await clickhouse.command(`CREATE TABLE IF NOT EXISTS ${tables.byTime} (${columns})
    ENGINE = ReplacingMergeTree PARTITION BY toYYYYMM(at)
    ORDER BY (campaign_id, toDate(at), type, at, id) SETTINGS ${durable}`)
  await clickhouse.command(`CREATE TABLE IF NOT EXISTS ${tables.links} (
      visitor_key String, at DateTime64(3, 'UTC'), id UUID, user_key String)
    ENGINE = ReplacingMergeTree ORDER BY (visitor_key, at, id) SETTINGS ${durable}`)
}

export async function truncateTables(clickhouse: ClickHouse, tables: Tables): Promise<void> {
  for (const table of [tables.byUser, tables.byTime, tables.links]) {
    await clickhouse.command(`TRUNCATE TABLE IF EXISTS ${table}`)
  }
}

/** ClickHouse refuses an insert into more than 100 partitions at once. */
const monthsAtOnce = 90

/** Writes events into all tables. May be repeated, whole or in part, after a failure. */
export async function insertEvents(
  clickhouse: ClickHouse,
  tables: Tables,
  events: readonly HaggleEvent[],
): Promise<void> {
  for (const rows of byMonths(events.map(rowOf))) {
    await clickhouse.insert(tables.byUser, rows)
    await clickhouse.insert(tables.byTime, rows)
  }
  await clickhouse.insert(tables.links, events.flatMap(linkOf))
}

function byMonths(rows: readonly (Row & { at: string })[]): Row[][] {
  const months = new Map<string, Row[]>()
  for (const row of rows) {
    const month = row.at.slice(0, 7)
    const own = months.get(month)
    if (own) own.push(row)
    else months.set(month, [row])
  }
  if (months.size <= monthsAtOnce) return rows.length === 0 ? [] : [[...rows]]
  const groups = [...months.values()]
  return Array.from({ length: Math.ceil(groups.length / monthsAtOnce) }, (_, k) =>
    groups.slice(k * monthsAtOnce, (k + 1) * monthsAtOnce).flat(),
  )
}

function rowOf(event: HaggleEvent): Row & { at: string } {
  return {
    campaign_id: event.campaignId ?? '',
    actor: event.userKey === undefined ? `v:${event.visitorKey}` : `u:${event.userKey}`,
    at: clickHouseTime(event.at),
    id: event.id,
    type: event.type,
    market: event.market,
    channel: event.channel ?? '',
    source: event.source ?? '',
    play_id: event.playId ?? '',
    product: event.product ?? '',
    partner_id: event.partnerId ?? '',
    coupon_id: event.couponId ?? '',
    reason: event.reason ?? '',
    visitor_key: event.visitorKey ?? '',
    inviter_key: event.inviterKey ?? '',
    instance_id: event.instanceId ?? '',
    order_id: event.orderId ?? '',
    device: event.device ?? '',
    currency: event.currency ?? '',
    amount: event.amount ?? null,
    quantity: event.quantity ?? null,
    is_new_user: event.isNewUser === undefined ? -1 : Number(event.isNewUser),
    is_test: event.isTest === true,
  }
}

function linkOf(event: HaggleEvent): Row[] {
  const { type, visitorKey, userKey, isTest } = event
  if (type !== 'register' || visitorKey === undefined || userKey === undefined || isTest === true) return []
  return [{ visitor_key: visitorKey, at: clickHouseTime(event.at), id: event.id, user_key: userKey }]
}

const clickHouseTime = (instant: string) => instant.replace('T', ' ').replace('Z', '')

/**
 * Merges partitions of past months that consist of several pieces: after that, FINAL costs next to nothing. Gives how
 * many it merged.
 */
export async function mergeClosedPartitions(clickhouse: ClickHouse, tables: Tables, now: EpochMs): Promise<number> {
  const closed = await clickhouse.query<{ table: string; partition_id: string }>(
    `SELECT table, partition_id FROM system.parts
     WHERE active AND database = {database:String} AND partition_id != 'all' AND partition_id < {month:String}
     GROUP BY table, partition_id HAVING count() > 1 OR max(level) = 0 ORDER BY table, partition_id`,
    { database: tables.database, month: new Date(now).toISOString().slice(0, 7).replace('-', '') },
  )
  for (const { table, partition_id: partition } of closed) {
    if (!/^\w+$/.test(table) || !/^\d+$/.test(partition)) continue
    await clickhouse.command(`OPTIMIZE TABLE ${tables.database}.${table} PARTITION ID '${partition}' FINAL`)
  }
  return closed.length
}
