import { useTranslation } from 'react-i18next'
import { StatusTag } from '#components/StatusTag.tsx'
import type { CampaignStatus } from '#domain/campaign/statuses.ts'
import { statusTones } from './statusTones.ts'

export function CampaignStatusTag({ status }: { status: CampaignStatus }) {
  const { t } = useTranslation('campaigns')
  return <StatusTag tone={statusTones[status]}>{t(`status.${status}`)}</StatusTag>
}
