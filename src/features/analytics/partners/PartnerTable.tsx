import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { CsvButton } from '#components/CsvButton.tsx'
import { DataTable, type Column } from '#components/DataTable.tsx'
import { FilterChip } from '#components/FilterChip.tsx'
import type { PartnerResults } from '#contract/results.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { amountCells, amountColumns } from '../amountColumns.ts'
import { MarketAmounts } from '../MarketAmounts.tsx'
import type { Scope } from '../scope/useScope.ts'
import { Section } from '../Section.tsx'
import type { PageMoney } from '../usePageMoney.ts'
import { fileNameOf } from '../words.ts'
import {
  partnersOf,
  partnerSorts,
  sortedBy,
  tiersIn,
  type PartnerRow,
  type PartnerSort,
  type TierRow,
} from './partnerFacts.ts'
import styles from './Partners.module.css'

type PartnerTableProps = {
  scope: Scope
  results: PartnerResults
  money: PageMoney
  sort: PartnerSort
  direction: 'up' | 'down'
  onSort: (sort: PartnerSort, direction: 'up' | 'down') => void
  onOpen: (partnerId: string) => void
  /** Only those who stand in it. */
  tier: TierRow | null
  onEveryTier: () => void
}

const rowsAtOnce = 20

/** The leaderboard: who brought how much, and a way to the shoppers behind each. */
export function PartnerTable(props: PartnerTableProps) {
  const { scope, results, money, sort, direction, onSort, onOpen, tier, onEveryTier } = props
  const { t } = useTranslation('results')
  const format = useFormat()
  const [shown, setShown] = useState(rowsAtOnce)
  const tierNames = useMemo(
    () => new Map(results.programme?.tiers.map(({ id, name }) => [id, name])),
    [results.programme],
  )
  const rows = useMemo(
    () =>
      sortedBy(tier === null ? results.partners : partnersOf(results.partners, tier), sort, direction, money.amountOf),
    [results.partners, tier, sort, direction, money.amountOf],
  )
  const tierText = (row: PartnerRow) =>
    tiersIn(row, tierNames)
      .map(({ market, name }) => (market === null ? name : `${format.market(market)} ${name}`))
      .join(' · ')
  const figure = (id: 'bound' | 'newUsers' | 'orders'): Column<PartnerRow> => ({
    id,
    header: t(`partners.${id}`),
    cell: ({ figures }) => format.number(figures[id]),
    align: 'end',
    sortable: true,
  })
  const amount = (id: 'paid' | 'commission'): Column<PartnerRow> => ({
    id,
    header: t(`partners.${id}`),
    cell: ({ figures }) => <MarketAmounts amounts={figures[id]} scope={scope} into={money.into} />,
    align: 'end',
    sortable: money.into !== null,
  })
  const columns: Column<PartnerRow>[] = [
    {
      id: 'partner',
      header: t('partners.partner'),
      show: 'always',
      cell: ({ partnerId }) => (
        <button
          type="button"
          className={styles.partner}
          title={t('partners.openUsers')}
          aria-haspopup="dialog"
          onClick={() => onOpen(partnerId)}
        >
          {partnerId}
        </button>
      ),
    },
    { id: 'tier', header: t('partners.tier'), cell: tierText },
    figure('bound'),
    figure('newUsers'),
    figure('orders'),
    amount('paid'),
    amount('commission'),
  ]
  const title = t('partners.leaderboard')
  return (
    <Section
      title={title}
      tools={
        <CsvButton
          fileName={fileNameOf('partners', scope)}
          disabledReason={rows.length === 0 ? t('partners.nobody') : undefined}
          table={() => {
            const money = amountColumns(
              rows.map(({ figures }) => figures),
              ['paid', 'commission'],
            )
            return {
              head: [
                ...(['partner', 'tier', 'bound', 'newUsers', 'orders'] as const).map((id) => t(`partners.${id}`)),
                ...money.map(({ of, currency }) => `${t(`partners.${of}`)} (${currency})`),
              ],
              rows: rows.map((row) => [
                row.partnerId,
                tierText(row),
                row.figures.bound,
                row.figures.newUsers,
                row.figures.orders,
                ...amountCells(row.figures, money),
              ]),
            }
          }}
        />
      }
    >
      <DataTable
        id="analytics.partners"
        label={title}
        columns={columns}
        rows={rows.slice(0, shown)}
        rowKey={({ partnerId }) => partnerId}
        sort={{ column: sort, direction }}
        onSort={({ column, direction: to }) => {
          const chosen = partnerSorts.find((one) => one === column)
          if (chosen) onSort(chosen, to)
        }}
        onOpen={({ partnerId }) => onOpen(partnerId)}
        toolbar={
          tier && (
            <FilterChip
              label={t('partners.ofTier')}
              value={`${format.market(tier.market)} ${tierNames.get(tier.tierId) ?? tier.tierId}`}
              onRemove={onEveryTier}
            />
          )
        }
        empty={<p className={styles.total}>{t('partners.nobody')}</p>}
      />
      {rows.length > shown && (
        <p className={styles.more}>
          <Button size="small" onClick={() => setShown(rows.length)}>
            {t('partners.showAll', { count: rows.length, figure: format.number(rows.length) })}
          </Button>
        </p>
      )}
      <p className={styles.note}>
        {format.sentences([t('partners.note'), ...(money.converted ? [t('convertedNote')] : [])])}
      </p>
    </Section>
  )
}
