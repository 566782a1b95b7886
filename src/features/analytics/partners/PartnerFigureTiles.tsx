import { useTranslation } from 'react-i18next'
import { Stat, StatRow } from '#components/Stat.tsx'
import type { PartnerResults } from '#contract/results.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { MarketAmounts } from '../MarketAmounts.tsx'
import type { Scope } from '../scope/useScope.ts'
import type { PageMoney } from '../usePageMoney.ts'

type PartnerFigureTilesProps = { scope: Scope; results: PartnerResults; money: PageMoney }

/** What all partners brought together, in six figures. */
export function PartnerFigureTiles({ scope, results: { partners, total }, money }: PartnerFigureTilesProps) {
  const { t } = useTranslation('results')
  const format = useFormat()
  const count = (value: number) => <span title={format.number(value)}>{format.numberShort(value)}</span>
  const note = money.converted ? { note: t('fixedRates') } : {}
  const selling = partners.filter(({ figures }) => figures.orders > 0).length
  return (
    <StatRow>
      <Stat
        label={t('partners.partners')}
        value={count(partners.length)}
        note={t('partners.selling', { count: selling, figure: format.number(selling) })}
      />
      <Stat label={t('partners.bound')} value={count(total.bound)} />
      <Stat label={t('partners.newUsers')} value={count(total.newUsers)} />
      <Stat label={t('partners.orders')} value={count(total.orders)} />
      <Stat
        label={t('partners.paid')}
        value={<MarketAmounts amounts={total.paid} scope={scope} into={money.into} short />}
        {...note}
      />
      <Stat
        label={t('partners.commission')}
        value={<MarketAmounts amounts={total.commission} scope={scope} into={money.into} short />}
        {...note}
      />
    </StatRow>
  )
}
