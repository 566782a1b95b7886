import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useParams, type LoaderFunctionArgs } from 'react-router'
import { apiErrorOf } from '#api/problem.ts'
import { queryClient } from '#api/queryClient.ts'
import { ButtonLink } from '#components/Button.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { Page } from '#components/Page.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import { SkipLink } from '#components/SkipLink.tsx'
import { paths } from '#paths'
import { ChecksProvider } from '../checks/ChecksProvider.tsx'
import { DraftProvider, useDraft } from '../draft/DraftProvider.tsx'
import { DraftTrouble } from '../draft/DraftTrouble.tsx'
import { DraftSaveState } from '../draft/DraftSaveState.tsx'
import { LeaveGuard } from '../draft/LeaveGuard.tsx'
import { ForecastProvider } from '../forecast/ForecastProvider.tsx'
import { CampaignActions } from '../moves/CampaignActions.tsx'
import { campaignQuery } from '../queries.ts'
import { CampaignContents } from './CampaignContents.tsx'
import styles from './CampaignLayout.module.css'

export function loader({ params }: LoaderFunctionArgs): null {
  void queryClient.prefetchQuery(campaignQuery(params['campaignId'] ?? ''))
  return null
}

/** Everything about one campaign: its contents at the left, one draft shared by all its pages, one primary action. */
export function CampaignLayout() {
  const { t } = useTranslation('campaigns')
  const { campaignId = '' } = useParams()
  const campaign = useQuery(campaignQuery(campaignId))
  const missing = campaign.error && !campaign.data ? apiErrorOf(campaign.error).code : null

  if (missing === 'notFound' || missing === 'forbidden') {
    const reason = missing === 'notFound' ? 'notFound' : 'noRight'
    return (
      <Page title={t(`${reason}.title`)} breadcrumbs={[{ label: t('list.title'), to: paths.campaigns() }]}>
        <EmptyState
          title={t(`${reason}.title`)}
          action={<ButtonLink to={paths.campaigns()}>{t('list.title')}</ButtonLink>}
        >
          {t(`${reason}.body`)}
        </EmptyState>
      </Page>
    )
  }
  return (
    <QueryState query={campaign} skeleton={<Skeleton rows={10} />}>
      {(open) => (
        <DraftProvider key={open.id} campaign={open}>
          <ChecksProvider>
            <ForecastProvider>
              <OpenCampaign />
            </ForecastProvider>
          </ChecksProvider>
        </DraftProvider>
      )}
    </QueryState>
  )
}

function OpenCampaign() {
  const { t } = useTranslation('campaigns')
  const { campaign, document } = useDraft()
  const page = useRef<HTMLDivElement>(null)
  return (
    <Page
      title={document.name === '' ? t('plays.unnamed') : document.name}
      breadcrumbs={[{ label: t('list.title'), to: paths.campaigns() }]}
      status={<DraftSaveState />}
      actions={<CampaignActions />}
    >
      <DraftTrouble />
      <div className={styles.columns}>
        <SkipLink to={page} id="campaign">
          {t('skipContents')}
        </SkipLink>
        <CampaignContents key={campaign.id} />
        <div ref={page} id="campaign" tabIndex={-1} className={styles.page}>
          <Outlet />
        </div>
      </div>
      <LeaveGuard />
    </Page>
  )
}
