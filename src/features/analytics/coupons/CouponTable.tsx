import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CsvButton } from '#components/CsvButton.tsx'
import { ScrollArea } from '#components/ScrollArea.tsx'
import type { CouponFigures } from '#contract/results.ts'
import type { CsvCell } from '#lib/csv.ts'
import { noFigure } from '#lib/format/numbers.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { amountCells, amountColumns } from '../amountColumns.ts'
import { MarketAmounts } from '../MarketAmounts.tsx'
import { plainRate } from '../plainRate.ts'
import type { Scope } from '../scope/useScope.ts'
import { Section } from '../Section.tsx'
import table from '../series/SeriesSection.module.css'
import { fileNameOf, useValueName } from '../words.ts'
import type { CouponRow, Shown } from './couponFacts.ts'
import styles from './CouponTable.module.css'
import { Redemption } from './Redemption.tsx'
import { useCouponPeople } from './useCouponPeople.ts'
import type { PageMoney } from '../usePageMoney.ts'

type CouponTableProps = {
  scope: Scope
  shown: Shown
  names: ReadonlyMap<string, string>
  money: PageMoney
  fresh: ReactNode
}

/** Every rule with all that became of it, and below each its groups where the page is split. */
export function CouponTable({ scope, shown, names, money, fresh }: CouponTableProps) {
  const { t } = useTranslation('results')
  const format = useFormat()
  const { rules, figures } = shown
  const valueName = useValueName()
  const { split } = scope.search
  const title = t('coupons.byRule')
  const people = useCouponPeople(scope)
  const cells = (of: CouponFigures, issued: number | null, couponId?: string) => (
    <>
      <td>{issued === null ? noFigure : format.number(issued)}</td>
      <td>{format.number(of.claimed)}</td>
      <td>
        {couponId === undefined || of.used === 0 ? (
          format.number(of.used)
        ) : (
          <Link to={people(couponId)} title={t('coupons.whoUsed')}>
            {format.number(of.used)}
          </Link>
        )}
      </td>
      <td>
        <Redemption figures={of} />
      </td>
      <td>{format.number(of.matured)}</td>
      <td>
        <MarketAmounts amounts={of.cost} scope={scope} into={money.into} />
      </td>
      <td>{format.number(of.orders)}</td>
      <td>
        <MarketAmounts amounts={of.paid} scope={scope} into={money.into} />
      </td>
      <td>
        <MarketAmounts amounts={of.refunded} scope={scope} into={money.into} />
      </td>
    </>
  )
  const columns = ['issued', 'claimed', 'used', 'rate', 'matured', 'cost', 'orders', 'paid', 'refunded'] as const
  return (
    <Section
      title={title}
      tools={
        <>
          {fresh}
          <CouponCsv scope={scope} rules={rules} names={names} />
        </>
      }
    >
      <ScrollArea label={t('tableOf', { what: title })}>
        <table className={`${table.table} ${styles.coupons}`}>
          <thead>
            <tr>
              <th scope="col">{t('coupons.rule')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`coupons.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <Fragment key={rule.couponId}>
                <tr>
                  <th scope="row">
                    {names.get(rule.couponId)}
                    {rule.name === null && <span className={styles.unknown}>{t('coupons.unknown')}</span>}
                  </th>
                  {cells(rule.figures, rule.issued, rule.couponId)}
                </tr>
                {split &&
                  rule.groups.map((group) => (
                    <tr key={group.value ?? ''} className={styles.group}>
                      <th scope="row">{valueName(split, group.value)}</th>
                      {cells(group.figures, null)}
                    </tr>
                  ))}
              </Fragment>
            ))}
          </tbody>
          {rules.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">{t('coupons.together')}</th>
                {cells(figures, shown.issued)}
              </tr>
            </tfoot>
          )}
        </table>
      </ScrollArea>
      <p className={styles.note}>
        {[t('coupons.ruleNote'), ...(money.converted ? [t('convertedNote')] : [])].join(' ')}
      </p>
    </Section>
  )
}

function CouponCsv({ scope, rules, names }: Pick<CouponTableProps, 'scope' | 'names'> & { rules: CouponRow[] }) {
  const { t } = useTranslation('results')
  const valueName = useValueName()
  const { split } = scope.search
  return (
    <CsvButton
      fileName={fileNameOf('coupons', scope)}
      table={() => {
        const lines = rules.flatMap((rule) => [
          { rule, group: null, figures: rule.figures },
          ...rule.groups.map(({ value, figures }) => ({ rule, group: split && valueName(split, value), figures })),
        ])
        const columns = amountColumns(
          lines.map(({ figures }) => figures),
          ['cost', 'paid', 'refunded'],
        )
        return {
          head: [
            t('coupons.rule'),
            t('coupons.ruleId'),
            ...(split ? [t('coupons.group')] : []),
            ...(['issued', 'claimed', 'used', 'rate', 'matured', 'redeemed', 'orders', 'refunds'] as const).map(
              (column) => t(`coupons.${column}`),
            ),
            ...columns.map(({ of, currency }) => `${t(`coupons.${of}`)} (${currency})`),
          ],
          rows: lines.map(({ rule, group, figures }): CsvCell[] => [
            names.get(rule.couponId) ?? rule.couponId,
            rule.couponId,
            ...(split ? [group ?? ''] : []),
            group === null ? rule.issued : null,
            figures.claimed,
            figures.used,
            plainRate(figures.matured === 0 ? null : figures.redeemed / figures.matured),
            figures.matured,
            figures.redeemed,
            figures.orders,
            figures.refunds,
            ...amountCells(figures, columns),
          ]),
        }
      }}
    />
  )
}
