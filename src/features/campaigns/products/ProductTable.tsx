import { CellCount, CellMoney } from '#components/CellInput.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '#components/Button.tsx'
import { Icon } from '#components/Icon.tsx'
import type { CampaignProduct } from '#domain/campaign/document.ts'
import { marketFacts, salesChannels, type Market, type SalesChannel } from '#domain/market.ts'
import { nameIn } from '#domain/named.ts'
import { definitionOf } from '#domain/plays/registry.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import { paths } from '#paths'
import { At } from '#components/At.tsx'
import { useFieldNotes } from '../checks/useFieldNotes.ts'
import { useDraft, useReadOnlyReason } from '../draft/DraftProvider.tsx'
import styles from './products.module.css'

type Row = { product: CampaignProduct; index: number }

const pageSize = 60

export function ProductTable({ rows, market }: { rows: readonly Row[]; market: Market }) {
  const { t } = useTranslation('campaigns')
  const say = useSay()
  const { document } = useDraft()
  const [limit, setLimit] = useState(pageSize)
  const { currency } = marketFacts[market]
  const channels = salesChannels.filter((channel) => document.channels.includes(channel))

  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('products.title')}>
        <thead>
          <tr>
            <th scope="col">{t('products.product')}</th>
            <th scope="col" className={styles.end}>
              {t('products.list')} {currency}
            </th>
            <th scope="col" className={styles.end}>
              {t('products.cost')} {currency}
            </th>
            <th scope="col" className={styles.end}>
              {t('products.margin')}
            </th>
            {channels.map((channel) => (
              <th key={channel} scope="col" className={styles.end}>
                {t('products.stockIn', { channel: say.word('salesChannel', channel) })}
              </th>
            ))}
            <th scope="col">{t('products.usedBy')}</th>
            <th aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, limit).map(({ product, index }) => (
            <ProductRow key={product.id} product={product} index={index} market={market} channels={channels} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className={styles.muted}>{t('products.nothingFound')}</p>}
      {rows.length > limit && (
        <Button onClick={() => setLimit(limit + pageSize)}>{t('ui.showMore', { ns: 'shell' })}</Button>
      )}
    </div>
  )
}

type RowProps = Row & { market: Market; channels: readonly SalesChannel[] }

function ProductRow({ product, index, market, channels }: RowProps) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const say = useSay()
  const note = useFieldNotes()
  const { campaign, document, setAt } = useDraft()
  const readOnly = useReadOnlyReason()
  const disabled = readOnly !== null
  const at = `/products/${index}/terms/${market}`
  const terms = product.terms[market]
  const called = nameIn(product, format.language)
  const plays = document.plays.filter((play) => definitionOf(play).products(play).includes(product.id))
  const { currency } = marketFacts[market]

  const amount = (field: 'listPrice' | 'unitCost') => {
    const name = t(field === 'listPrice' ? 'products.list' : 'products.cost')
    return (
      <td className={styles.end}>
        <At pointer={`${at}/${field}`}>
          <CellMoney
            label={`${called}: ${name}`}
            currency={currency}
            value={terms?.[field] ?? null}
            onChange={(value) => value !== null && setAt(`${at}/${field}`, value)}
            disabled={disabled}
            error={note(`${at}/${field}`).error}
          />
        </At>
      </td>
    )
  }

  return (
    <tr data-pointer={`/products/${index}`}>
      <th scope="row">
        {called}
        <span className={styles.muted}> {product.id}</span>
      </th>
      {terms === undefined ? (
        <td colSpan={3 + channels.length} className={styles.none}>
          {t('products.noTerms', { market: format.market(market) })}{' '}
          <Button
            size="small"
            disabledReason={readOnly ?? undefined}
            onClick={() => setAt(at, { listPrice: 0, unitCost: 0, stock: {} })}
          >
            {t('products.sell', { market: format.market(market) })}
          </Button>
        </td>
      ) : (
        <>
          {amount('listPrice')}
          {amount('unitCost')}
          <td className={`${styles.end} ${terms.listPrice < terms.unitCost ? styles.bad : ''}`}>
            {terms.listPrice === 0 ? '–' : format.rate((terms.listPrice - terms.unitCost) / terms.listPrice)}
          </td>
          {channels.map((channel) => (
            <td key={channel} className={styles.end}>
              <At pointer={`${at}/stock/${channel}`}>
                <CellCount
                  label={t('products.stockBy', { product: called, channel: say.word('salesChannel', channel) })}
                  value={terms.stock[channel] ?? null}
                  onChange={(units) => setAt(`${at}/stock/${channel}`, units ?? undefined)}
                  disabled={disabled}
                  error={note(`${at}/stock/${channel}`).error}
                />
              </At>
            </td>
          ))}
        </>
      )}
      <td className={styles.plays}>
        {plays.length === 0
          ? '–'
          : plays.map((play) => (
              <Link key={play.id} to={paths.campaignPlay({ campaignId: campaign.id, playId: play.id })}>
                {play.name}
              </Link>
            ))}
      </td>
      <td>
        <Button
          tone="quiet"
          size="small"
          label={t('products.remove', { product: called })}
          disabledReason={readOnly ?? (plays[0] ? t('products.usedReason', { play: plays[0].name }) : undefined)}
          onClick={() => setAt(`/products/${index}`, undefined)}
        >
          <Icon name="trash" />
        </Button>
      </td>
    </tr>
  )
}
