import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { TextInput } from '#components/TextInput.tsx'
import type { CatalogueProduct } from '#contract/catalogue.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { catalogueName, pickProduct } from '#domain/catalogue/pick.ts'
import { marketFacts, markets } from '#domain/market.ts'
import { useFormat, useLanguage } from '#lib/format/useFormat.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { catalogueQuery } from '../queries.ts'
import styles from './products.module.css'

/** As many as can be looked through; a longer list wants a longer search. */
const shownAtMost = 200

/** Picks products of the catalogue into the campaign, with their prices, costs and stock as they stand now. */
export function CataloguePicker({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('campaigns')
  const language = useLanguage()
  const { document, edit } = useDraft()
  const catalogue = useQuery(catalogueQuery())
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const items = catalogue.data?.items
  const shown = useMemo(() => found(items ?? [], search), [items, search])

  const add = () => {
    const picked = (items ?? []).filter(({ id }) => chosen.has(id))
    edit((draft) => ({
      ...draft,
      products: [...draft.products, ...picked.map((product) => pickProduct(product, draft, language))],
    }))
    onClose()
  }

  return (
    <Dialog
      title={t('products.pick')}
      onClose={onClose}
      width={680}
      actions={
        <>
          <span className={styles.muted} role="status">
            {t('products.chosen', { count: chosen.size })}
          </span>
          <Button onClick={onClose}>{t('ui.cancel', { ns: 'shell' })}</Button>
          <Button tone="primary" disabledReason={chosen.size === 0 ? t('products.addNone') : undefined} onClick={add}>
            {t('products.add', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <TextInput
        type="search"
        value={search}
        onChange={setSearch}
        placeholder={t('products.search')}
        aria-label={t('products.search')}
      />
      <QueryState
        query={catalogue}
        isEmpty={(list) => list.items.length === 0}
        empty={<EmptyState title={t('products.catalogueEmpty')} />}
      >
        {() =>
          shown.length === 0 ? (
            <p className={styles.muted}>{t('products.nothingFound')}</p>
          ) : (
            <ul className={styles.picker}>
              {shown.slice(0, shownAtMost).map((product) => (
                <li key={product.id}>
                  <Pickable
                    product={product}
                    document={document}
                    checked={chosen.has(product.id)}
                    onChange={(on) => {
                      const next = new Set(chosen)
                      if (on) next.add(product.id)
                      else next.delete(product.id)
                      setChosen(next)
                    }}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Dialog>
  )
}

type PickableProps = {
  product: CatalogueProduct
  document: CampaignDocument
  checked: boolean
  onChange: (on: boolean) => void
}

function Pickable({ product, document, checked, onChange }: PickableProps) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const language = useLanguage()
  const held = markets.filter((market) => document.markets[market] && product.terms[market])
  const reason = document.products.some(({ id }) => id === product.id)
    ? t('products.already')
    : held.length === 0
      ? t('products.notSoldHere')
      : product.retired
        ? t('products.retired')
        : null
  return (
    <Checkbox checked={checked} onChange={onChange} disabled={reason !== null}>
      <span className={styles.pickName}>
        {catalogueName(product, language)} <span className={styles.muted}>{product.id}</span>
      </span>
      <span className={styles.pickPrices}>
        {reason ??
          held
            .map((market) =>
              format.money({ amount: product.terms[market]?.listPrice ?? 0, currency: marketFacts[market].currency }),
            )
            .join(' · ')}
      </span>
    </Checkbox>
  )
}

function found(items: readonly CatalogueProduct[], search: string): CatalogueProduct[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return items.filter((product) => {
    const text = `${product.id} ${product.category} ${Object.values(product.name).join(' ')}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
