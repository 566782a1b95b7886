import { paths, type SearchValues } from '#paths'
import type { Scope } from './useScope.ts'

export const tabs = ['overview', 'registrations', 'traffic', 'funnel', 'retention', 'coupons', 'partners'] as const
export type Tab = (typeof tabs)[number]

const builders = {
  overview: paths.analyticsOverview,
  registrations: paths.analyticsRegistrations,
  traffic: paths.analyticsTraffic,
  funnel: paths.analyticsFunnel,
  retention: paths.analyticsRetention,
  coupons: paths.analyticsCoupons,
  partners: paths.analyticsPartners,
} as const

/** What goes along from one page of analytics to another. */
export function keptSearch({ search: { from, to, tz, market, compare } }: Pick<Scope, 'search'>): SearchValues {
  const kept = { from, to, tz, market, compare }
  return Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, value ?? undefined]))
}

export function tabPath(tab: Tab, campaignId: string, search: SearchValues = {}): string {
  return builders[tab]({ campaignId }, search)
}
