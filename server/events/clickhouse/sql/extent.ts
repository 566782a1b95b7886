import type { EpochMs } from '#domain/time.ts'
import type { InZone } from '../../ports.ts'
import type { Tables } from '../schema.ts'
import { Binder, settings, type Statement } from './binder.ts'
import { bucketSql } from './bucket.ts'

/** First and last event, and how many. */
export function eventExtent(tables: Tables, campaignId: string | undefined): Statement {
  const binder = new Binder()
  const ours = campaignId === undefined ? '1' : `campaign_id = ${binder.text(campaignId)}`
  const sql = `
    SELECT toUnixTimestamp64Milli(min(at)) AS first, toUnixTimestamp64Milli(max(at)) AS last, count() AS events
    FROM ${tables.byTime} FINAL WHERE NOT is_test AND ${ours}
    ${settings}`
  return { sql, parameters: binder.parameters }
}

/** The days on which anything happened. An event that is there twice is on the same day both times. */
export function eventDays(tables: Tables, span: { from: EpochMs; to: EpochMs } & InZone): Statement {
  const binder = new Binder()
  const sql = `
    SELECT DISTINCT ${bucketSql('day', span.timeZone, binder)} AS day
    FROM ${tables.byTime}
    WHERE NOT is_test AND at >= ${binder.moment(span.from)} AND at < ${binder.moment(span.to)}
    ORDER BY day
    ${settings}`
  return { sql, parameters: binder.parameters }
}
