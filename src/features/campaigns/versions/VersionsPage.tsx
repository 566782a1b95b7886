import { useQuery } from '@tanstack/react-query'
import { parseAsString, useQueryStates } from 'nuqs'
import { useState, type ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { Button } from '#components/Button.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Select } from '#components/Select.tsx'
import { StatusTag } from '#components/StatusTag.tsx'
import type { Version } from '#contract/campaignShapes.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { useRefusal } from '../moves/useMove.ts'
import { RollBackDialog } from './RollBackDialog.tsx'
import styles from './versions.module.css'

export type VersionsPageProps = {
  /** Shows what differs between two states of the campaign. */
  Diff: ComponentType<{ campaignId: string; from: string; to: string }>
}

/** Everything that was ever published, what differs between any two, and the way back. */
export function VersionsPage({ Diff }: VersionsPageProps) {
  const { t } = useTranslation('campaigns')
  const { campaign } = useDraft()
  const versions = useQuery(api.campaigns.versions.queryOptions({ input: { id: campaign.id } }))
  return (
    <>
      <h2>{t('versions.title')}</h2>
      <QueryState
        query={versions}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title={t('versions.emptyTitle')}>{t('versions.emptyBody')}</EmptyState>}
      >
        {({ items }) => (
          <>
            <VersionTable versions={items} />
            <Compare versions={items} Diff={Diff} />
          </>
        )}
      </QueryState>
    </>
  )
}

function VersionTable({ versions }: { versions: readonly Version[] }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const refusal = useRefusal()
  const [market] = useMarket()
  const { campaign } = useDraft()
  const [asking, setAsking] = useState<number | null>(null)
  const newestFirst = versions.toSorted((a, b) => b.number - a.number)
  return (
    <div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('versions.number')}</th>
            <th scope="col">{t('versions.effective')}</th>
            <th scope="col">{t('versions.published')}</th>
            <th scope="col">{t('versions.approved')}</th>
            <th scope="col">{t('versions.state')}</th>
            <th aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {newestFirst.map((version) => {
            const runs = campaign.running?.number === version.number
            const waits = campaign.scheduled?.number === version.number
            return (
              <tr key={version.number}>
                <th scope="row">{version.number}</th>
                <td>{format.time(version.effectiveAt, zoneOf(market))}</td>
                <td>{version.publishedBy.name}</td>
                <td>{version.approvedBy.name}</td>
                <td>
                  {runs && <StatusTag tone="ok">{t('versions.running')}</StatusTag>}
                  {waits && <StatusTag tone="accent">{t('versions.scheduled')}</StatusTag>}
                  {version.takenBack && (
                    <span className={styles.muted}>{t('versions.takenBack', { name: version.takenBack.by.name })}</span>
                  )}
                  {version.rolledBackTo !== null && (
                    <span className={styles.muted}> {t('versions.rolledBack', { number: version.rolledBackTo })}</span>
                  )}
                </td>
                <td className={styles.end}>
                  {!runs && !waits && !version.takenBack && (
                    <Button
                      size="small"
                      disabledReason={refusal(campaign, 'rollBack')}
                      onClick={() => setAsking(version.number)}
                    >
                      {t('versions.rollBackTo', { number: version.number })}
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {asking !== null && <RollBackDialog version={asking} onClose={() => setAsking(null)} />}
    </div>
  )
}

function Compare({ versions, Diff }: VersionsPageProps & { versions: readonly Version[] }) {
  const { t } = useTranslation('campaigns')
  const { campaign } = useDraft()
  const newest = versions.toSorted((a, b) => b.number - a.number)[0]
  const [between, setBetween] = useQueryStates({
    from: parseAsString.withDefault(String(newest?.number ?? 'running')),
    to: parseAsString.withDefault('draft'),
  })
  const options = [
    { value: 'draft', label: t('versions.draft') },
    ...versions
      .toSorted((a, b) => b.number - a.number)
      .map(({ number }) => ({ value: String(number), label: t('versions.name', { number }) })),
  ]
  return (
    <section className={styles.compare}>
      <div className={styles.choice}>
        <h2>{t('versions.compare')}</h2>
        <label>
          {t('versions.from')}{' '}
          <Select value={between.from} onChange={(from) => void setBetween({ from })} options={options} />
        </label>
        <label>
          {t('versions.to')} <Select value={between.to} onChange={(to) => void setBetween({ to })} options={options} />
        </label>
      </div>
      <Diff campaignId={campaign.id} from={between.from} to={between.to} />
    </section>
  )
}
