import { useTranslation } from 'react-i18next'
import { Block } from '#components/Block.tsx'
import { ScrollArea } from '#components/ScrollArea.tsx'
import type { ForecastProgress } from '#domain/forecast/simulate.ts'
import { marketFacts, type Market } from '#domain/market.ts'
import type { Minor } from '#domain/money.ts'
import type { CostParts, ProgrammeCost as Cost } from '#domain/partners/calculator.ts'
import { defaultPartnerRates, reckonedTier } from '#domain/partners/expected.ts'
import type { PartnerProgramme } from '#domain/partners/schema.ts'
import { wholeUnit } from '#domain/plays/shared/products.ts'
import { noFigure } from '#lib/format/numbers.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useTierName } from './useTierName.ts'
import figures from '#components/FigureTable.module.css'
import styles from './partners.module.css'

type ProgrammeCostProps = {
  programme: PartnerProgramme
  market: Market
  costs: Partial<Record<Market, Cost>> | null
  /** The programme or the campaign has changed since. */
  stale: boolean
  failed: boolean
  progress: ForecastProgress | null
  runs: number
}

/** What the programme will probably cost over the campaign's forecast, beside the most it can, and what that rests on. */
export function ProgrammeCost({ programme, market, costs, stale, failed, progress, runs }: ProgrammeCostProps) {
  const { t } = useTranslation('partners')
  const format = useFormat()
  const cost = costs?.[market]
  if (!programme.markets.includes(market))
    return (
      <Block title={t('cost.title')}>
        <p className={styles.about}>{t('calculator.notHere')}</p>
      </Block>
    )
  return (
    <Block title={t('cost.title')}>
      <p className={styles.about}>{t('cost.about', { market: format.market(market) })}</p>
      {progress !== null && stale && (
        <div className={styles.progress}>
          <progress max={progress.of} value={progress.done} aria-label={t('cost.title')} />
          <span className={figures.figure}>{t('cost.running', { ...progress })}</span>
        </div>
      )}
      {failed && !stale && (
        <p role="alert" className={styles.error}>
          {t('cost.failed')}
        </p>
      )}
      {cost && (
        <div aria-busy={stale} className={stale ? styles.stale : undefined}>
          <CostTable cost={cost} market={market} />
        </div>
      )}
      <Basis programme={programme} runs={runs} />
    </Block>
  )
}

const quantiles = ['p10', 'p50', 'p90', 'worst'] as const

function CostTable({ cost, market }: { cost: Cost; market: Market }) {
  const { t } = useTranslation('partners')
  const format = useFormat()
  const { currency } = marketFacts[market]
  const money = (amount: Minor | null) => (amount === null ? noFigure : format.money({ amount, currency }))
  /** What is expected is an estimate, and written in whole units; the worst case holds to the last one. */
  const written = (quantile: (typeof quantiles)[number], amount: Minor | null) =>
    money(amount === null || quantile === 'worst' ? amount : Math.round(amount / wholeUnit(market)) * wholeUnit(market))
  const rows: { name: string; of: (parts: CostParts) => Minor | null }[] = [
    { name: t('cost.commission'), of: ({ commission }) => commission },
    { name: t('cost.rewards'), of: ({ rewards }) => rewards },
    { name: t('cost.prizes'), of: ({ prizes }) => prizes },
    { name: t('cost.beyond'), of: (parts) => beyondLimit(parts) },
  ]
  return (
    <>
      <ScrollArea label={t('cost.table')}>
        <table className={figures.table} aria-label={t('cost.table')} aria-live="polite">
          <thead>
            <tr>
              <th scope="col">{t('cost.part')}</th>
              {quantiles.map((quantile) => (
                <th key={quantile} scope="col" className={figures.figure}>
                  {t(`cost.${quantile}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows
              .filter(({ of }) => quantiles.some((quantile) => of(cost[quantile]) !== 0))
              .map(({ name, of }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {quantiles.map((quantile) => (
                    <td key={quantile} className={figures.figure}>
                      {written(quantile, of(cost[quantile]))}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('cost.total')}</th>
              {quantiles.map((quantile) => (
                <td key={quantile} className={figures.figure}>
                  {written(quantile, cost[quantile].total)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </ScrollArea>
      <p className={styles.about}>
        {cost.budget === null
          ? t('cost.noLimit')
          : t('cost.limit', {
              limit: money(cost.budget),
              share: format.rate(cost.budget === 0 ? 0 : (cost.p50.total - cost.p50.prizes) / cost.budget, 0),
            })}
      </p>
    </>
  )
}

/** What partners would earn and the programme's limit does not let them; unknown where their rewards know no bound. */
function beyondLimit({ commission, rewards, prizes, total }: CostParts): Minor | null {
  return rewards === null ? null : Math.min(0, total - prizes - commission - rewards)
}

/** What the figures rest on: nobody measured it yet, and so it says. */
function Basis({ programme, runs }: { programme: PartnerProgramme; runs: number }) {
  const { t } = useTranslation('partners')
  const format = useFormat()
  const nameOf = useTierName(programme)
  const tier = reckonedTier(programme)
  const rates = defaultPartnerRates
  const shares = [
    ['boundShare', true],
    ['ownShare', true],
    ['invitedShare', programme.depth >= 2],
    ['soldBeside', true],
    ['recruitedShare', Object.values(programme.recruitReward).some((reward) => reward > 0)],
  ] as const
  return (
    <details className={styles.basis}>
      <summary>{t('cost.restsOn')}</summary>
      <ul>
        <li>{t('cost.basis.forecast', { runs: format.number(runs) })}</li>
        {tier && <li>{t('cost.basis.tier', { tier: nameOf(tier.id) })}</li>}
        {shares
          .filter(([, applies]) => applies)
          .map(([name]) => (
            <li key={name}>{t(`cost.basis.${name}`, { share: format.percent(rates[name]) })}</li>
          ))}
        <li>{t('cost.basis.prizes')}</li>
        <li>{t('cost.basis.worst')}</li>
      </ul>
    </details>
  )
}
