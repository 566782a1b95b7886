import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { QueryState } from '#components/QueryState.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import { CostTable } from './CostTable.tsx'
import { DiffTable } from './DiffTable.tsx'
import { diffQuery } from './queries.ts'
import styles from './ReviewPage.module.css'

/** What changes from one state of a campaign to another, and what that does to its cost. */
export function DiffView({ campaignId, from, to }: { campaignId: string; from: string; to: string }) {
  const { t } = useTranslation('review')
  const diff = useQuery(diffQuery(campaignId, { from, to }))
  return (
    <QueryState query={diff} skeleton={<Skeleton rows={6} />}>
      {({ changes, exposureBefore, exposureAfter }) => (
        <>
          {changes.length === 0 ? <p className={styles.muted}>{t('noChanges')}</p> : <DiffTable changes={changes} />}
          <section className={styles.section}>
            <h3>{t('cost.title')}</h3>
            <CostTable before={exposureBefore} after={exposureAfter} />
          </section>
        </>
      )}
    </QueryState>
  )
}
