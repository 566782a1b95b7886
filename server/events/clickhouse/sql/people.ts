import { sharingTypes } from '#domain/analytics/history.ts'
import type { EpochMs } from '#domain/time.ts'
import type { Tables } from '../schema.ts'
import type { Binder } from './binder.ts'

export type PeopleRows = {
  /** Sort order to read in: by person or by time. */
  table: 'byUser' | 'byTime'
  /** Columns or expressions with names; `subject` comes with them. */
  columns: readonly string[]
  /** Over the columns of the event; test events never come. */
  where: string
  /** Adds the column `segment`. */
  segment?: { campaignId: string | undefined; end: EpochMs } | undefined
}

/**
 * Events with the person they belong to (`subjectOf` in the domain): the visitor of a `register` event becomes its user,
 * before as after.
 */
export function peopleRows(tables: Tables, { table, columns, where, segment }: PeopleRows, binder: Binder): string {
  const events = `SELECT actor, ${columns.join(', ')} FROM ${tables[table]} FINAL WHERE NOT is_test AND (${where})`
  const names = columns.map(nameOf)
  const linked = `
    SELECT if(link.subject = '', event.actor, link.subject) AS subject, ${names.join(', ')}
    FROM (${events}) AS event LEFT ANY JOIN (${linksSql(tables)}) AS link ON event.actor = link.visitor`
  if (segment === undefined) return linked
  return `
    SELECT event.subject AS subject, ${names.join(', ')}, person.segment AS segment
    FROM (${linked}) AS event LEFT ANY JOIN (${segmentsSql(tables, segment, binder)}) AS person
      ON event.subject = person.subject`
}

function nameOf(column: string): string {
  return / AS (\w+)$/.exec(column)?.[1] ?? column
}

/**
 * When an event happened, as one number that also orders events of the same instant by their id, as `byTime` does in the
 * domain. A pair would say the same and take three times as long.
 */
export const momentSql = 'bitOr(bitShiftLeft(toUInt256(toUnixTimestamp64Milli(at)), 128), toUInt256(toUInt128(id)))'

function linksSql(tables: Tables): string {
  return `SELECT concat('v:', visitor_key) AS visitor, concat('u:', argMin(user_key, ${momentSql})) AS subject
    FROM ${tables.links} GROUP BY visitor_key`
}

/** `segmentOf` in the domain. */
function segmentsSql(tables: Tables, { campaignId, end }: NonNullable<PeopleRows['segment']>, binder: Binder): string {
  const ours = campaignId === undefined ? '1' : `campaign_id = ${binder.text(campaignId)}`
  const everything = peopleRows(
    tables,
    {
      table: 'byUser',
      columns: [
        `${momentSql} AS moment`,
        `${ours} AS ours`,
        `((inviter_key != '' AND concat('u:', inviter_key) != actor) OR source = 'friend') AS invited`,
        'is_new_user',
        `type IN (${sharingTypes.map((type) => `'${type}'`).join(', ')}) AS sharing`,
      ],
      where: `at < ${binder.moment(end)}`,
    },
    binder,
  )
  return `
    SELECT subject, multiIf(
      NOT contact.1, if(shares, 'sharer', 'nonSharer'),
      first_seen = first_contact AND contact.2 != 0, 'sharedToNew', 'sharedToReturning') AS segment
    FROM (
      SELECT subject, min(moment) AS first_seen, minIf(moment, ours) AS first_contact,
        argMinIf((invited, is_new_user), moment, ours) AS contact,
        countIf(ours AND sharing) > 0 AS shares
      FROM (${everything}) GROUP BY subject HAVING countIf(ours) > 0)`
}
