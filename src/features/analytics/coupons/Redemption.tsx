import { useTranslation } from 'react-i18next'
import type { CouponFigures } from '#contract/results.ts'
import { wilson } from '#domain/analytics/intervals.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { fewPeople } from '../funnel/facts.ts'
import styles from './CouponTable.module.css'

/** The share of matured claims that were redeemed, how sure it is, and grey where it rests on too few to say anything. */
export function Redemption({ figures: { matured, redeemed } }: { figures: CouponFigures }) {
  const { t } = useTranslation('results')
  const format = useFormat()
  const interval = wilson(redeemed, matured)
  const few = matured < fewPeople
  const spread = interval === null ? '' : `±${format.number(((interval.high - interval.low) / 2) * 100, 1)}`
  return (
    <span
      className={few ? styles.few : undefined}
      title={
        interval === null
          ? t('coupons.noneMatured')
          : few
            ? t('coupons.fewMatured', { count: fewPeople })
            : t('coupons.interval', { low: format.rate(interval.low), high: format.rate(interval.high) })
      }
    >
      {format.rate(matured === 0 ? null : redeemed / matured)}
      {spread && <span className={styles.margin}> {spread}</span>}
    </span>
  )
}
