import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { markets } from '#domain/market.ts'
import { everyName } from '#domain/named.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import { FindingsBlock } from '../checks/FindingsBlock.tsx'
import { useDraft, useReadOnlyReason } from '../draft/DraftProvider.tsx'
import { CataloguePicker } from './CataloguePicker.tsx'
import { ProductTable } from './ProductTable.tsx'
import styles from './products.module.css'

/** What the campaign sells, with prices, costs and stock by channel in the market in view. */
export function ProductsPage() {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const { document } = useDraft()
  const readOnly = useReadOnlyReason()
  const [inView, setMarket] = useMarket()
  const [picking, setPicking] = useState(false)
  const [search, setSearch] = useState('')
  const held = markets.filter((market) => document.markets[market])
  const market = held.includes(inView) ? inView : held[0]
  const wanted = search.trim().toLowerCase()
  const shown = document.products
    .map((product, index) => ({ product, index }))
    .filter(({ product }) => [...everyName(product), product.id].join(' ').toLowerCase().includes(wanted))
  const pick = (
    <Button disabledReason={readOnly ?? undefined} onClick={() => setPicking(true)}>
      {t('products.pick')}
    </Button>
  )

  return (
    <>
      <div className={styles.head}>
        <h2>{t('products.title')}</h2>
        {held.length > 1 && market && (
          <Segmented
            label={t('list.market')}
            options={held.map((code) => ({ value: code, label: format.market(code) }))}
            value={market}
            onChange={setMarket}
          />
        )}
        <div className={styles.tools}>
          {document.products.length > 8 && (
            <TextInput
              type="search"
              value={search}
              onChange={setSearch}
              placeholder={t('products.searchOwn')}
              aria-label={t('products.searchOwn')}
            />
          )}
          {document.products.length > 0 && pick}
        </div>
      </div>
      {document.products.length === 0 ? (
        <EmptyState title={t('products.emptyTitle')} action={pick}>
          {t('products.emptyBody')}
        </EmptyState>
      ) : (
        market && <ProductTable rows={shown} market={market} />
      )}
      <FindingsBlock within="/products" />
      {picking && <CataloguePicker onClose={() => setPicking(false)} />}
    </>
  )
}
