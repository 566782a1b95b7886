import type { TFunction } from 'i18next'
import { marketFacts } from '#domain/market.ts'
import type { Minor } from '#domain/money.ts'
import { isOver, type Month } from '#domain/months.ts'
import type { Movement, Statement } from '#domain/partners/statement.ts'
import type { Instant } from '#domain/time.ts'
import type { CsvCell } from '#lib/csv.ts'
import { plainAmount } from '#lib/format/money.ts'
import { formatBasisPoints } from '#lib/format/percent.ts'
import type { Rules, StatementRow } from './amounts.ts'
import { effectOf } from './movements.ts'
import { sourceOf, type OrdersAsked } from './useOrdersAsked.ts'

type Words = TFunction<'partnerStatements'>
type Table = { head: string[]; rows: CsvCell[][] }

/** Says in its name what is made up, so that no file is taken for what it is not. */
export function fileNameOf(
  what: string,
  { chosen, market, asked }: OrdersAsked,
  period: { from: string; to: string } | null,
): string {
  const whose = asked.orders.from === 'import' ? ['INVENTED', chosen === null ? '' : sourceOf(chosen)] : [market]
  const months = period === null ? [] : [period.from === period.to ? period.from : `${period.from}_${period.to}`]
  return [what, ...whose, ...months].map((part) => part.replaceAll(/[^\w.-]/g, '_')).join('-')
}

/** A row per statement, amounts as plain decimals of the market's currency. */
export function statementsCsv(
  rows: readonly StatementRow[],
  { rules, asOf }: { rules: Rules; asOf: Instant },
  orders: OrdersAsked,
  t: Words,
): Table {
  const { currency } = marketFacts[rules.market]
  const tiers = new Map(rules.tiers.map(({ id, name }) => [id, name]))
  const plain = (amount: Minor) => plainAmount(amount, currency)
  const invented = bindingsIn(orders, t)
  const columns: [string, (row: StatementRow) => CsvCell][] = [
    [t('table.month'), ({ month }) => month],
    [t('table.partner'), ({ partner }) => partner],
    [t('csv.bindings'), () => invented],
    [t('csv.state'), ({ month }) => stateOf(month, rules, asOf, t)],
    [t('table.tier'), ({ tier }) => tiers.get(tier) ?? tier],
    [t('csv.nextTier'), ({ nextTier }) => tiers.get(nextTier) ?? nextTier],
    [t('csv.currency'), () => currency],
    [t('table.paid'), ({ sales }) => plain(sales.paid)],
    [t('table.orders'), ({ sales }) => sales.orders],
    [t('table.bound'), ({ sales }) => sales.bound],
    [t('csv.openingHeld'), ({ openingHeld }) => plain(openingHeld)],
    [t('kinds.own'), ({ earned }) => plain(earned.own)],
    [t('kinds.level1'), ({ earned }) => plain(earned.level1)],
    [t('kinds.level2'), ({ earned }) => plain(earned.level2)],
    [t('kinds.membership'), ({ earned }) => plain(earned.membership)],
    [t('kinds.recruit'), ({ earned }) => plain(earned.recruit)],
    [t('csv.reversed'), ({ reversed }) => plain(-reversed)],
    [t('csv.released'), ({ released }) => plain(released)],
    [t('csv.closingHeld'), ({ closingHeld }) => plain(closingHeld)],
    [t('csv.clawedBack'), ({ clawedBack }) => plain(-clawedBack)],
    [t('csv.carriedIn'), ({ carriedIn }) => plain(carriedIn)],
    [t('table.payable'), ({ payable }) => plain(payable)],
    [t('csv.carriedOut'), ({ carriedOut }) => plain(carriedOut)],
  ]
  return { head: columns.map(([name]) => name), rows: rows.map((row) => columns.map(([, cell]) => cell(row))) }
}

/** A row per movement of one statement, with its reason in the reader's language. */
export function linesCsv(
  {
    statement,
    rules,
    orders,
    asOf,
  }: { statement: Statement; rules: Rules; orders: OrdersAsked['asked']['orders']; asOf: Instant },
  whyOf: (movement: Movement) => string,
  t: Words,
): Table {
  const { currency } = marketFacts[rules.market]
  const plain = (amount: Minor) => plainAmount(amount, currency)
  const state = stateOf(statement.month, rules, asOf, t)
  return {
    head: [
      t('table.month'),
      t('table.partner'),
      t('csv.bindings'),
      t('csv.state'),
      t('lines.at'),
      t('lines.order'),
      t('csv.product'),
      t('csv.kind'),
      t('csv.base'),
      t('csv.rate'),
      t('csv.refunded'),
      t('csv.currency'),
      t('lines.held'),
      t('lines.payable'),
      t('lines.why'),
    ],
    rows: statement.movements.map((movement) => {
      const { at, order, line, recruit, kind, base, rate, refunded } = movement
      const { held, payable } = effectOf(movement)
      return [
        statement.month,
        statement.partner,
        orders.from === 'import' ? t('csv.invented') : t('csv.reported'),
        state,
        at,
        order ?? recruit,
        line,
        t(`kinds.${kind}`),
        base === null ? null : plain(base),
        rate === null ? null : formatBasisPoints(rate),
        refunded === null ? null : plain(refunded),
        currency,
        plain(held),
        plain(payable),
        whyOf(movement),
      ]
    }),
  }
}

/** A month that is not over says so in every row, so that no part of the file is paid as if it were. */
function stateOf(month: Month, { market }: Rules, asOf: Instant, t: Words): string {
  return isOver(month, market, asOf) ? t('csv.over') : t('csv.running', { at: asOf })
}

function bindingsIn({ asked }: OrdersAsked, t: Words): string {
  return asked.orders.from === 'import' ? t('csv.invented') : t('csv.reported')
}
