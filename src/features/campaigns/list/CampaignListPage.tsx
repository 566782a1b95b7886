import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, type LoaderFunctionArgs } from 'react-router'
import { queryClient } from '#api/queryClient.ts'
import { useSession } from '#api/session.ts'
import { Button } from '#components/Button.tsx'
import { DataTable, type Sort } from '#components/DataTable.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { Page } from '#components/Page.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import type { CampaignSummary } from '#contract/campaignShapes.ts'
import { mayDo } from '#domain/access.ts'
import { useMarket } from '#lib/useMarket.ts'
import { paths } from '#paths'
import { CampaignTimeline } from '../timeline/CampaignTimeline.tsx'
import { CampaignFilters } from './CampaignFilters.tsx'
import {
  campaignsQuery,
  isFiltered,
  readCampaignSearch,
  useCampaignSearch,
  views,
  type CampaignSearch,
  type SortKey,
} from './campaignSearch.ts'
import { useCampaignColumns } from './columns.tsx'
import { NoCampaigns } from './NoCampaigns.tsx'
import { SortMenu } from './SortMenu.tsx'
import styles from './list.module.css'

/** Starts the list's query beside the page's code; a failure is shown by the page, with a retry. */
export function loader({ request }: LoaderFunctionArgs): null {
  void queryClient.prefetchQuery(campaignsQuery(readCampaignSearch(request)))
  return null
}

export function CampaignListPage() {
  const { t } = useTranslation('campaigns')
  const navigate = useNavigate()
  const [search, setSearch] = useCampaignSearch()
  const campaigns = useQuery({ ...campaignsQuery(search), placeholderData: keepPreviousData })
  const me = useSession().user
  const [market] = useMarket()
  const columns = useCampaignColumns(market)
  const mayCreate = mayDo(me.role, 'campaign.edit')
  const sortBy = (sort: SortKey) => void setSearch({ sort, cursor: null })
  const nothingFits = <EmptyState title={t('list.noneTitle')}>{t('list.noneBody')}</EmptyState>
  const toolbar = (page: CampaignPage) => (
    <>
      <Segmented
        label={t('list.view')}
        options={views.map((view) => ({ value: view, label: t(`list.views.${view}`) }))}
        value={search.view}
        onChange={(view) => void setSearch({ view })}
      />
      <CampaignFilters
        value={search}
        onChange={(change) => void setSearch(change)}
        owners={ownersOf(campaigns.data?.items ?? [], me)}
      />
      <span className={styles.count} role="status">
        {t('list.count', { shown: page.items.length, total: page.total })}
      </span>
    </>
  )

  return (
    <Page
      title={t('list.title')}
      actions={
        <Button
          tone="primary"
          shortcut="n"
          disabledReason={!mayCreate ? t('list.noRight') : undefined}
          onClick={() => void navigate(paths.newCampaign())}
        >
          {t('list.new')}
        </Button>
      }
    >
      <QueryState
        query={campaigns}
        skeleton={<Skeleton rows={8} />}
        isEmpty={(page) => page.items.length === 0 && !isFiltered(search) && search.cursor === null}
        empty={<NoCampaigns search={search} />}
      >
        {(page) => (
          <>
            {search.view === 'timeline' ? (
              <>
                <div className={styles.toolbar}>
                  {toolbar(page)}
                  <SortMenu value={search.sort} onChange={sortBy} />
                </div>
                {page.items.length === 0 ? nothingFits : <CampaignTimeline campaigns={page.items} />}
              </>
            ) : (
              <DataTable
                id="campaigns"
                label={t('list.label')}
                columns={columns}
                rows={page.items}
                rowKey={(row) => row.id}
                sort={sortOf(search.sort)}
                onSort={(sort) => sortBy(sortKeyOf(sort))}
                onOpen={(row) => void navigate(paths.campaign({ campaignId: row.id }))}
                toolbar={toolbar(page)}
                empty={nothingFits}
              />
            )}
            <Pages
              search={search}
              next={page.nextCursor}
              onMove={(cursor) => void setSearch({ cursor }, { history: 'push' })}
            />
          </>
        )}
      </QueryState>
    </Page>
  )
}

type CampaignPage = { items: CampaignSummary[]; total: number }

type PagesProps = { search: CampaignSearch; next: string | null; onMove: (cursor: string | null) => void }

function Pages({ search, next, onMove }: PagesProps) {
  const { t } = useTranslation('campaigns')
  if (next === null && search.cursor === null) return null
  return (
    <div className={styles.pages}>
      {search.cursor !== null && <Button onClick={() => onMove(null)}>{t('list.first')}</Button>}
      {next !== null && <Button onClick={() => onMove(next)}>{t('list.next')}</Button>}
    </div>
  )
}

function ownersOf(rows: readonly CampaignSummary[], me: { id: string; name: string }) {
  const owners = new Map(rows.map(({ owner }) => [owner.id, owner]))
  owners.delete(me.id)
  return [{ id: me.id, name: me.name }, ...[...owners.values()].toSorted((a, b) => a.name.localeCompare(b.name))]
}

function sortOf(key: SortKey): Sort {
  return key.startsWith('-') ? { column: key.slice(1), direction: 'down' } : { column: key, direction: 'up' }
}

function sortKeyOf(sort: Sort): SortKey {
  return `${sort.direction === 'down' ? '-' : ''}${sort.column}` as SortKey
}
