import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented } from '#components/Segmented.tsx'
import { SelectChip } from '#components/SelectChip.tsx'
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
  /** Whose days; null for all together. */
  partner: string | null
  onPartner: (partner: string | null) => void
  money: PageMoney
}

/** How many partners the choice offers: the foremost. */
const mostOffered = 100

/** One measure by day, of one partner or of all together. */
export function PartnerTrend({ scope, results, measure, onMeasure, partner, onPartner, money }: PartnerTrendProps) {
  const { t } = useTranslation('results')
  const { into, amountOf } = money
  const isMoney = measure === 'paid' || measure === 'commission'
  const counted = isMoney && into === null ? 'orders' : measure
  const series = useMemo(
    () => linesOfDays(results, partnerDays(results, counted, partner, amountOf)),
    [results, counted, partner, amountOf],
  )
  const nameOf = useCallback((value: string | null) => value ?? t('partners.all'), [t])
  const offered = results.partners.filter(({ partnerId }, k) => k < mostOffered || partnerId === partner)
  const title = t(`partners.byDay.${counted}`)
  return (
    <Section
      title={title}
      tools={
        <>
          <SelectChip
            label={t('partners.partner')}
            value={partner ?? ''}
            options={[
              { value: '', label: t('partners.all') },
              ...offered.map(({ partnerId }) => ({ value: partnerId, label: partnerId })),
            ]}
            onChange={(id) => onPartner(id === '' ? null : id)}
          />
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
        </>
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
        table
        height={260}
      />
    </Section>
  )
}
