import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { DataTable, type Column } from '#components/DataTable.tsx'
import { Amount, Count } from '#components/Figures.tsx'
import { StatusTag } from '#components/StatusTag.tsx'
import { catalogueName } from '#domain/catalogue/pick.ts'
import type { CatalogueProduct } from '#contract/catalogue.ts'
import { marketFacts, salesChannels, type Market } from '#domain/market.ts'
import { noFigure } from '#lib/format/numbers.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import styles from './CataloguePage.module.css'
import { catalogueSorts, type CatalogueSearch } from './queries.ts'
import { marginOf, stockOf } from './rows.ts'

type ProductTableProps = {
  products: readonly CatalogueProduct[]
  market: Market
  sort: CatalogueSearch['sort']
  onSort: (sort: CatalogueSearch['sort']) => void
  onOpen: ((product: CatalogueProduct) => void) | undefined
  toolbar: ReactNode
}

const shownAtOnce = 100

/** The shop's goods with what they cost and how many there are, in the market in view. */
export function ProductTable({ products, market, sort, onSort, onOpen, toolbar }: ProductTableProps) {
  const { t } = useTranslation('catalogue')
  const { t: shell } = useTranslation()
  const columns = useColumns(market)
  const [shown, setShown] = useState(shownAtOnce)
  return (
    <>
      <DataTable
        id="catalogue"
        label={t('title')}
        columns={columns}
        rows={products.slice(0, shown)}
        rowKey={(product) => product.id}
        sort={{ column: sort.replace('-', ''), direction: sort.startsWith('-') ? 'down' : 'up' }}
        onSort={({ column, direction }) => {
          const by = catalogueSorts.find((one) => one === column)
          if (by) onSort(direction === 'down' ? `-${by}` : by)
        }}
        onOpen={onOpen}
        toolbar={toolbar}
        empty={<p className={styles.none}>{t('nothingFits')}</p>}
      />
      {products.length > shown && (
        <div className={styles.more}>
          <Button onClick={() => setShown(shown + shownAtOnce)}>{shell('ui.showMore')}</Button>
        </div>
      )}
    </>
  )
}

function useColumns(market: Market): Column<CatalogueProduct>[] {
  const { t } = useTranslation('catalogue')
  const { t: words } = useTranslation('words')
  const format = useFormat()
  const currency = marketFacts[market].currency
  const unsold = <span className={styles.unsold}>{noFigure}</span>
  return [
    {
      id: 'name',
      header: t('name'),
      show: 'always',
      sortable: true,
      cell: (product) => (
        <>
          <span className={styles.name}>{catalogueName(product, format.language)}</span>{' '}
          {product.retired && <StatusTag>{t('shows.retired')}</StatusTag>}
          <code className={styles.id}>{product.id}</code>
        </>
      ),
    },
    { id: 'category', header: t('category'), cell: (product) => t(`categories.${product.category}`) },
    {
      id: 'price',
      header: t('listPrice'),
      align: 'end',
      sortable: true,
      cell: (product) => {
        const terms = product.terms[market]
        return terms ? <Amount amount={terms.listPrice} currency={currency} /> : unsold
      },
    },
    {
      id: 'cost',
      header: t('unitCost'),
      align: 'end',
      cell: (product) => {
        const terms = product.terms[market]
        return terms ? <Amount amount={terms.unitCost} currency={currency} /> : unsold
      },
    },
    {
      id: 'margin',
      header: t('margin'),
      align: 'end',
      sortable: true,
      cell: (product) => {
        const margin = marginOf(product, market)
        return margin === null ? (
          unsold
        ) : (
          <span className={margin < 0 ? styles.loss : undefined}>{format.rate(margin / 10_000)}</span>
        )
      },
    },
    {
      id: 'stock',
      header: t('stock'),
      align: 'end',
      sortable: true,
      cell: (product) => (product.terms[market] ? <Count value={stockOf(product, market)} /> : unsold),
    },
    ...salesChannels.map((channel): Column<CatalogueProduct> => ({
      id: channel,
      header: t('stockIn', { channel: words(`salesChannel.${channel}`) }),
      align: 'end',
      show: channel === 'store' || channel === 'marketplace' ? 'hidden' : 'shown',
      cell: (product) => {
        const units = product.terms[market]?.stock[channel]
        return units === undefined ? unsold : <Count value={units} />
      },
    })),
  ]
}
