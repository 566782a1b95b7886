import { useTranslation } from 'react-i18next'
import type { Funnel } from '#contract/analytics.ts'
import type { Dimension } from '#domain/analytics/vocabulary.ts'
import { ScrollArea } from '#components/ScrollArea.tsx'
import { useFormat } from '#lib/format/useFormat.ts'
import table from '../series/SeriesSection.module.css'
import { useValueName } from '../words.ts'
import { fewPeople, margin, restsOnFew } from './facts.ts'
import styles from './FunnelBreakdown.module.css'

type FunnelBreakdownProps = {
  breakdown: Funnel['breakdown']
  dimension: Dimension
  names: readonly string[]
}

/** The same funnel for each value of a dimension, side by side. A difference between segments is no proof of a cause. */
export function FunnelBreakdown({ breakdown, dimension, names }: FunnelBreakdownProps) {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const valueName = useValueName()
  return (
    <>
      <ScrollArea label={t('funnel.breakdown')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t(`dimensions.${dimension}`)}</th>
              {names.map((name, k) => (
                <th key={`${String(k)}-${name}`} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {breakdown.map(({ value, steps }) => (
              <tr key={value ?? ''}>
                <th scope="row">{valueName(dimension, value)}</th>
                {steps.map((step, k) => {
                  const half = margin(step)
                  const few = restsOnFew(steps, 0)
                  return (
                    <td
                      key={`${String(k)}-${names[k] ?? ''}`}
                      title={few ? t('funnel.few', { count: fewPeople }) : undefined}
                    >
                      <span className={styles.count}>{format.number(step.count)}</span>
                      <span className={few ? styles.few : styles.rate}>
                        {format.rate(step.rateOfFirst)}
                        {half !== null && k > 0 && ` ±${format.number(half * 100, 1)}`}
                      </span>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {dimension === 'segment' && <p className={styles.note}>{t('funnel.correlation')}</p>}
    </>
  )
}
