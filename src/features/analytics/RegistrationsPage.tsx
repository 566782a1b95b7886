import { useTranslation } from 'react-i18next'
import { AnalyticsFrame } from './AnalyticsFrame.tsx'
import { SeriesSection } from './series/SeriesSection.tsx'

export { chartLoader as loader } from './loader.ts'

export function RegistrationsPage() {
  const { t } = useTranslation('analytics')
  return (
    <AnalyticsFrame tab="registrations" splits>
      {(scope) => (
        <SeriesSection
          scope={scope}
          title={t('measures.registrations')}
          name="registrations"
          type="register"
          measure="registrations"
        />
      )}
    </AnalyticsFrame>
  )
}
