import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '#api/queryClient.ts'
import { useMay } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { CsvButton } from '#components/CsvButton.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { Page } from '#components/Page.tsx'
import { QueryState } from '#components/QueryState.tsx'
import type { CatalogueProduct } from '#contract/catalogue.ts'
import { useLanguage } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import { CatalogueFilters } from './CatalogueFilters.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { ProductDialog } from './ProductDialog.tsx'
import { productTable } from './productTable.ts'
import { ProductTable } from './ProductTable.tsx'
import { catalogueQuery, catalogueSearch } from './queries.ts'
import { chosenProducts } from './rows.ts'

type OpenDialog = { kind: 'add' | 'import' } | { kind: 'edit'; product: CatalogueProduct } | null

export function loader() {
  void queryClient.prefetchQuery(catalogueQuery())
  return null
}

export function CataloguePage() {
  const { t } = useTranslation('catalogue')
  const language = useLanguage()
  const [market] = useMarket()
  const [search, setSearch] = useQueryStates(catalogueSearch)
  const catalogue = useQuery(catalogueQuery())
  const readOnly = useMay('catalogue.edit') ? undefined : t('readOnly')
  const [open, setOpen] = useState<OpenDialog>(null)
  const products = catalogue.data?.items ?? []
  const chosen = chosenProducts(products, search, market, language)

  return (
    <Page
      title={t('title')}
      actions={
        <>
          <CsvButton
            fileName="catalogue"
            table={() => productTable(chosen)}
            disabledReason={chosen.length === 0 ? t('nothingFits') : undefined}
          />
          <Button onClick={() => setOpen({ kind: 'import' })} disabledReason={readOnly}>
            {t('import')}
          </Button>
          <Button tone="primary" shortcut="n" onClick={() => setOpen({ kind: 'add' })} disabledReason={readOnly}>
            {t('add')}
          </Button>
        </>
      }
    >
      <QueryState
        query={catalogue}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title={t('emptyTitle')}>{t('emptyBody')}</EmptyState>}
      >
        {({ items }) => (
          <ProductTable
            products={chosen}
            market={market}
            sort={search.sort}
            onSort={(sort) => void setSearch({ sort })}
            onOpen={readOnly ? undefined : (product) => setOpen({ kind: 'edit', product })}
            toolbar={
              <CatalogueFilters
                search={search}
                shown={chosen.length}
                total={items.length}
                onChange={(change) => void setSearch(change)}
              />
            }
          />
        )}
      </QueryState>
      {open?.kind === 'add' && <ProductDialog existing={products} onClose={() => setOpen(null)} />}
      {open?.kind === 'edit' && (
        <ProductDialog product={open.product} existing={products} onClose={() => setOpen(null)} />
      )}
      {open?.kind === 'import' && <ImportDialog existing={products} onClose={() => setOpen(null)} />}
    </Page>
  )
}
