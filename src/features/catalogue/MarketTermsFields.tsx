import { useTranslation } from 'react-i18next'
import { Checkbox } from '#components/Checkbox.tsx'
import { MoneyInput } from '#components/MoneyInput.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import type { ProductTerms } from '#domain/campaign/document.ts'
import { marketFacts, salesChannels, type Market } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import styles from './CataloguePage.module.css'

type MarketTermsFieldsProps = {
  market: Market
  terms: ProductTerms | undefined
  onChange: (terms: ProductTerms | undefined) => void
}

const emptyTerms: ProductTerms = { listPrice: 0, unitCost: 0, stock: {} }

/** What a product costs, costs us and has in stock in one market. */
export function MarketTermsFields({ market, terms, onChange }: MarketTermsFieldsProps) {
  const { t } = useTranslation('catalogue')
  const { t: words } = useTranslation('words')
  const format = useFormat()
  const currency = marketFacts[market].currency
  return (
    <fieldset className={styles.market}>
      <legend>{format.market(market)}</legend>
      <Checkbox checked={terms !== undefined} onChange={(sold) => onChange(sold ? emptyTerms : undefined)}>
        {t('soldHere')}
      </Checkbox>
      {terms && (
        <>
          <MoneyInput
            label={t('listPrice')}
            currency={currency}
            value={terms.listPrice}
            onChange={(listPrice) => onChange({ ...terms, listPrice: listPrice ?? 0 })}
          />
          <MoneyInput
            label={t('unitCost')}
            currency={currency}
            value={terms.unitCost}
            onChange={(unitCost) => onChange({ ...terms, unitCost: unitCost ?? 0 })}
            hint={terms.unitCost > terms.listPrice ? t('belowCost') : undefined}
          />
          {salesChannels.map((channel) => (
            <NumberInput
              key={channel}
              label={t('stockIn', { channel: words(`salesChannel.${channel}`) })}
              value={terms.stock[channel] ?? null}
              onChange={(units) => {
                const { [channel]: _, ...others } = terms.stock
                onChange({ ...terms, stock: units === null ? others : { ...others, [channel]: units } })
              }}
            />
          ))}
        </>
      )}
    </fieldset>
  )
}
