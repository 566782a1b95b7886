import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented } from '#components/Segmented.tsx'
import type { Coupons } from '#contract/results.ts'
import type { Scope } from '../scope/useScope.ts'
import { Section } from '../Section.tsx'
import { linesOfDays } from '../series/linesOfDays.ts'
import { SeriesView } from '../series/SeriesView.tsx'
import { useValueName } from '../words.ts'
import { couponDays, couponMeasures, type CouponMeasure } from './couponFacts.ts'
import type { PageMoney } from '../usePageMoney.ts'

type CouponTrendProps = {
  scope: Scope
  coupons: Coupons
  names: ReadonlyMap<string, string>
  rule: string | null
  measure: CouponMeasure
  onMeasure: (measure: CouponMeasure) => void
  money: PageMoney
}

/** One measure by day: a line per rule, or per value of the split. */
export function CouponTrend({ scope, coupons, names, rule, measure, onMeasure, money }: CouponTrendProps) {
  const { t } = useTranslation('results')
  const valueName = useValueName()
  const { split } = scope.search
  const { into, amountOf } = money
  const counted = measure === 'cost' && into === null ? 'used' : measure
  const series = useMemo(
    () => linesOfDays(coupons, couponDays(coupons, { measure: counted, split: split !== null, rule }, amountOf)),
    [coupons, counted, split, rule, amountOf],
  )
  const nameOf = useCallback(
    (value: string | null) => (split ? valueName(split, value) : (names.get(value ?? '') ?? value ?? '')),
    [split, valueName, names],
  )
  const title = t(`coupons.byDay.${counted}`)
  return (
    <Section
      title={title}
      tools={
        <Segmented
          label={t('coupons.counted')}
          value={counted}
          options={couponMeasures.map((value) => ({
            value,
            label: t(`coupons.measures.${value}`),
            ...(value === 'cost' && into === null ? { disabledReason: t('noCommonCurrency') } : {}),
          }))}
          onChange={onMeasure}
        />
      }
    >
      <SeriesView
        scope={scope}
        title={title}
        name={`coupons-${counted}`}
        series={series}
        nameOf={nameOf}
        interval="day"
        addsUp
        currency={counted === 'cost' ? (into ?? undefined) : undefined}
        {...(counted === 'cost' && money.converted ? { note: t('fixedRates') } : {})}
        table
        height={260}
      />
    </Section>
  )
}
