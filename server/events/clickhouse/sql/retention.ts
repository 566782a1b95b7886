import type { RetentionQuestion } from '#domain/analytics/retention.ts'
import type { InZone } from '../../ports.ts'
import type { Tables } from '../schema.ts'
import { Binder, filterSql, settings, type Statement } from './binder.ts'
import { bucketSql } from './bucket.ts'
import { peopleRows } from './people.ts'
import { firstRows } from './registrations.ts'
import { segmentFor } from './scope.ts'

function cohorts(tables: Tables, question: RetentionQuestion & InZone, binder: Binder): string {
  const segment = segmentFor(question, undefined, [question.where])
  return `
    SELECT subject, ${bucketSql(question.interval, question.timeZone, binder)} AS cohort
    FROM (${firstRows(tables, question, question.cohortBy, segment, binder)})
    WHERE ${filterSql(question.where, binder)}`
}

/** One row per cohort: its size. */
export function cohortSizes(tables: Tables, question: RetentionQuestion & InZone): Statement {
  const binder = new Binder()
  const sql = `SELECT cohort, count() AS people FROM (${cohorts(tables, question, binder)}) GROUP BY cohort ${settings}`
  return { sql, parameters: binder.parameters }
}

/** One row per cohort and period in which people of it were there. */
export function cohortReturns(tables: Tables, question: RetentionQuestion & InZone): Statement {
  const binder = new Binder()
  const end = `at < ${binder.moment(question.asOf)}`
  const activity = peopleRows(
    tables,
    { table: 'byTime', columns: ['at'], where: question.returning === 'order' ? `${end} AND type = 'order'` : end },
    binder,
  )
  const sql = `
    SELECT cohort, period, count() AS people
    FROM (SELECT DISTINCT subject, ${bucketSql(question.interval, question.timeZone, binder)} AS period FROM (${activity})) AS active
      INNER JOIN (${cohorts(tables, question, binder)}) AS person ON active.subject = person.subject
    WHERE period >= cohort
    GROUP BY cohort, period
    ${settings}`
  return { sql, parameters: binder.parameters }
}
