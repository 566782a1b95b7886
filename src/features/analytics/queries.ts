import { keepPreviousData } from '@tanstack/react-query'
import { api } from '#api/api.ts'
import type { FunnelRequest, RetentionRequest, SeriesRequest } from '#contract/analytics.ts'
import type { Where } from '#contract/analyticsScope.ts'
import type { CouponsRequest, PartnersRequest, PartnerUsersRequest } from '#contract/results.ts'
import type { Span } from '#domain/time.ts'

/** Whose events, and when: what every question starts with. */
export type Asked = Span & { campaignId?: string; where?: Where }

// New data comes in while a page is open; what is on the screen stays until it is here.
const fresh = { refetchInterval: 60_000, placeholderData: keepPreviousData }

export const extentQuery = (campaignId: string | undefined) =>
  api.analytics.extent.queryOptions({ input: campaignId === undefined ? {} : { campaignId }, staleTime: 60_000 })

export const totalsQuery = (asked: Asked) => api.analytics.totals.queryOptions({ input: asked, ...fresh })

export const seriesQuery = (asked: SeriesRequest) => api.analytics.series.queryOptions({ input: asked, ...fresh })

export const funnelQuery = (asked: FunnelRequest) => api.analytics.funnel.queryOptions({ input: asked, ...fresh })

export const retentionQuery = (asked: RetentionRequest) =>
  api.analytics.retention.queryOptions({ input: asked, ...fresh })

export const couponsQuery = (asked: CouponsRequest) => api.analytics.coupons.queryOptions({ input: asked, ...fresh })

export const partnersQuery = (asked: PartnersRequest) => api.analytics.partners.queryOptions({ input: asked, ...fresh })

export const partnerUsersQuery = (asked: PartnerUsersRequest) =>
  api.analytics.partnerUsers.queryOptions({ input: asked })

export const funnelUsersQuery = (funnel: FunnelRequest, step: number, which: 'reached' | 'stopped', limit: number) =>
  api.analytics.funnelUsers.queryOptions({ input: { funnel, step, which, limit } })

export const campaignQuery = (id: string) => api.campaigns.read.queryOptions({ input: { id }, staleTime: 60_000 })

/** For the pickers: the campaigns last changed. */
export const campaignNamesQuery = () => api.campaigns.list.queryOptions({ input: { limit: '100' }, staleTime: 60_000 })
