import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Block } from '#components/Block.tsx'
import { Field, FieldGrid } from '#components/Field.tsx'
import { MoneyInput } from '#components/MoneyInput.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import { PercentInput } from '#components/PercentInput.tsx'
import { ScrollArea } from '#components/ScrollArea.tsx'
import { Select } from '#components/Select.tsx'
import { categories } from '#domain/catalogue/categories.ts'
import { marketFacts, type Market } from '#domain/market.ts'
import { exponents } from '#domain/money.ts'
import { sampleMonths, type SampleMonth } from '#domain/partners/calculator.ts'
import type { PartnerProgramme } from '#domain/partners/schema.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import type { ProgrammeProps } from './editor.ts'
import { useTierName } from './useTierName.ts'
import figures from '#components/FigureTable.module.css'
import styles from './partners.module.css'

/** What a month would earn a partner of each tier. The month is imagined here and kept nowhere. */
export function Calculator({ value: programme, market }: ProgrammeProps) {
  const { t } = useTranslation('partners')
  return (
    <Block title={t('calculator.title')}>
      <p className={styles.about}>{t('calculator.about')}</p>
      {programme.markets.includes(market) ? (
        <Sample key={market} programme={programme} market={market} />
      ) : (
        <p className={styles.about}>{t('calculator.notHere')}</p>
      )}
    </Block>
  )
}

function firstMonth(market: Market): SampleMonth {
  const whole = 10 ** exponents[marketFacts[market].currency] * (market === 'TW' ? 4 : 1)
  return {
    shoppers: 10,
    orders: 20,
    averagePaid: 1_000 * whole,
    category: null,
    ownPurchases: 1_000 * whole,
    invitedSales: 0,
    memberships: 0,
    refundShare: 500,
  }
}

function Sample({ programme, market }: { programme: PartnerProgramme; market: Market }) {
  const { t } = useTranslation('partners')
  const say = useSay()
  const [month, setMonth] = useState(() => firstMonth(market))
  const { currency } = marketFacts[market]
  const set = (part: Partial<SampleMonth>) => setMonth({ ...month, ...part })
  const amount = (name: 'averagePaid' | 'ownPurchases' | 'invitedSales') => (
    <MoneyInput
      label={t(`calculator.${name}`)}
      currency={currency}
      value={month[name]}
      onChange={(value) => set({ [name]: value ?? 0 })}
    />
  )
  return (
    <>
      <FieldGrid>
        <NumberInput
          label={t('calculator.shoppers')}
          max={1_000}
          value={month.shoppers}
          onChange={(shoppers) => set({ shoppers: shoppers ?? 0 })}
        />
        <NumberInput
          label={t('calculator.orders')}
          max={1_000}
          value={month.orders}
          onChange={(orders) => set({ orders: orders ?? 0 })}
        />
        {amount('averagePaid')}
        <Field label={t('calculator.category')} layout="row">
          {(control) => (
            <Select
              {...control}
              value={month.category ?? 'other'}
              onChange={(value) => set({ category: categories.find((one) => one === value) ?? null })}
              options={(['other', ...categories] as const).map((one) => ({
                value: one,
                label: say.label('category', one),
              }))}
            />
          )}
        </Field>
        {amount('ownPurchases')}
        {programme.depth >= 2 && amount('invitedSales')}
        {programme.membership !== null && (
          <NumberInput
            label={t('calculator.memberships')}
            max={1_000}
            value={month.memberships}
            onChange={(memberships) => set({ memberships: memberships ?? 0 })}
          />
        )}
        <PercentInput
          label={t('calculator.refunds')}
          value={month.refundShare}
          onChange={(refundShare) => set({ refundShare: refundShare ?? 0 })}
        />
      </FieldGrid>
      <Earnings programme={programme} market={market} month={month} />
    </>
  )
}

function Earnings({ programme, market, month }: { programme: PartnerProgramme; market: Market; month: SampleMonth }) {
  const { t } = useTranslation('partners')
  const format = useFormat()
  const results = useMemo(() => sampleMonths(programme, market, month), [programme, market, month])
  const { currency } = marketFacts[market]
  const money = (amount: number) => format.money({ amount, currency })
  const nameOf = useTierName(programme)
  return (
    <ScrollArea label={t('calculator.table')}>
      <table className={figures.table} aria-label={t('calculator.table')} aria-live="polite">
        <thead>
          <tr>
            <th scope="col">{t('tier.name')}</th>
            <th scope="col" className={figures.figure}>
              {t('calculator.own')}
            </th>
            <th scope="col" className={figures.figure}>
              {t('calculator.level1')}
            </th>
            {programme.depth >= 2 && (
              <th scope="col" className={figures.figure}>
                {t('calculator.level2')}
              </th>
            )}
            {programme.membership !== null && (
              <th scope="col" className={figures.figure}>
                {t('calculator.membership')}
              </th>
            )}
            <th scope="col" className={figures.figure}>
              {t('calculator.reversed')}
            </th>
            <th scope="col" className={figures.figure}>
              {t('calculator.total')}
            </th>
            <th scope="col">{t('calculator.next')}</th>
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <tr key={result.tierId}>
              <th scope="row">{nameOf(result.tierId)}</th>
              <td className={figures.figure}>{money(result.own)}</td>
              <td className={figures.figure}>{money(result.level1)}</td>
              {programme.depth >= 2 && <td className={figures.figure}>{money(result.level2)}</td>}
              {programme.membership !== null && <td className={figures.figure}>{money(result.membership)}</td>}
              <td className={figures.figure}>{result.reversed === 0 ? '–' : money(-result.reversed)}</td>
              <td className={`${figures.figure} ${figures.strong}`}>{money(result.total)}</td>
              <td>{nameOf(result.nextTierId)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
