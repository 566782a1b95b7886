import { useTranslation } from 'react-i18next'
import { StatusTag, type StatusTone } from '#components/StatusTag.tsx'
import type { CampaignStatus } from '#domain/campaign/statuses.ts'

const tones: Record<CampaignStatus, StatusTone> = {
  draft: 'neutral',
  inReview: 'warning',
  approved: 'accent',
  scheduled: 'accent',
  live: 'ok',
  paused: 'warning',
  ended: 'neutral',
  archived: 'neutral',
}

export function CampaignStatusTag({ status }: { status: CampaignStatus }) {
  const { t } = useTranslation('campaigns')
  return <StatusTag tone={tones[status]}>{t(`status.${status}`)}</StatusTag>
}
