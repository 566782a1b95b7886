import type { Filter } from '#domain/analytics/filter.ts'
import { endOf, type Scope } from '#domain/analytics/history.ts'
import type { Binder } from './binder.ts'
import type { PeopleRows } from './people.ts'

/** The events of a question's campaign and span. */
export function scopeSql(scope: Scope, binder: Binder): string {
  const campaign = scope.campaignId === undefined ? [] : [`campaign_id = ${binder.text(scope.campaignId)}`]
  return [...campaign, `at >= ${binder.moment(scope.from)}`, `at < ${binder.moment(endOf(scope))}`].join(' AND ')
}

/** What `peopleRows` needs to know for the segments of a question, where one of its parts speaks of segments. */
export function segmentFor(
  scope: Scope,
  by: string | undefined,
  filters: readonly (Filter | undefined)[],
): PeopleRows['segment'] {
  const needed = by === 'segment' || filters.some((filter) => filter?.segment !== undefined)
  return needed ? { campaignId: scope.campaignId, end: endOf(scope) } : undefined
}

/** The columns that filters and dimensions can name. */
export const filterColumns = [
  'market',
  'channel',
  'source',
  'play_id',
  'product',
  'partner_id',
  'coupon_id',
  'is_new_user',
] as const
