import { api } from '#api/api.ts'

/** What changes between two states of a campaign; by default from what runs to the draft. */
export const diffQuery = (id: string, between: { from?: string; to?: string } = {}) =>
  api.campaigns.diff.queryOptions({ input: { id, ...between } })

export const reviewedQuery = (id: string) => api.campaigns.read.queryOptions({ input: { id } })

export const reviewChecksQuery = (id: string) => api.campaigns.checks.queryOptions({ input: { id } })
