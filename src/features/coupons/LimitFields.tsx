import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { MoneyInput } from '#components/MoneyInput.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import { marketFacts } from '#domain/market.ts'
import { fieldsIn } from '#lib/fields.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import type { RuleProps } from './editor.ts'
import styles from './coupons.module.css'

/** How often and for how much, at most. */
export function LimitFields(props: RuleProps) {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  const { value: rule } = props
  const { set, field, at } = fieldsIn(props)
  const times = (name: 'perPerson' | 'perDay' | 'perPersonPerDay') => (
    <At pointer={at(`/limits/${name}`)}>
      <NumberInput
        label={t(`limits.${name}`)}
        layout="stack"
        min={1}
        hint={t('limits.none')}
        {...field(`/limits/${name}`, rule.limits[name], null)}
      />
    </At>
  )
  return (
    <>
      <div className={styles.row}>
        {rule.markets.map((market) => (
          <At key={market} pointer={at(`/limits/uses/${market}`)}>
            <NumberInput
              label={t('limits.uses', { market: format.market(market) })}
              layout="stack"
              {...field(`/limits/uses/${market}`, rule.limits.uses[market] ?? null)}
              onChange={(uses) => set(`/limits/uses/${market}`, uses ?? undefined)}
            />
          </At>
        ))}
      </div>
      <div className={styles.row}>
        {rule.markets.map((market) => (
          <At key={market} pointer={at(`/limits/budget/${market}`)}>
            <MoneyInput
              label={t('limits.budget', { market: format.market(market) })}
              layout="stack"
              currency={marketFacts[market].currency}
              {...field(`/limits/budget/${market}`, rule.limits.budget[market] ?? null)}
              onChange={(amount) => set(`/limits/budget/${market}`, amount ?? undefined)}
            />
          </At>
        ))}
      </div>
      <div className={styles.row}>
        {times('perPerson')}
        {times('perPersonPerDay')}
        {times('perDay')}
      </div>
    </>
  )
}
