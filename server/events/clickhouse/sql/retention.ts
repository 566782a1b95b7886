import { registeringTypes } from '#domain/analytics/registrations.ts'
import type { RetentionQuestion } from '#domain/analytics/retention.ts'
import type { InZone } from '../../ports.ts'
import type { Tables } from '../schema.ts'
import { Binder, filterSql, settings, type Statement } from './binder.ts'
import { bucketSql } from './bucket.ts'
import { momentSql, peopleRows } from './people.ts'
import { filterColumns, scopeSql, segmentFor } from './scope.ts'

/**
 * One row per cohort and period in which people of it were there; the row without a period (-1) counts the cohort. One
 * pass over everybody's whole life: the clock starts at the first event ever, wherever that was.
 */
export function cohortReturns(tables: Tables, question: RetentionQuestion & InZone): Statement {
  const binder = new Binder()
  const { cohortBy, returning, where, interval, timeZone } = question
  const segment = segmentFor(question, undefined, [where])
  const events = peopleRows(
    tables,
    {
      table: 'byTime',
      columns: ['campaign_id', 'at', 'id', 'type', ...filterColumns],
      where: `at < ${binder.moment(question.asOf)}`,
      segment,
    },
    binder,
  )
  const starts = {
    register: `type IN ${binder.texts(registeringTypes)}`,
    order: `type = 'order'`,
    anything: '1',
  }[cohortBy]
  // The first event's columns, so that scope and filter read on it as they do on any other.
  const filtered = where === undefined ? [] : filterColumns
  const kept = ['campaign_id', 'at', 'bucket', ...filtered, ...(segment === undefined ? [] : ['segment'])]
  const sql = `
    SELECT bucket AS cohort, period, count() AS people
    FROM (
      SELECT ${kept.map((column, k) => `first.${k + 1} AS ${column}`).join(', ')}, periods
      FROM (
        SELECT subject, argMinIf((${kept.join(', ')}), ${momentSql}, ${starts}) AS first, countIf(${starts}) AS started,
          arrayPushBack(groupUniqArrayIf(bucket, ${returning === 'order' ? `type = 'order'` : '1'}), -1) AS periods
        FROM (SELECT *, ${bucketSql(interval, timeZone, binder)} AS bucket FROM (${events}))
        GROUP BY subject HAVING started > 0)
      WHERE ${scopeSql(question, binder)} AND ${filterSql(where, binder)})
    ARRAY JOIN periods AS period
    GROUP BY cohort, period
    ${settings}`
  return { sql, parameters: binder.parameters }
}
