import { api } from '#api/api.ts'

/** An open campaign: the draft, where it stands and what the reader may do with it. */
export const campaignQuery = (id: string) => api.campaigns.read.queryOptions({ input: { id } })

/** What only the server can check: the draft against other campaigns. */
export const serverChecksQuery = (id: string) => api.campaigns.checks.queryOptions({ input: { id } })

export const catalogueQuery = () => api.catalogue.list.queryOptions()
