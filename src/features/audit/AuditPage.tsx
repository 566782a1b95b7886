import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { CopyLink } from '#components/CopyLink.tsx'
import { CsvButton } from '#components/CsvButton.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { Page } from '#components/Page.tsx'
import { QueryState } from '#components/QueryState.tsx'
import type { AuditRow } from '#contract/audit.ts'
import { placeOf, zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import { AuditFilters } from './AuditFilters.tsx'
import styles from './AuditPage.module.css'
import { AuditRows } from './AuditRows.tsx'
import { auditQuery, auditSearch } from './queries.ts'
import { useActionName } from './useActionName.ts'

export function AuditPage() {
  const { t } = useTranslation('audit')
  const { t: shell } = useTranslation()
  const format = useFormat()
  const [market] = useMarket()
  const zone = zoneOf(market)
  const nameOf = useActionName()
  const [search, setSearch] = useQueryStates(auditSearch)
  const audit = useInfiniteQuery({ ...auditQuery(search, zone), placeholderData: keepPreviousData })
  const rows = audit.data?.pages.flatMap((page) => page.items) ?? []

  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <CsvButton
            fileName="audit"
            table={() => tableOf(rows)}
            disabledReason={rows.length === 0 ? t('nothing') : undefined}
          />
          <CopyLink />
        </>
      }
    >
      <AuditFilters search={search} rows={rows} zone={zone} onChange={(change) => void setSearch(change)} />
      <QueryState
        query={audit}
        isEmpty={({ pages }) => pages.every((page) => page.items.length === 0)}
        empty={<EmptyState title={t('nothing')}>{t('nothingBody')}</EmptyState>}
      >
        {({ pages }) => (
          <>
            <p className={styles.count}>
              {t('count', { shown: format.number(rows.length), total: format.number(pages[0]?.total ?? 0) })} ·{' '}
              {placeOf(zone, format.language)}
            </p>
            <AuditRows rows={rows} zone={zone} nameOf={nameOf} onNarrow={(change) => void setSearch(change)} />
          </>
        )}
      </QueryState>
      {audit.hasNextPage && (
        <div className={styles.more}>
          <Button onClick={() => void audit.fetchNextPage()} pending={audit.isFetchingNextPage}>
            {shell('ui.showMore')}
          </Button>
        </div>
      )}
    </Page>
  )
}

function tableOf(rows: readonly AuditRow[]) {
  return {
    head: ['number', 'at', 'actor', 'action', 'object type', 'object id', 'object', 'before', 'after', 'hash'],
    rows: rows.map((row) => [
      row.number,
      row.at,
      row.actor?.name ?? '',
      row.action,
      row.object.type,
      row.object.id,
      row.object.name ?? '',
      JSON.stringify(row.before),
      JSON.stringify(row.after),
      row.hash,
    ]),
  }
}
