import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useTranslation } from 'react-i18next'
import { queryClient } from '#api/queryClient.ts'
import { useMay } from '#api/session.ts'
import { ButtonLink } from '#components/Button.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { Page } from '#components/Page.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import { paths } from '#paths'
import { ProgrammeTable } from './ProgrammeTable.tsx'
import { programmesQuery, statementSearch } from './queries.ts'
import { StatementsPage } from './StatementsPage.tsx'

export function loader() {
  void queryClient.prefetchQuery(programmesQuery())
  return null
}

/** Every programme that could pay somebody; of one of them, what it owes whom. */
export function PartnersPage() {
  const { t } = useTranslation('partnerStatements')
  const [{ campaign }] = useQueryStates(statementSearch)
  const programmes = useQuery(programmesQuery())
  const chosen = programmes.data?.items.find(({ campaignId }) => campaignId === campaign)
  if (chosen !== undefined) return <StatementsPage programme={chosen} />
  return (
    <Page title={t('title')} lead={t('lead')}>
      <QueryState
        query={programmes}
        skeleton={<Skeleton rows={6} />}
        isEmpty={({ items }) => items.length === 0}
        empty={<NoProgrammes />}
      >
        {({ items }) => <ProgrammeTable programmes={items} />}
      </QueryState>
    </Page>
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
