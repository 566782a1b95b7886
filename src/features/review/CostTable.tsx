import { useTranslation } from 'react-i18next'
import { Explained } from '#components/Explained.tsx'
import { Amount } from '#components/Figures.tsx'
import { Meter } from '#components/Meter.tsx'
import { playHue } from '#components/PlayHue.tsx'
import type { ExposureReport } from '#contract/campaignShapes.ts'
import { markets } from '#domain/market.ts'
import type { Currency, Minor } from '#domain/money.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import styles from './CostTable.module.css'

type Cost = { currency: Currency; budget: Minor; worst: Minor; expected: Minor }

/** Cost by market against its budget, with what it was before, and all markets at the event's fixed rates. */
export function CostTable({ before, after }: { before: ExposureReport | null; after: ExposureReport }) {
  const { t } = useTranslation('review')
  const format = useFormat()
  const held = markets.filter((market) => after.perMarket[market])
  return (
    <div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('cost.market')}</th>
            <th scope="col">{t('cost.budget')}</th>
            <th scope="col">
              <Explained about={t('cost.worstAbout')}>{t('cost.worst')}</Explained>
            </th>
            <th scope="col">{t('cost.share')}</th>
            <th scope="col" data-edge="right">
              <Explained about={t('cost.expectedAbout')}>{t('cost.expected')}</Explained>
            </th>
          </tr>
        </thead>
        <tbody>
          {held.map((market) => {
            const now = after.perMarket[market]
            if (!now) return null
            return (
              <CostRow key={market} name={format.market(market)} now={now} was={before?.perMarket[market]}>
                <Meter
                  label={t('cost.worst')}
                  text={format.money({ amount: now.worst, currency: now.currency })}
                  whole={now.budget}
                  parts={partsOf(after).map(({ key, name, kind, worst }) => ({
                    key,
                    value: worst[market] ?? 0,
                    color: playHue(kind),
                    label: `${name} ${format.money({ amount: worst[market] ?? 0, currency: now.currency })}`,
                  }))}
                />
              </CostRow>
            )
          })}
          {held.length > 1 && <CostRow name={t('cost.total')} now={after.total} was={before?.total} />}
        </tbody>
      </table>
      {held.length > 1 && <p className={styles.was}>{t('cost.rates')}</p>}
    </div>
  )
}

function partsOf({ perPlay, perCoupon, partners }: ExposureReport) {
  return [
    ...perPlay.map(({ playId, ...part }) => ({ key: `play:${playId}`, ...part })),
    ...perCoupon.map(({ ruleId, ...part }) => ({ key: `coupon:${ruleId}`, kind: 'coupons', ...part })),
    ...(partners === null ? [] : [{ key: 'partners', kind: 'partners', ...partners }]),
  ]
}

type CostRowProps = { name: string; now: Cost; was: Cost | undefined; children?: React.ReactNode }

function CostRow({ name, now, was, children }: CostRowProps) {
  const { t } = useTranslation('review')
  const format = useFormat()
  const over = now.worst > now.budget
  const earlier = (field: 'worst' | 'expected') =>
    was && was.currency === now.currency && was[field] !== now[field] ? (
      <span className={styles.was}>
        {t('cost.was', { amount: format.money({ amount: was[field], currency: was.currency }) })}
      </span>
    ) : null
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Amount amount={now.budget} currency={now.currency} />
      </td>
      <td className={over ? styles.over : styles.deciding}>
        <Amount amount={now.worst} currency={now.currency} />
        {earlier('worst')}
      </td>
      <td className={styles.share}>
        {now.budget > 0 ? format.rate(now.worst / now.budget, 0) : '–'}
        {children}
      </td>
      <td>
        <Amount amount={now.expected} currency={now.currency} />
        {earlier('expected')}
      </td>
    </tr>
  )
}
