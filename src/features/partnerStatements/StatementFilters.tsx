import { useQueryStates } from 'nuqs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Segmented } from '#components/Segmented.tsx'
import { SelectChip } from '#components/SelectChip.tsx'
import { monthsBetween } from '#domain/months.ts'
import { stretchFrom, stretchTo, type Stretch } from '#domain/partners/stretch.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import { paths } from '#paths'
import { ownOrders, statementSearch } from './queries.ts'
import { useMonthName } from './useMonthName.ts'
import { sourceOf, type OrdersAsked } from './useOrdersAsked.ts'
import styles from './partnerStatements.module.css'

/** Of which orders, in which market, for which months. */
export function StatementFilters({
  orders,
  known,
  period,
}: {
  orders: OrdersAsked
  known: Stretch | null
  period: Stretch | null
}) {
  const { t } = useTranslation('partnerStatements')
  const format = useFormat()
  const [search, setSearch] = useQueryStates(statementSearch, { history: 'push', scroll: false })
  const [, setMarket] = useMarket()
  const nameOf = useMonthName(orders.market)
  const { imports, held, market } = orders
  const own = search.orders === ownOrders
  const months = (known === null ? [] : monthsBetween(known.from, known.to)).map((month) => ({
    value: month,
    label: nameOf(month),
  }))
  const span = period ?? { from: '', to: '' }
  return (
    <div className={styles.filters} role="group" aria-label={t('filters.label')}>
      <SelectChip
        label={t('filters.orders')}
        value={search.orders}
        options={[
          { value: ownOrders, label: t('filters.own') },
          ...imports.map((one) => ({
            value: one.id,
            label: t('filters.import', { source: sourceOf(one), market: format.market(one.mapping.market) }),
          })),
        ]}
        onChange={(value) => void setSearch({ orders: value, from: null, to: null, partner: null, month: null })}
      />
      {own && held.length > 1 && (
        <Segmented
          label={t('filters.market')}
          options={held.map((code) => ({ value: code, label: code, title: format.market(code) }))}
          value={market}
          onChange={(code) => {
            void setSearch({ from: null, to: null })
            setMarket(code)
          }}
        />
      )}
      {months.length > 1 && (
        <>
          <SelectChip
            label={t('filters.from')}
            value={span.from}
            options={months}
            onChange={(from) => void setSearch(stretchFrom(from, span.to))}
          />
          <SelectChip
            label={t('filters.to')}
            value={span.to}
            options={months}
            onChange={(to) => void setSearch(stretchTo(to, span.from))}
          />
        </>
      )}
      {imports.length === 0 && <Link to={paths.dataQuality()}>{t('filters.bringIn')}</Link>}
    </div>
  )
}
