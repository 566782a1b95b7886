import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useTranslation } from 'react-i18next'
import { queryClient } from '#api/queryClient.ts'
import { useMay } from '#api/session.ts'
import { Button, ButtonLink } from '#components/Button.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { Page } from '#components/Page.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import { paths } from '#paths'
import { ProgrammeTable } from './ProgrammeTable.tsx'
import { programmeQuery, programmesQuery, statementSearch } from './queries.ts'
import { StatementsPage } from './StatementsPage.tsx'
import styles from './partnerStatements.module.css'

export function loader() {
  void queryClient.prefetchInfiniteQuery(programmesQuery())
  return null
}

/** Every programme that could pay somebody; of one of them, what it owes whom. */
export function PartnersPage() {
  const { t } = useTranslation('partnerStatements')
  const [{ campaign }] = useQueryStates(statementSearch)
  const chosen = useQuery({ ...programmeQuery(campaign ?? ''), enabled: campaign !== null })
  const programme = campaign === null ? undefined : chosen.data?.items[0]
  if (programme !== undefined) return <StatementsPage programme={programme} />
  return (
    <Page title={t('title')} lead={t('lead')}>
      {campaign !== null && chosen.isLoading ? <Skeleton rows={6} /> : <Programmes />}
    </Page>
  )
}

function Programmes() {
  const { t } = useTranslation()
  const programmes = useInfiniteQuery(programmesQuery())
  return (
    <>
      <QueryState
        query={programmes}
        skeleton={<Skeleton rows={6} />}
        isEmpty={({ pages }) => !programmes.hasNextPage && pages.every(({ items }) => items.length === 0)}
        empty={<NoProgrammes />}
      >
        {({ pages }) => <ProgrammeTable programmes={pages.flatMap(({ items }) => items)} />}
      </QueryState>
      {programmes.hasNextPage && (
        <p className={styles.more}>
          <Button pending={programmes.isFetchingNextPage} onClick={() => void programmes.fetchNextPage()}>
            {t('ui.showMore')}
          </Button>
        </p>
      )}
    </>
  )
}

function NoProgrammes() {
  const { t } = useTranslation('partnerStatements')
  const mayEdit = useMay('campaign.edit')
  return (
    <EmptyState
      title={t('none.title')}
      action={mayEdit ? <ButtonLink to={paths.campaigns()}>{t('none.button')}</ButtonLink> : undefined}
    >
      {t('none.body')}
    </EmptyState>
  )
}
