import type { Tables } from '../schema.ts'
import { Binder, settings, type Statement } from './binder.ts'

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
