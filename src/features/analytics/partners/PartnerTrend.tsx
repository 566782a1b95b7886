import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented } from '#components/Segmented.tsx'
import type { PartnerResults } from '#contract/results.ts'
import type { Scope } from '../scope/useScope.ts'
import { Section } from '../Section.tsx'
import { linesOfDays } from '../series/linesOfDays.ts'
import { SeriesView } from '../series/SeriesView.tsx'
import type { PageMoney } from '../usePageMoney.ts'
import { partnerDays, partnerMeasures, type PartnerMeasure } from './partnerFacts.ts'

type PartnerTrendProps = {
  scope: Scope
  results: PartnerResults
  measure: PartnerMeasure
  onMeasure: (measure: PartnerMeasure) => void
  money: PageMoney
}

/** One measure by day, a line for each of the foremost partners. */
export function PartnerTrend({ scope, results, measure, onMeasure, money }: PartnerTrendProps) {
  const { t } = useTranslation('results')
  const { into, amountOf } = money
  const isMoney = measure === 'paid' || measure === 'commission'
  const counted = isMoney && into === null ? 'orders' : measure
  const series = useMemo(
    () => linesOfDays(results, partnerDays(results, counted, amountOf)),
    [results, counted, amountOf],
  )
  const nameOf = useCallback((value: string | null) => value ?? '', [])
  const title = t(`partners.byDay.${counted}`)
  return (
    <Section
      title={title}
      tools={
        <Segmented
          label={t('partners.counted')}
          value={counted}
          options={partnerMeasures.map((value) => ({
            value,
            label: t(`partners.measures.${value}`),
            ...((value === 'paid' || value === 'commission') && into === null
              ? { disabledReason: t('noCommonCurrency') }
              : {}),
          }))}
          onChange={onMeasure}
        />
      }
    >
      <SeriesView
        scope={scope}
        title={title}
        name={`partners-${counted}`}
        series={series}
        nameOf={nameOf}
        interval="day"
        addsUp
        currency={counted === measure && isMoney ? (into ?? undefined) : undefined}
        {...(isMoney && money.converted ? { note: t('fixedRates') } : {})}
        table={false}
        height={260}
      />
    </Section>
  )
}
