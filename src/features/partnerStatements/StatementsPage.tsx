import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useTranslation } from 'react-i18next'
import { CopyLink } from '#components/CopyLink.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { Notice } from '#components/Notice.tsx'
import { Page } from '#components/Page.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import type { Programme, ToldStatements } from '#contract/partners.ts'
import { stretchAsked } from '#domain/partners/stretch.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { paths } from '#paths'
import type { Rules } from './amounts.ts'
import { InventedNotice } from './InventedNotice.tsx'
import { NotTaken } from './NotTaken.tsx'
import { knownBefore, statementSearch, statementsQuery } from './queries.ts'
import { RunningNotice } from './RunningNotice.tsx'
import { StatementDialog } from './StatementDialog.tsx'
import { StatementFigures } from './StatementFigures.tsx'
import { StatementFilters } from './StatementFilters.tsx'
import { StatementTable } from './StatementTable.tsx'
import { TooMany, tooManyIn } from './TooMany.tsx'
import { useOrdersAsked, type OrdersAsked } from './useOrdersAsked.ts'
import styles from './partnerStatements.module.css'

/** What a campaign's programme owes its partners, month by month. */
export function StatementsPage({ programme }: { programme: Programme }) {
  const { t } = useTranslation('partnerStatements')
  const [search] = useQueryStates(statementSearch)
  const orders = useOrdersAsked(programme)
  const client = useQueryClient()
  const months = stretchAsked(search.from, search.to)
  const statements = useQuery(statementsQuery({ ...orders.asked, ...(months === null ? {} : { months }) }))
  const { data, error } = statements
  const tooMany = data === undefined ? tooManyIn(error) : null
  return (
    <Page
      title={t('statements.title', { campaign: programme.campaign })}
      breadcrumbs={[{ label: t('title'), to: paths.partners() }]}
      actions={<CopyLink />}
    >
      <StatementFilters
        orders={orders}
        known={data?.known ?? tooMany?.known ?? knownBefore(client, orders.asked) ?? months}
        period={(statements.isPlaceholderData ? months : data?.period) ?? months ?? tooMany?.known ?? null}
      />
      {orders.asked.orders.from === 'import' && <InventedNotice invented={orders.asked.orders.invented} />}
      {tooMany !== null ? (
        <TooMany market={orders.market} tooMany={tooMany} />
      ) : (
        <QueryState query={statements} skeleton={<Skeleton rows={8} />}>
          {(told) =>
            told.rules === null ? (
              <EmptyState title={t('statements.notHere')}>{t('statements.notHereBody')}</EmptyState>
            ) : (
              <Told told={{ ...told, rules: told.rules }} orders={orders} busy={statements.isFetching} />
            )
          }
        </QueryState>
      )}
    </Page>
  )
}

type ToldProps = { told: ToldStatements & { rules: Rules }; orders: OrdersAsked; busy: boolean }

function Told({ told, orders, busy }: ToldProps) {
  const { t } = useTranslation('partnerStatements')
  const format = useFormat()
  const [search, setSearch] = useQueryStates(statementSearch, { history: 'push', scroll: false })
  const { rules, pending, period } = told
  return (
    <div aria-busy={busy} className={busy ? styles.busy : undefined}>
      {pending > 0 && (
        <Notice tone="warning">{t('statements.pending', { count: pending, figure: format.number(pending) })}</Notice>
      )}
      {period !== null && <RunningNotice month={period.to} market={rules.market} asOf={told.asOf} />}
      <StatementFigures told={told} />
      <StatementTable told={told} orders={orders} />
      <NotTaken told={told} />
      <p className={styles.note}>
        {format.sentences([
          rules.version === null
            ? t('statements.byDraft', { name: rules.name })
            : t('statements.byVersion', { name: rules.name, version: rules.version }),
          t('statements.calendar', { market: format.market(rules.market) }),
          orders.asked.orders.from === 'campaign' ? t('statements.ownNote') : t('statements.importNote'),
          t('statements.anew'),
        ])}
      </p>
      {search.partner !== null && search.month !== null && (
        <StatementDialog
          asked={orders.asked}
          partner={search.partner}
          month={search.month}
          onClose={() => void setSearch({ partner: null, month: null })}
        />
      )}
    </div>
  )
}
