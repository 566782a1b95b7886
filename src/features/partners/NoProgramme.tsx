import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { createProgramme } from '#domain/partners/create.ts'
import type { PartnerProgramme } from '#domain/partners/schema.ts'

type NoProgrammeProps = {
  campaign: CampaignDocument
  onCreate: (programme: PartnerProgramme) => void
  disabled: boolean
}

/** A campaign without partners: what they are for, and a first programme to change. */
export function NoProgramme({ campaign, onCreate, disabled }: NoProgrammeProps) {
  const { t } = useTranslation('partners')
  const names = {
    programme: t('new.name'),
    tiers: [t('new.first'), t('new.second'), t('new.third')] as [string, string, string],
  }
  return (
    <EmptyState
      title={t('new.title')}
      action={
        !disabled && (
          <Button tone="primary" onClick={() => onCreate(createProgramme(campaign, names))}>
            {t('new.button')}
          </Button>
        )
      }
    >
      {t('new.about')}
    </EmptyState>
  )
}
