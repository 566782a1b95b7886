import { registeringTypes } from '#domain/analytics/registrations.ts'
import { endOf, type Scope } from '#domain/analytics/history.ts'
import type { Tables } from '../schema.ts'
import type { Binder } from './binder.ts'
import { peopleRows, type PeopleRows } from './people.ts'
import { filterColumns, scopeSql } from './scope.ts'

const columns = ['campaign_id', 'at', 'id', 'type', 'order_id', 'amount', ...filterColumns] as const

/** What starts a person's clock. */
export type First = 'register' | 'order' | 'anything'

/** The first event of its kind in each person's life, kept where it lies in the question's campaign and span. */
export function firstRows(
  tables: Tables,
  scope: Scope,
  first: First,
  segment: PeopleRows['segment'],
  binder: Binder,
): string {
  const types = { register: registeringTypes, order: ['order'], anything: undefined }[first]
  const end = `at < ${binder.moment(endOf(scope))}`
  const rows = peopleRows(
    tables,
    {
      table: 'byTime',
      columns,
      where: types === undefined ? end : `${end} AND type IN ${binder.texts(types)}`,
      segment,
    },
    binder,
  )
  const all = segment === undefined ? columns : [...columns, 'segment' as const]
  return `
    SELECT subject, ${all.map((column, k) => `tupleElement(event, ${k + 1}) AS ${column}`).join(', ')}
    FROM (SELECT subject, argMin((${all.join(', ')}), (at, toString(id))) AS event FROM (${rows}) GROUP BY subject)
    WHERE ${scopeSql(scope, binder)}`
}
