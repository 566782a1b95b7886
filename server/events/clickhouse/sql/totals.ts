import type { TotalsQuestion } from '#domain/analytics/totals.ts'
import { markets } from '#domain/market.ts'
import type { Tables } from '../schema.ts'
import { Binder, filterSql, settings, type Statement } from './binder.ts'
import { peopleRows } from './people.ts'
import { registrationRows } from './registrations.ts'
import { filterColumns, scopeSql, segmentFor } from './scope.ts'
import { orderSql } from './series.ts'

/** One row: everything of the overview but the registrations. `paid_XX` is null where nothing was paid or refunded. */
export function overviewTotals(tables: Tables, question: TotalsQuestion): Statement {
  const binder = new Binder()
  const rows = peopleRows(
    tables,
    {
      table: 'byTime',
      columns: ['type', `if(type = 'order', ${orderSql}, '') AS one_order`, 'amount', ...filterColumns],
      where: `${scopeSql(question, binder)} AND type IN ('view', 'order', 'pay', 'refund')`,
      segment: segmentFor(question, undefined, [question.where]),
    },
    binder,
  )
  const paid = markets.map((market) => {
    const counted = `market = '${market}' AND type IN ('pay', 'refund') AND amount IS NOT NULL`
    return `if(countIf(${counted}) = 0, NULL, toInt64(sumIf(if(type = 'pay', amount, -amount), ${counted}))) AS paid_${market}`
  })
  const sql = `
    SELECT countIf(type = 'view') AS views, uniqExactIf(subject, type = 'view') AS visitors,
      uniqExactIf(one_order, type = 'order') AS orders,
      uniqExactIf(subject, type = 'order') AS customers, uniqExactIf(subject, type = 'pay') AS paying_customers,
      ${paid.join(', ')}
    FROM (${rows}) WHERE ${filterSql(question.where, binder)}
    ${settings}`
  return { sql, parameters: binder.parameters }
}

/** How many people registered. */
export function registrationTotal(tables: Tables, question: TotalsQuestion): Statement {
  const binder = new Binder()
  const segment = segmentFor(question, undefined, [question.where])
  const sql = `
    SELECT count() AS registrations FROM (${registrationRows(tables, question, segment, binder)})
    WHERE ${filterSql(question.where, binder)}
    ${settings}`
  return { sql, parameters: binder.parameters }
}
