import { paths, type SearchValues } from '#paths'

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

export function tabPath(tab: Tab, campaignId: string, search: SearchValues = {}): string {
  return builders[tab]({ campaignId }, search)
}
