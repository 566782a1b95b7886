import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '#api/session.ts'
import { ButtonLink } from '#components/Button.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import { mayDo } from '#domain/access.ts'
import { paths } from '#paths'
import { campaignsQuery, type CampaignSearch } from './campaignSearch.ts'

/** A list with nothing in it: nobody has begun yet, or all there was is put away. */
export function NoCampaigns({ search }: { search: CampaignSearch }) {
  const archived = useQuery(campaignsQuery({ ...search, status: ['archived'] }))
  return (
    <QueryState query={archived} skeleton={<Skeleton rows={3} />}>
      {({ total }) => (total > 0 ? <AllArchived count={total} /> : <NothingYet />)}
    </QueryState>
  )
}

function AllArchived({ count }: { count: number }) {
  const { t } = useTranslation('campaigns')
  return (
    <EmptyState
      title={t('list.allArchivedTitle')}
      action={<ButtonLink to={paths.campaigns({ status: 'archived' })}>{t('list.showArchived', { count })}</ButtonLink>}
    >
      {t('list.allArchivedBody')}
    </EmptyState>
  )
}

function NothingYet() {
  const { t } = useTranslation('campaigns')
  const { role } = useSession().user
  const mayCreate = mayDo(role, 'campaign.edit')
  return (
    <EmptyState
      title={t('list.emptyTitle')}
      action={
        mayCreate ? (
          <ButtonLink to={paths.newCampaign()}>{t('list.new')}</ButtonLink>
        ) : mayDo(role, 'people.edit') ? (
          <ButtonLink to={paths.people()}>{t('list.addPeople')}</ButtonLink>
        ) : undefined
      }
    >
      {mayCreate ? t('list.emptyBody') : t('list.emptyNoRight')}
    </EmptyState>
  )
}
