import type { StatusTone } from '#components/StatusTag.tsx'
import type { CampaignStatus } from '#domain/campaign/statuses.ts'

/** The colour that repeats what a campaign's status says in a word. */
export const statusTones: Record<CampaignStatus, StatusTone> = {
  draft: 'neutral',
  inReview: 'warning',
  approved: 'accent',
  scheduled: 'accent',
  live: 'ok',
  paused: 'warning',
  ended: 'neutral',
  archived: 'neutral',
}

/** Only what was published can differ from what was published. */
export const published: ReadonlySet<CampaignStatus> = new Set(['scheduled', 'live', 'paused', 'ended'])
