import { dayMs, type EpochMs } from '#domain/time.ts'
import type { Tables } from '#server/events/clickhouse/schema.ts'

export type Bulk = { events: number; seed: number; campaignId: string; from: EpochMs; days: number }

/** About this many events belong to one person. */
const eventsPerPerson = 10

/**
 * Fills the tables with made-up traffic, written by the engine itself: a million events take seconds, and the same seed
 * gives the same events. Shares of types are those of an ordinary shop; a third of the views come before registering.
 */
export function bulkStatements(
  tables: Tables,
  { events, seed, campaignId, from, days }: Bulk,
  first: number,
): string[] {
  if (![events, seed, from, days, first].every(Number.isSafeInteger)) throw new RangeError('whole numbers')
  if (!/^[\w-]+$/.test(campaignId)) throw new RangeError(`campaign ${campaignId}`)
  const people = Math.max(1, Math.floor(events / eventsPerPerson))
  const count = Math.min(bulkChunk, events - first)
  const rows = `
    SELECT '${campaignId}' AS campaign_id,
      if(type = 'view' AND h % 3 = 0, concat('v:v', person), concat('u:u', person)) AS actor,
      fromUnixTimestamp64Milli(toInt64(${from} + sipHash64(number, ${seed}, 'at') % ${days * dayMs}), 'UTC') AS at,
      reinterpretAsUUID(unhex(hex(sipHash128(number, ${seed})))) AS id,
      transform(least(toUInt8(h % 100), 99), [${range(100).join(', ')}], [${typeShares()}], 'view') AS type,
      ['HK', 'TW', 'CN'][1 + person_hash % 3] AS market,
      ['site', 'app', 'miniProgram'][1 + h % 3] AS channel,
      ['organic', 'friend', 'ad', 'kol', 'community'][1 + person_hash % 5] AS source,
      concat('product', toString(h % 500)) AS product,
      if(type = 'register' OR startsWith(actor, 'v:'), concat('v', person), '') AS visitor_key,
      if(type IN ('order', 'pay'), concat('o', toString(number)), '') AS order_id,
      if(type IN ('order', 'pay'), toInt64(1000 + h % 100000), NULL) AS amount,
      if(amount IS NULL, '', ['HKD', 'TWD', 'CNY'][1 + person_hash % 3]) AS currency,
      -1 AS is_new_user
    FROM (
      SELECT number, sipHash64(number, ${seed}, 'event') AS h, toString(sipHash64(number, ${seed}, 'person') % ${people}) AS person,
        sipHash64(person) AS person_hash
      FROM numbers(${first}, ${count}))`
  const names = `campaign_id, actor, at, id, type, market, channel, source, product, visitor_key, order_id, amount, currency, is_new_user`
  return [
    `INSERT INTO ${tables.byUser} (${names}) SELECT ${names} FROM (${rows})`,
    `INSERT INTO ${tables.byTime} (${names}) SELECT ${names} FROM (${rows})`,
    `INSERT INTO ${tables.links} SELECT visitor_key, at, id, substring(actor, 3) FROM (${rows}) WHERE type = 'register'`,
  ]
}

/** Rows made by one statement: what fits into memory with ease. */
export const bulkChunk = 1_000_000

const shares = { view: 62, share: 9, invite_open: 8, register: 5, order: 9, pay: 7 }

function typeShares(): string {
  return Object.entries(shares)
    .flatMap(([type, share]) => range(share).map(() => `'${type}'`))
    .join(', ')
}

function range(length: number): number[] {
  return Array.from({ length }, (_, k) => k)
}
