import { useTranslation } from 'react-i18next'
import { SaveState, type SaveStatus } from '#components/SaveState.tsx'
import { instantOf } from '#domain/time.ts'
import { CampaignStatusTag } from '../CampaignStatusTag.tsx'
import { useDraft } from './DraftProvider.tsx'
import type { DraftStatus } from './draftStore.ts'

/** Where the campaign stands, and where what was typed is now. */
export function DraftSaveState() {
  const { t } = useTranslation('campaigns')
  const { campaign, status } = useDraft()
  const shown = saveStatusOf(status, campaign.updatedAt)
  if (campaign.status === 'draft') return <SaveState status={shown} before={t('status.draft')} />
  return (
    <>
      <CampaignStatusTag status={campaign.status} />
      <SaveState status={shown} />
    </>
  )
}

export function saveStatusOf(status: DraftStatus, updatedAt: string): SaveStatus {
  switch (status.kind) {
    case 'saved':
      return { state: 'saved', at: status.at === null ? updatedAt : instantOf(status.at) }
    case 'invalid':
    case 'refused':
      return { state: 'failed' }
    default:
      return { state: status.kind }
  }
}
