import { useTranslation } from 'react-i18next'
import { Facts } from '#components/Stat.tsx'
import type { ToldStatements } from '#contract/partners.ts'
import { marketFacts } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import type { Rules } from './amounts.ts'
import styles from './partnerStatements.module.css'

/** Orders that earned nothing and why, and reports that could not be taken: nothing is left out in silence. */
export function NotTaken({ told: { unpaid, leftOut, rules } }: { told: ToldStatements & { rules: Rules } }) {
  const { t } = useTranslation('partnerStatements')
  const format = useFormat()
  const { currency } = marketFacts[rules.market]
  if (unpaid.length === 0 && leftOut.length === 0) return null
  return (
    <div className={styles.sums}>
      {unpaid.length > 0 && (
        <section aria-labelledby="unpaid">
          <h2 id="unpaid">{t('unpaid.title')}</h2>
          <Facts
            rows={unpaid.map(({ reason, orders }) => ({
              key: reason,
              label: t(`unpaid.${reason}`),
              value: t('unpaid.orders', { count: orders, figure: format.number(orders) }),
            }))}
          />
        </section>
      )}
      {leftOut.length > 0 && (
        <section aria-labelledby="leftOut">
          <h2 id="leftOut">{t('leftOut.title')}</h2>
          <Facts
            rows={leftOut.map(({ reason, events, amount }) => ({
              key: reason,
              label: t(`leftOut.${reason}`),
              value: t('leftOut.events', {
                count: events,
                figure: format.number(events),
                amount: format.money({ amount, currency }),
              }),
            }))}
          />
        </section>
      )}
    </div>
  )
}
