import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { marketFacts, type Market } from '#domain/market.ts'
import type { Minor } from '#domain/money.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import styles from './shared.module.css'

type PricesMeantProps = {
  market: Market
  prices: readonly Minor[]
  pointer: string
  /** Undefined where none is left. */
  onChange: (prices: Minor[] | undefined) => void
  disabled: boolean
}

/** Prices below cost that somebody said are meant, each to be taken back: then it is asked about again. */
export function PricesMeant({ market, prices, pointer, onChange, disabled }: PricesMeantProps) {
  const { t } = useTranslation('plays')
  const format = useFormat()
  const { currency } = marketFacts[market]
  const takeBack = (price: Minor) => {
    const left = prices.filter((one) => one !== price)
    onChange(left.length === 0 ? undefined : left)
  }
  if (prices.length === 0) return null
  return (
    <At pointer={pointer}>
      <fieldset className={styles.group}>
        <legend>{t('base.belowCostMeant', { market: format.market(market) })}</legend>
        <div className={styles.checks}>
          {prices.map((price) => (
            <Checkbox key={price} checked onChange={() => takeBack(price)} disabled={disabled}>
              {format.money({ amount: price, currency })}
            </Checkbox>
          ))}
        </div>
      </fieldset>
    </At>
  )
}
