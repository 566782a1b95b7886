import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useTranslation } from 'react-i18next'
import { Segmented } from '#components/Segmented.tsx'
import { AnalyticsFrame } from './AnalyticsFrame.tsx'
import { SeriesSection } from './series/SeriesSection.tsx'

const measures = ['visitors', 'views'] as const

export { chartLoader as loader } from './loader.ts'

export function TrafficPage() {
  const { t } = useTranslation('analytics')
  const [measure, setMeasure] = useQueryState('count', parseAsStringLiteral(measures).withDefault('visitors'))
  return (
    <AnalyticsFrame tab="traffic" splits>
      {(scope) => (
        <>
          <Segmented
            label={t('traffic.count')}
            value={measure}
            options={measures.map((value) => ({ value, label: t(`measures.${value}`) }))}
            onChange={(value) => void setMeasure(value)}
          />
          <SeriesSection
            scope={scope}
            title={t(`measures.${measure}`)}
            name={measure}
            type="view"
            measure={measure === 'visitors' ? 'users' : 'events'}
          />
        </>
      )}
    </AnalyticsFrame>
  )
}
