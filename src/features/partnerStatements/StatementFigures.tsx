import { useTranslation } from 'react-i18next'
import { Amount } from '#components/Figures.tsx'
import { Stat, StatRow } from '#components/Stat.tsx'
import type { ToldStatements } from '#contract/partners.ts'
import { marketFacts } from '#domain/market.ts'
import { sum } from '#domain/money.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { earnedIn, takenBackIn, type Rules } from './amounts.ts'

/** All statements of these months together, in five figures. */
export function StatementFigures({ told }: { told: ToldStatements & { rules: Rules } }) {
  const { t } = useTranslation('partnerStatements')
  const format = useFormat()
  const { statements, orders, unpaid, rules, period, spent } = told
  const { currency } = marketFacts[rules.market]
  const money = (amount: number) => format.money({ amount, currency })
  const last = statements.filter(({ month }) => month === period?.to)
  const earning = orders.taken - sum(unpaid.map((one) => one.orders))
  const partners = new Set(statements.map(({ partner }) => partner)).size
  return (
    <StatRow>
      <Stat
        label={t('figures.payable')}
        value={<Amount amount={sum(statements.map(({ payable }) => payable))} currency={currency} />}
        note={t('figures.partners', { count: partners, figure: format.number(partners) })}
      />
      <Stat
        label={t('figures.earned')}
        value={<Amount amount={sum(statements.map(earnedIn))} currency={currency} />}
        note={t('figures.back', { amount: money(sum(statements.map(takenBackIn))) })}
      />
      <Stat
        label={t('figures.held')}
        value={<Amount amount={sum(last.map(({ closingHeld }) => closingHeld))} currency={currency} />}
        note={t('figures.heldNote', { count: rules.holdDays, figure: format.number(rules.holdDays) })}
      />
      <Stat
        label={t('figures.orders')}
        value={format.number(earning)}
        note={t('figures.ofOrders', { orders: format.number(orders.taken), paid: money(orders.paid) })}
      />
      <Stat
        label={t('figures.limit')}
        value={rules.limit === 0 ? '–' : format.rate(spent / rules.limit)}
        note={t('figures.ofLimit', { limit: money(rules.limit) })}
      />
    </StatRow>
  )
}
