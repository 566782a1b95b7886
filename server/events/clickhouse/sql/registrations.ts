import { registeringTypes } from '#domain/analytics/registrations.ts'
import { endOf, type Scope } from '#domain/analytics/history.ts'
import type { Tables } from '../schema.ts'
import type { Binder } from './binder.ts'
import { momentSql, peopleRows, type PeopleRows } from './people.ts'
import { filterColumns, scopeSql } from './scope.ts'

const kept = ['campaign_id', 'at', 'order_id', ...filterColumns] as const

/** People's registrations (`registrationOf` in the domain) that lie in the question's campaign and span. */
export function registrationRows(tables: Tables, scope: Scope, segment: PeopleRows['segment'], binder: Binder): string {
  const rows = peopleRows(
    tables,
    {
      table: 'byTime',
      columns: [...kept, 'id'],
      where: `at < ${binder.moment(endOf(scope))} AND type IN ${binder.texts(registeringTypes)}`,
      segment,
    },
    binder,
  )
  const all = segment === undefined ? kept : [...kept, 'segment']
  return `
    SELECT subject, ${all.map((column, k) => `event.${k + 1} AS ${column}`).join(', ')}
    FROM (SELECT subject, argMin((${all.join(', ')}), ${momentSql}) AS event FROM (${rows}) GROUP BY subject)
    WHERE ${scopeSql(scope, binder)}`
}
