import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { api } from '#api/api.ts'
import { useMay } from '#api/session.ts'
import { Button, ButtonLink } from '#components/Button.tsx'
import { CopyLink } from '#components/CopyLink.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { Ago } from '#components/Figures.tsx'
import { Icon } from '#components/Icon.tsx'
import { Notice } from '#components/Notice.tsx'
import { Page } from '#components/Page.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import { useFormat } from '#lib/format/useFormat.ts'
import { paths } from '#paths'
import styles from './AnalyticsFrame.module.css'
import { FilterBar } from './scope/FilterBar.tsx'
import { keptSearch, tabPath, tabs, type Tab } from './scope/tabs.ts'
import { useScope, type Scope } from './scope/useScope.ts'

type AnalyticsFrameProps = {
  tab: Tab
  splits?: boolean
  compares?: boolean
  children: (scope: Scope) => ReactNode
}

/** What all pages of analytics share: whose figures, the ways to look at them, and the filters. */
export function AnalyticsFrame({ tab, splits = false, compares = true, children }: AnalyticsFrameProps) {
  const { t } = useTranslation('analytics')
  const scope = useScope()
  const known = scope.data === undefined || scope.data === 'empty' ? undefined : scope.data
  const name = known?.campaign?.document.name ?? t('wholeShop')

  return (
    <Page
      title={t(`tabs.${tab}`)}
      breadcrumbs={[
        { label: t('title'), to: paths.analytics() },
        ...(known ? [{ label: name, to: tabPath('overview', known.campaignId) }] : []),
      ]}
      actions={<CopyLink />}
    >
      {known && <Tabs scope={known} current={tab} />}
      <QueryState query={scope} skeleton={<Skeleton rows={6} />}>
        {(data) =>
          data === 'empty' ? (
            <NothingYet />
          ) : (
            <>
              <FilterBar scope={data} tab={tab} splits={splits} compares={compares} />
              {data.extent.pending > 0 && <Waiting events={data.extent.pending} />}
              {children(data)}
            </>
          )
        }
      </QueryState>
    </Page>
  )
}

function Tabs({ scope, current }: { scope: Scope; current: Tab }) {
  const { t } = useTranslation('analytics')
  const search = keptSearch(scope)
  return (
    <nav aria-label={t('tabs.label')} className={styles.tabs}>
      {tabs.map((tab) => (
        <NavLink
          key={tab}
          to={tabPath(tab, scope.campaignId, search)}
          className={tab === current ? styles.current : undefined}
          aria-current={tab === current ? 'page' : undefined}
        >
          {t(`tabs.${tab}`)}
        </NavLink>
      ))}
    </nav>
  )
}

/** Accepted, safe, and not counted yet: the figures are too small by as much. */
function Waiting({ events }: { events: number }) {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  return (
    <div className={styles.waiting}>
      <Notice tone="warning">{t('waiting', { count: events, figure: format.number(events) })}</Notice>
    </div>
  )
}

function NothingYet() {
  const { t } = useTranslation('analytics')
  const mayImport = useMay('events.import')
  return (
    <EmptyState
      title={t('empty.title')}
      action={mayImport ? <ButtonLink to={paths.dataQuality()}>{t('empty.import')}</ButtonLink> : undefined}
    >
      {t('empty.body')}
    </EmptyState>
  )
}

/** How old the figures are, and a way to ask again. Data on the screen stays meanwhile. */
export function Freshness({ asOf, zone, busy }: { asOf: string; zone: string; busy: boolean }) {
  const { t } = useTranslation('analytics')
  const client = useQueryClient()
  return (
    <span className={styles.fresh}>
      <span aria-live="polite" className="visually-hidden">
        {busy ? t('refreshing') : ''}
      </span>
      {t('refreshed')} <Ago at={asOf} zone={zone} />
      <Button
        size="small"
        tone="quiet"
        pending={busy}
        label={t('refresh')}
        onClick={() => void client.invalidateQueries({ queryKey: api.analytics.key() })}
      >
        {!busy && <Icon name="refresh" />}
      </Button>
    </span>
  )
}
