import { useTranslation } from 'react-i18next'
import { Stat, StatRow } from '#components/Stat.tsx'
import { noFigure } from '#lib/format/numbers.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { MarketAmounts } from '../MarketAmounts.tsx'
import type { Scope } from '../scope/useScope.ts'
import type { Shown } from './couponFacts.ts'
import { Redemption } from './Redemption.tsx'
import type { PageMoney } from '../usePageMoney.ts'

/** What became of the coupons in view, in six figures. */
export function CouponFigureTiles({ scope, shown, money }: { scope: Scope; shown: Shown; money: PageMoney }) {
  const { t } = useTranslation('results')
  const format = useFormat()
  const { figures, issued } = shown
  const count = (value: number) => <span title={format.number(value)}>{format.numberShort(value)}</span>
  const fixedRates = money.converted ? { note: t('fixedRates') } : {}
  return (
    <StatRow>
      <Stat
        label={t('coupons.issued')}
        value={issued === null ? noFigure : count(issued)}
        {...(issued === null ? { note: t('coupons.unlimited') } : {})}
      />
      <Stat label={t('coupons.claimed')} value={count(figures.claimed)} />
      <Stat
        label={t('coupons.used')}
        value={count(figures.used)}
        note={t('coupons.onOrders', { count: figures.orders, figure: format.number(figures.orders) })}
      />
      <Stat
        label={t('coupons.rate')}
        value={<Redemption figures={figures} />}
        note={t('coupons.ofMatured', { count: figures.matured, figure: format.number(figures.matured) })}
      />
      <Stat
        label={t('coupons.cost')}
        value={<MarketAmounts amounts={figures.cost} scope={scope} into={money.into} short />}
        {...fixedRates}
      />
      <Stat
        label={t('coupons.refunded')}
        value={<MarketAmounts amounts={figures.refunded} scope={scope} into={money.into} short />}
        note={t('coupons.refundCount', { count: figures.refunds, figure: format.number(figures.refunds) })}
      />
    </StatRow>
  )
}
