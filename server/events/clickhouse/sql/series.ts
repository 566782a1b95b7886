import type { Measure, SeriesQuestion } from '#domain/analytics/series.ts'
import type { InZone } from '../../ports.ts'
import type { Tables } from '../schema.ts'
import { Binder, columnOf, filterSql, settings, type Statement } from './binder.ts'
import { bucketSql } from './bucket.ts'
import { peopleRows } from './people.ts'
import { registrationRows } from './registrations.ts'
import { filterColumns, scopeSql, segmentFor } from './scope.ts'

/** An event without an order id is an order of its own. */
export const orderSql = `if(order_id = '', toString(id), order_id)`

const measureSql: Record<Measure, string> = {
  events: 'count()',
  users: 'uniqExact(subject)',
  registrations: 'count()',
  orders: 'uniqExact(one_order)',
  amount: 'toInt64(sum(ifNull(amount, 0)))',
}

/** One row per value and bucket, and one per value over the whole span (`whole`). */
export function seriesCounts(tables: Tables, question: SeriesQuestion & InZone): Statement {
  const binder = new Binder()
  const { measure, split, type } = question
  const segment = segmentFor(question, split, [question.where])
  const rows =
    measure === 'registrations'
      ? registrationRows(tables, question, segment, binder)
      : peopleRows(
          tables,
          {
            table: 'byTime',
            columns: ['at', `${orderSql} AS one_order`, 'amount', ...filterColumns],
            where: `${scopeSql(question, binder)} AND type = ${binder.text(type)}`,
            segment,
          },
          binder,
        )
  const sql = `
    SELECT value, bucket, grouping(bucket) AS whole, ${measureSql[measure]} AS figure
    FROM (
      SELECT *, ${split === undefined ? `''` : `toString(${columnOf[split]})`} AS value,
        ${bucketSql(question.interval, question.timeZone, binder)} AS bucket
      FROM (${rows}) WHERE ${filterSql(question.where, binder)})
    GROUP BY GROUPING SETS ((value, bucket), (value))
    ${settings}`
  return { sql, parameters: binder.parameters }
}
