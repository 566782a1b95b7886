import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { DataTable, type Column } from '#components/DataTable.tsx'
import { StatusTag } from '#components/StatusTag.tsx'
import type { Programme } from '#contract/partners.ts'
import { marketFacts, markets } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { paths } from '#paths'
import styles from './partnerStatements.module.css'

/** The programmes of all campaigns, with the ways to their rules, their results and their statements. */
export function ProgrammeTable({ programmes }: { programmes: readonly Programme[] }) {
  const { t } = useTranslation('partnerStatements')
  const { t: say } = useTranslation('campaigns')
  const format = useFormat()
  const navigate = useNavigate()
  const statementsOf = ({ campaignId }: Programme) => paths.partners({ campaign: campaignId })
  const columns: Column<Programme>[] = [
    {
      id: 'campaign',
      header: t('programmes.campaign'),
      show: 'always',
      cell: (one) => (
        <Link className={styles.name} to={statementsOf(one)}>
          {one.campaign}
        </Link>
      ),
    },
    {
      id: 'status',
      header: t('programmes.status'),
      cell: ({ status }) => <StatusTag>{say(`status.${status}`)}</StatusTag>,
    },
    {
      id: 'rules',
      header: t('programmes.rules'),
      cell: ({ version }) => (
        <span className={styles.version}>
          {version === null ? t('programmes.draft') : t('programmes.version', { version })}
        </span>
      ),
    },
    { id: 'tiers', header: t('programmes.tiers'), align: 'end', cell: ({ tiers }) => format.number(tiers) },
    {
      id: 'commission',
      header: t('programmes.commission'),
      align: 'end',
      cell: ({ commission: { lowest, highest } }) =>
        lowest === highest ? format.percent(highest) : `${format.percent(lowest)} – ${format.percent(highest)}`,
    },
    {
      id: 'limit',
      header: t('programmes.limit'),
      align: 'end',
      cell: ({ limit }) => (
        <span className={styles.amounts}>
          {markets.map((market) => {
            const amount = limit[market]
            return amount === undefined ? null : (
              <span key={market}>{format.money({ amount, currency: marketFacts[market].currency })}</span>
            )
          })}
        </span>
      ),
    },
    {
      id: 'links',
      header: t('programmes.more'),
      headerHidden: true,
      show: 'always',
      cell: (one) => (
        <span className={styles.links}>
          <Link to={statementsOf(one)}>{t('programmes.statements')}</Link>
          <Link to={paths.analyticsPartners({ campaignId: one.campaignId })}>{t('programmes.results')}</Link>
          <Link to={paths.campaignPartners({ campaignId: one.campaignId })}>{t('programmes.programme')}</Link>
        </span>
      ),
    },
  ]
  return (
    <DataTable
      id="partners.programmes"
      label={t('programmes.table')}
      columns={columns}
      rows={programmes}
      rowKey={({ campaignId }) => campaignId}
      onOpen={(one) => void navigate(statementsOf(one))}
    />
  )
}
