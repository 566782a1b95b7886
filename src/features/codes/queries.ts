import { api } from '#api/api.ts'

/** What a campaign's codes were agreed on, and every batch of them. */
export const codesQuery = (campaignId: string) => api.codes.list.queryOptions({ input: { id: campaignId } })
