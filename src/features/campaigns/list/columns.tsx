import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Amount } from '#components/Figures.tsx'
import type { Column } from '#components/DataTable.tsx'
import { Meter } from '#components/Meter.tsx'
import type { CampaignSummary } from '#contract/campaignShapes.ts'
import type { Market } from '#domain/market.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat, type Format } from '#lib/format/useFormat.ts'
import { useNow } from '#lib/useNow.ts'
import { paths } from '#paths'
import { CampaignStatusTag } from '../CampaignStatusTag.tsx'
import { published } from '../statusTones.ts'
import styles from './list.module.css'

/** The columns of the campaign list. A new one is one more entry here. */
export function useCampaignColumns(market: Market): readonly Column<CampaignSummary>[] {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const now = useNow(60_000)

  return useMemo(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        sortable: true,
        show: 'always',
        cell: (row) => (
          <Link to={paths.campaign({ campaignId: row.id })} className={styles.name}>
            {row.name}
          </Link>
        ),
      },
      {
        id: 'status',
        header: t('column.status'),
        cell: (row) => (
          <>
            <CampaignStatusTag status={row.status} />
            {row.draftDiffers && published.has(row.status) && (
              <span className={styles.edited} title={t('row.draftDiffers')}>
                ● <span className="visually-hidden">{t('row.draftDiffers')}</span>
              </span>
            )}
          </>
        ),
      },
      {
        id: 'markets',
        header: t('column.markets'),
        cell: (row) => row.markets.join(' '),
        title: (row) => row.markets.map(format.market).join(', '),
      },
      {
        id: 'start',
        header: t('column.dates'),
        sortable: true,
        cell: (row) => datesOf(row, market, format) ?? <span className={styles.muted}>{t('row.noDates')}</span>,
        title: (row) => {
          const zone = zoneOf(marketShown(row, market))
          return row.from && row.to ? `${format.time(row.from, zone)} – ${format.time(row.to, zone)}` : undefined
        },
      },
      { id: 'worst', header: t('column.budget'), sortable: true, width: '200px', cell: (row) => <Budget row={row} /> },
      {
        id: 'expected',
        header: t('column.expected'),
        align: 'end',
        show: 'hidden',
        cell: (row) => <Amount amount={row.expected} currency={row.currency} short />,
      },
      { id: 'findings', header: t('column.findings'), cell: (row) => <Findings row={row} /> },
      { id: 'plays', header: t('column.plays'), align: 'end', show: 'hidden', cell: (row) => format.number(row.plays) },
      { id: 'owner', header: t('column.owner'), cell: (row) => row.owner.name },
      {
        id: 'updated',
        header: t('column.updated'),
        sortable: true,
        align: 'end',
        cell: (row) => format.relative(row.updatedAt, now),
        title: (row) => format.time(row.updatedAt, zoneOf(market), 'second'),
      },
    ],
    [t, format, market, now],
  )
}

function Budget({ row }: { row: CampaignSummary }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  if (row.budget === 0) return <span className={styles.muted}>{t('row.noBudget')}</span>
  const money = (amount: number) => format.moneyShort({ amount, currency: row.currency })
  const over = row.worst > row.budget
  return (
    <div className={styles.budget}>
      <span className={styles.figures}>
        <span className={over ? styles.over : undefined}>{money(row.worst)}</span>
        <span className={styles.muted}> / {money(row.budget)}</span>
      </span>
      <Meter
        label={t('column.budget')}
        text={t('row.budgetText', {
          worst: money(row.worst),
          expected: money(row.expected),
          budget: money(row.budget),
        })}
        whole={row.budget}
        parts={[
          {
            key: 'expected',
            value: row.expected,
            color: over ? 'var(--bad)' : 'var(--accent)',
            label: money(row.expected),
          },
          {
            key: 'worst',
            value: Math.max(0, row.worst - row.expected),
            color: `color-mix(in srgb, ${over ? 'var(--bad)' : 'var(--accent)'} 35%, transparent)`,
            label: money(row.worst),
          },
        ]}
      />
    </div>
  )
}

function Findings({ row }: { row: CampaignSummary }) {
  const { t } = useTranslation('campaigns')
  if (row.errors === 0 && row.warnings === 0) return <span className={styles.muted}>{t('row.fine')}</span>
  return (
    <span className={styles.findings}>
      {row.errors > 0 && <span className={styles.errors}>{t('row.errors', { count: row.errors })}</span>}
      {row.warnings > 0 && <span className={styles.warnings}>{t('row.warnings', { count: row.warnings })}</span>}
    </span>
  )
}

/** The market in view where the campaign runs there, otherwise its first. */
function marketShown(row: CampaignSummary, inView: Market): Market {
  return row.markets.includes(inView) ? inView : (row.markets[0] ?? inView)
}

function datesOf(row: CampaignSummary, market: Market, format: Format): string | null {
  if (!row.from || !row.to) return null
  const zone = zoneOf(marketShown(row, market))
  const sameYear = format.timeBare(row.from, zone, 'day').includes(String(new Date(row.to).getUTCFullYear()))
  return `${format.timeBare(row.from, zone, sameYear ? 'dayShort' : 'day')} – ${format.timeBare(row.to, zone, 'day')}`
}
