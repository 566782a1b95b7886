import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '#components/Skeleton.tsx'
import { useProgrammeCost } from '#features/campaigns/forecast/useProgrammeCost.ts'
import { PartPage } from '#features/campaigns/layout/PartPage.tsx'
import { NoProgramme } from '#features/partners/NoProgramme.tsx'
import { ProgrammeEditor } from '#features/partners/ProgrammeEditor.tsx'
import type { Market } from '#domain/market.ts'
import type { PartnerProgramme } from '#domain/partners/schema.ts'

const ProgrammeCost = lazy(() =>
  import('#features/partners/ProgrammeCost.tsx').then((file) => ({ default: file.ProgrammeCost })),
)

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
            cost={<Cost programme={document.partners} market={market} />}
            base={base}
            disabled={disabled}
          />
        )
      }}
    </PartPage>
  )
}

function Cost({ programme, market }: { programme: PartnerProgramme; market: Market }) {
  const work = useProgrammeCost()
  return (
    <Suspense fallback={<Skeleton rows={5} />}>
      <ProgrammeCost programme={programme} market={market} {...work} />
    </Suspense>
  )
}
