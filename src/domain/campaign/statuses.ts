// Apart from the record's schema, so that pages that need only the words do not carry zod.

/** Where a campaign stands. The last five follow from the versions' times and the clock. */
export const campaignStatuses = [
  'draft',
  'inReview',
  'approved',
  'scheduled',
  'live',
  'paused',
  'ended',
  'archived',
] as const
export type CampaignStatus = (typeof campaignStatuses)[number]
