import { useQueryStates } from 'nuqs'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { CsvButton } from '#components/CsvButton.tsx'
import { DataTable, type Column } from '#components/DataTable.tsx'
import { StatusTag } from '#components/StatusTag.tsx'
import type { ToldStatements } from '#contract/partners.ts'
import { marketFacts } from '#domain/market.ts'
import { isOver } from '#domain/months.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { earnedIn, takenBackIn, type StatementRow, type Rules } from './amounts.ts'
import { fileNameOf, statementsCsv } from './csv.ts'
import { statementSearch, statementSorts, type StatementSort } from './queries.ts'
import { useMonthName } from './useMonthName.ts'
import type { OrdersAsked } from './useOrdersAsked.ts'
import styles from './partnerStatements.module.css'

const rowsAtOnce = 60

const sortKeys: Record<StatementSort, (row: StatementRow) => string | number> = {
  month: ({ month }) => month,
  partner: ({ partner }) => partner,
  paid: ({ sales }) => sales.paid,
  earned: earnedIn,
  payable: ({ payable }) => payable,
}

/** A line per partner and month; each opens into the lines it comes from. */
export function StatementTable({ told, orders }: { told: ToldStatements & { rules: Rules }; orders: OrdersAsked }) {
  const { t } = useTranslation('partnerStatements')
  const format = useFormat()
  const [search, setSearch] = useQueryStates(statementSearch, { history: 'push', scroll: false })
  const [shown, setShown] = useState(rowsAtOnce)
  const { rules, statements, asOf } = told
  const { sort, direction } = search
  const { currency } = marketFacts[rules.market]
  const monthName = useMonthName(rules.market)
  const tiers = useMemo(() => new Map(rules.tiers.map(({ id, name }) => [id, name])), [rules.tiers])
  const rows = useMemo(() => sorted(statements, sort, direction), [statements, sort, direction])
  const tierName = (id: string) => tiers.get(id) ?? id
  const open = ({ partner, month }: StatementRow) => void setSearch({ partner, month })
  const money = (id: string, of: (row: StatementRow) => number, sortable = false): Column<StatementRow> => ({
    id,
    header: t(`table.${id as 'payable'}`),
    cell: (row) => (of(row) === 0 ? '–' : format.money({ amount: of(row), currency })),
    align: 'end',
    sortable,
  })
  const columns: Column<StatementRow>[] = [
    {
      id: 'month',
      header: t('table.month'),
      sortable: true,
      show: 'always',
      cell: ({ month }) => (
        <span className={styles.monthCell}>
          {monthName(month)}
          {!isOver(month, rules.market, asOf) && <StatusTag tone="warning">{t('table.running')}</StatusTag>}
        </span>
      ),
    },
    {
      id: 'partner',
      header: t('table.partner'),
      show: 'always',
      sortable: true,
      cell: (row) => (
        <button
          type="button"
          className={styles.open}
          title={row.partner}
          aria-haspopup="dialog"
          onClick={() => open(row)}
        >
          {row.partner}
        </button>
      ),
    },
    {
      id: 'tier',
      header: t('table.tier'),
      cell: ({ tier, nextTier }) => (
        <span className={styles.change}>
          {tier === nextTier ? tierName(tier) : t('table.tierChange', { from: tierName(tier), to: tierName(nextTier) })}
        </span>
      ),
    },
    money('paid', ({ sales }) => sales.paid, true),
    { id: 'orders', header: t('table.orders'), align: 'end', cell: ({ sales }) => format.number(sales.orders) },
    {
      id: 'bound',
      header: t('table.bound'),
      align: 'end',
      show: 'hidden',
      cell: ({ sales }) => format.number(sales.bound),
    },
    money('earned', earnedIn, true),
    money('back', (row) => -takenBackIn(row)),
    money('held', ({ closingHeld }) => closingHeld),
    money('carried', ({ carriedOut }) => carriedOut),
    {
      id: 'payable',
      header: t('table.payable'),
      align: 'end',
      sortable: true,
      cell: ({ payable }) => <strong>{payable === 0 ? '–' : format.money({ amount: payable, currency })}</strong>,
    },
  ]
  return (
    <section aria-label={t('table.title')} className={styles.section}>
      <DataTable
        id="partners.statements"
        label={t('table.title')}
        columns={columns}
        rows={rows.slice(0, shown)}
        rowKey={({ partner, month }) => `${month} ${partner}`}
        sort={{ column: sort, direction }}
        onSort={({ column, direction: to }) => {
          const chosen = statementSorts.find((one) => one === column)
          if (chosen) void setSearch({ sort: chosen, direction: to })
        }}
        onOpen={open}
        toolbar={
          <CsvButton
            fileName={fileNameOf('partner-statements', orders, told.period)}
            disabledReason={rows.length === 0 ? t('table.none') : undefined}
            table={() => statementsCsv(rows, told, orders, t)}
          />
        }
        empty={<p className={styles.about}>{t('table.none')}</p>}
      />
      {rows.length > shown && (
        <p className={styles.more}>
          <Button size="small" onClick={() => setShown(rows.length)}>
            {t('table.showAll', { count: rows.length, figure: format.number(rows.length) })}
          </Button>
        </p>
      )}
    </section>
  )
}

/** By the column asked for; what is equal in it by month, then the most payable first. */
function sorted(rows: readonly StatementRow[], sort: StatementSort, direction: 'up' | 'down'): StatementRow[] {
  const keyOf = sortKeys[sort]
  const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)
  return rows.toSorted(
    (a, b) =>
      compare(keyOf(a), keyOf(b)) * (direction === 'up' ? 1 : -1) ||
      compare(b.month, a.month) ||
      b.payable - a.payable ||
      compare(a.partner, b.partner),
  )
}
