import { useTranslation } from 'react-i18next'
import { PartPage } from '#features/campaigns/layout/PartPage.tsx'
import { NoProgramme } from '#features/partners/NoProgramme.tsx'
import { ProgrammeEditor } from '#features/partners/ProgrammeEditor.tsx'
import type { PartnerProgramme } from '#domain/partners/schema.ts'

const base = '/partners'

/** The campaign's partner programme, with its editor put in. */
export function PartnersPage() {
  const { t } = useTranslation('partners')
  return (
    <PartPage title={t('title')} base={base}>
      {({ document, market, onChange, note, disabled }) => {
        const set = (partners: PartnerProgramme | null) => onChange((draft) => ({ ...draft, partners }))
        return document.partners === null ? (
          <NoProgramme campaign={document} onCreate={set} disabled={disabled} />
        ) : (
          <ProgrammeEditor
            value={document.partners}
            onChange={set}
            onRemove={() => set(null)}
            campaign={document}
            market={market}
            note={(pointer) => note(base + pointer)}
            base={base}
            disabled={disabled}
          />
        )
      }}
    </PartPage>
  )
}
