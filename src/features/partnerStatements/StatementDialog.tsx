import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { CsvButton } from '#components/CsvButton.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Notice } from '#components/Notice.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { ScrollArea } from '#components/ScrollArea.tsx'
import { Facts } from '#components/Stat.tsx'
import { marketFacts } from '#domain/market.ts'
import type { Minor } from '#domain/money.ts'
import type { Statement } from '#domain/partners/statement.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import figures from '#components/FigureTable.module.css'
import { linesCsv } from './csv.ts'
import { effectOf, whyOf } from './movements.ts'
import { statementQuery } from './queries.ts'
import { RunningNotice } from './RunningNotice.tsx'
import type { Rules } from './amounts.ts'
import { useMonthName } from './useMonthName.ts'
import type { OrdersAsked } from './useOrdersAsked.ts'
import styles from './partnerStatements.module.css'

type StatementDialogProps = { asked: OrdersAsked['asked']; partner: string; month: string; onClose: () => void }

/** One statement, line by line: what was earned, held, taken back and released, and why. */
export function StatementDialog({ asked, partner, month, onClose }: StatementDialogProps) {
  const { t } = useTranslation('partnerStatements')
  const format = useFormat()
  const statement = useQuery(statementQuery(asked, partner, month))
  const why = (rules: Rules) => (movement: Statement['movements'][number]) => whyOf(movement, rules, t, format)
  return (
    <Dialog
      title={t('dialog.title', { partner })}
      onClose={onClose}
      width={960}
      actions={
        <>
          {statement.data && (
            <CsvButton
              fileName={[
                'partner-statement',
                ...(asked.orders.from === 'import' ? ['INVENTED'] : []),
                partner.replaceAll(/[^\w-]/g, '_'),
                month,
              ].join('-')}
              disabledReason={statement.data.statement.movements.length === 0 ? t('lines.none') : undefined}
              table={() => linesCsv({ ...statement.data, orders: asked.orders }, why(statement.data.rules), t)}
            />
          )}
          <Button onClick={onClose}>{t('dialog.close')}</Button>
        </>
      }
    >
      <QueryState query={statement}>
        {({ statement: one, rules, asOf }) => (
          <>
            {asked.orders.from === 'import' && (
              <Notice tone="warning">
                <strong>{t('invented.title')}</strong>
              </Notice>
            )}
            <RunningNotice month={one.month} market={rules.market} asOf={asOf} />
            <Summary statement={one} rules={rules} />
            <TierChange statement={one} rules={rules} />
            <Lines statement={one} rules={rules} why={why(rules)} />
          </>
        )}
      </QueryState>
    </Dialog>
  )
}

type StatementProps = { statement: Statement; rules: Rules }

/** The month as two sums: what is held, and what is paid. */
function Summary({ statement, rules }: StatementProps) {
  const { t } = useTranslation('partnerStatements')
  const format = useFormat()
  const monthName = useMonthName(rules.market)
  const { currency } = marketFacts[rules.market]
  const money = (amount: Minor) => format.money({ amount, currency })
  const { earned } = statement
  const kinds = (['own', 'level1', 'level2', 'membership', 'recruit'] as const).filter((kind) => earned[kind] > 0)
  const row = (key: string, label: string, amount: Minor) => ({ key, label, value: money(amount) })
  const sum = (key: string, label: string, amount: Minor) => ({
    key,
    label: <strong className={styles.sum}>{label}</strong>,
    value: <strong className={styles.sum}>{money(amount)}</strong>,
  })
  return (
    <>
      <p className={styles.about}>
        {t('dialog.about', {
          month: monthName(statement.month),
          market: format.market(rules.market),
          paid: money(statement.sales.paid),
          count: statement.sales.orders,
          figure: format.number(statement.sales.orders),
        })}
      </p>
      <div className={styles.sums}>
        <section aria-label={t('dialog.held')}>
          <h3>{t('dialog.held')}</h3>
          <Facts
            rows={[
              row('opening', t('dialog.openingHeld'), statement.openingHeld),
              ...kinds.map((kind) => row(kind, `+ ${t(`kinds.${kind}`)}`, earned[kind])),
              row('reversed', `− ${t('dialog.reversed')}`, statement.reversed),
              row('released', `− ${t('dialog.released')}`, statement.released),
              sum('closing', t('dialog.closingHeld'), statement.closingHeld),
            ]}
          />
        </section>
        <section aria-label={t('dialog.paid')}>
          <h3>{t('dialog.paid')}</h3>
          <Facts
            rows={[
              row('carriedIn', t('dialog.carriedIn'), statement.carriedIn),
              row('released', `+ ${t('dialog.released')}`, statement.released),
              row('clawedBack', `− ${t('dialog.clawedBack')}`, statement.clawedBack),
              ...(statement.carriedOut < 0
                ? [sum('carriedOut', t('dialog.carriedOut'), statement.carriedOut)]
                : [sum('payable', t('dialog.payable'), statement.payable)]),
            ]}
          />
        </section>
      </div>
    </>
  )
}

/** Which tier the month was paid by, which follows, and what decided it. */
function TierChange({ statement: { tier, nextTier, measured }, rules }: StatementProps) {
  const { t } = useTranslation('partnerStatements')
  const format = useFormat()
  const { currency } = marketFacts[rules.market]
  const place = rules.tiers.findIndex(({ id }) => id === nextTier)
  const nameOf = (id: string) => rules.tiers.find((one) => one.id === id)?.name ?? id
  const asks = rules.tiers[place]
  const higher = rules.tiers[place + 1]
  const figuresOf = (paid: Minor, orders: number, bound: number) => ({
    paid: format.money({ amount: paid, currency }),
    orders: format.number(orders),
    bound: format.number(bound),
  })
  const has = t(
    rules.standing === 'total' ? 'tier.sinceJoining' : 'tier.inMonth',
    figuresOf(measured.paid, measured.orders, measured.bound),
  )
  return (
    <p className={styles.tier}>
      {format.sentences([
        tier === nextTier
          ? t('tier.stays', { tier: nameOf(tier) })
          : t('tier.changes', { tier: nameOf(tier), next: nameOf(nextTier) }),
        has,
        ...(tier !== nextTier && asks
          ? [t('tier.asks', { tier: asks.name, ...figuresOf(asks.paid, asks.orders, asks.bound) })]
          : []),
        ...(higher
          ? [t('tier.asks', { tier: higher.name, ...figuresOf(higher.paid, higher.orders, higher.bound) })]
          : []),
      ])}
    </p>
  )
}

const linesAtOnce = 100

function Lines({
  statement,
  rules,
  why,
}: StatementProps & { why: (movement: Statement['movements'][number]) => string }) {
  const { t } = useTranslation('partnerStatements')
  const format = useFormat()
  const [shown, setShown] = useState(linesAtOnce)
  const { movements } = statement
  const { currency } = marketFacts[rules.market]
  const zone = zoneOf(rules.market)
  const change = (amount: Minor) => (amount === 0 ? '' : format.money({ amount, currency }, 'always'))
  if (movements.length === 0) return <p className={styles.about}>{t('lines.none')}</p>
  return (
    <>
      <h3 className={styles.linesTitle}>{t('lines.title')}</h3>
      <ScrollArea label={t('lines.title')} maxHeight="44vh">
        <table className={figures.table} aria-label={t('lines.title')}>
          <thead>
            <tr>
              <th scope="col">{t('lines.atIn', { place: format.place(zone) })}</th>
              <th scope="col">{t('lines.order')}</th>
              <th scope="col">{t('lines.why')}</th>
              <th scope="col" className={figures.figure}>
                {t('lines.held')}
              </th>
              <th scope="col" className={figures.figure}>
                {t('lines.payable')}
              </th>
            </tr>
          </thead>
          <tbody>
            {movements.slice(0, shown).map((movement) => {
              const { held, payable } = effectOf(movement)
              const { at, type, kind, order, line, recruit } = movement
              return (
                <tr key={JSON.stringify([at, type, kind, order, line, recruit])}>
                  <td className={styles.when}>{format.timeBare(at, zone, 'minuteShort')}</td>
                  <td className={styles.order}>{order ?? recruit}</td>
                  <td className={styles.why}>{why(movement)}</td>
                  <td className={figures.figure}>{change(held)}</td>
                  <td className={figures.figure}>{change(payable)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollArea>
      {movements.length > shown && (
        <p className={styles.more}>
          <Button size="small" onClick={() => setShown(shown + 1_000)}>
            {t('lines.more', { shown: format.number(shown), of: format.number(movements.length) })}
          </Button>
        </p>
      )}
    </>
  )
}
