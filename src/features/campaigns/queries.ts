import { api } from '#api/api.ts'

/** An open campaign: the draft, where it stands and what the reader may do with it. */
export const campaignQuery = (id: string) => api.campaigns.read.queryOptions({ input: { id } })

/** What only the server can check: the draft against other campaigns. */
export const serverChecksQuery = (id: string) => api.campaigns.checks.queryOptions({ input: { id } })

/** What an approver reads before approving: from what runs to the draft. The review page shows it. */
export const changesQuery = (id: string) => api.campaigns.diff.queryOptions({ input: { id } })

/** A published version with its document. It never changes. */
export const versionQuery = (id: string, number: number) =>
  api.campaigns.version.queryOptions({ input: { id, number: String(number) }, staleTime: Number.POSITIVE_INFINITY })

export const catalogueQuery = () => api.catalogue.list.queryOptions()

/** Every campaign by name and standing: from which of them rates can be taken over. */
export const heldCampaignsQuery = () => api.campaigns.list.queryOptions({ input: { limit: '100' }, staleTime: 60_000 })

/** How an event's shoppers behaved. */
export const shopperRatesQuery = (campaignId: string) =>
  api.analytics.shopperRates.queryOptions({ input: { campaignId } })
