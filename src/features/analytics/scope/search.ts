import { createParser, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { dimensions, seriesIntervals } from '#domain/analytics/vocabulary.ts'
import { markets } from '#domain/market.ts'
import { parseAsDate } from '#lib/urlDate.ts'
import { isZone } from '#lib/zone.ts'

const parseAsZone = createParser({ parse: (text) => (isZone(text) ? text : null), serialize: (zone) => zone })

/** Compare with the days before, or with another campaign by its id. */
export const previousPeriod = 'previous'

/** What every page of analytics keeps in its URL. Days are of the calendar of `tz`, both included. */
const scopeSearch = {
  from: parseAsDate,
  to: parseAsDate,
  tz: parseAsZone,
  market: parseAsStringLiteral(markets),
  compare: parseAsString,
  split: parseAsStringLiteral(dimensions),
  by: parseAsStringLiteral(seriesIntervals),
}

export function useScopeSearch() {
  return useQueryStates(scopeSearch, { history: 'push', scroll: false })
}

export type ScopeSearch = ReturnType<typeof useScopeSearch>[0]
export type SetScopeSearch = ReturnType<typeof useScopeSearch>[1]
