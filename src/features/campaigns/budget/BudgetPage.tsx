import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Explained } from '#components/Explained.tsx'
import { Amount } from '#components/Figures.tsx'
import { Meter } from '#components/Meter.tsx'
import { MoneyInput } from '#components/MoneyInput.tsx'
import { PlayHue, playHue } from '#components/PlayHue.tsx'
import { markets, marketFacts, type Market } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import { At } from '#components/At.tsx'
import { useChecks } from '../checks/ChecksProvider.tsx'
import { FindingsBlock } from '../checks/FindingsBlock.tsx'
import { addressOf } from '../checks/places.ts'
import { useFieldNotes } from '../checks/useFieldNotes.ts'
import { CostRail, CostSummary } from '../cost/CostRail.tsx'
import { costOf } from '../cost/costOf.ts'
import { useDraft, useReadOnlyReason } from '../draft/DraftProvider.tsx'
import { writeRate } from '../exchangeRate.ts'
import { WithRail } from '#components/WithRail.tsx'
import styles from './BudgetPage.module.css'

/** The most the campaign may cost in each market, against what its plays can cost. */
export function BudgetPage() {
  const { t } = useTranslation('campaigns')
  const { document } = useDraft()
  const { exposure } = useChecks()
  const held = markets.filter((market) => document.markets[market])
  return (
    <WithRail label={t('rail.label')} rail={<CostRail />} summary={<CostSummary />}>
      <h2>{t('budget.title')}</h2>
      <p className={styles.about}>{t('budget.about')}</p>
      {held.length === 0 && <p className={styles.about}>{t('budget.noMarkets')}</p>}
      {held.map((market) => (
        <MarketBudget key={market} market={market} />
      ))}
      {held.length > 1 && (
        <section className={styles.total}>
          <h3>{t('budget.total')}</h3>
          <Line
            budget={exposure.total.budget}
            worst={exposure.total.worst}
            expected={exposure.total.expected}
            currency={exposure.total.currency}
          />
          <FixedRates />
        </section>
      )}
      {held.map((market) => (
        <FindingsBlock key={market} within={`/markets/${market}`} />
      ))}
    </WithRail>
  )
}

/** The total is only as good as the rates it was made with: they stand beside it. */
function FixedRates() {
  const { t } = useTranslation('campaigns')
  const say = useSay()
  const { campaign, document } = useDraft()
  const { into, millionths } = document.exchange
  const held = markets.filter((market) => document.markets[market]).map((market) => marketFacts[market].currency)
  const rates = held.flatMap((currency) => {
    const rate = millionths[currency]
    return currency === into || rate === undefined ? [] : [t('budget.rate', { currency, into, rate: writeRate(rate) })]
  })
  return (
    <p className={styles.about}>
      {t('budget.fixedRates', { rates: say.facts(rates) })}{' '}
      <Link to={addressOf(campaign.id, document, '/exchange/into')}>{t('budget.toRates')}</Link>
    </p>
  )
}

function MarketBudget({ market }: { market: Market }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const note = useFieldNotes()
  const { document, setAt } = useDraft()
  const { exposure } = useChecks()
  const readOnly = useReadOnlyReason()
  const pointer = `/markets/${market}/budget`
  const { currency } = marketFacts[market]
  const cost = costOf(document, exposure, market)
  if (!cost) return null
  const money = (amount: number) => format.money({ amount, currency })
  return (
    <section className={styles.market}>
      <h3>{format.market(market)}</h3>
      <At pointer={pointer}>
        <MoneyInput
          label={t('budget.budget')}
          currency={currency}
          value={document.markets[market]?.budget ?? null}
          onChange={(budget) => budget !== null && setAt(pointer, budget)}
          disabled={readOnly !== null}
          required
          {...note(pointer)}
        />
      </At>
      <Meter
        label={t('budget.worst')}
        text={money(cost.worst)}
        whole={cost.budget}
        parts={cost.parts.map(({ id, name, kind, worst }) => ({
          key: `${kind}:${id}`,
          value: worst,
          color: playHue(kind),
          label: `${name} ${money(worst)}`,
        }))}
      />
      <Line budget={cost.budget} worst={cost.worst} expected={cost.expected} currency={currency} />
      {cost.parts.length > 0 && (
        <table className={styles.parts}>
          <caption className="visually-hidden">{t('budget.byPlay')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('budget.byPlay')}</th>
              <th scope="col">{t('budget.worst')}</th>
              <th scope="col">{t('budget.expected')}</th>
            </tr>
          </thead>
          <tbody>
            {cost.parts.map((part) => (
              <tr key={`${part.kind}:${part.id}`}>
                <th scope="row">
                  <PlayHue kind={part.kind} /> {part.name}
                </th>
                <td>
                  <Amount amount={part.worst} currency={currency} />
                </td>
                <td>
                  <Amount amount={part.expected} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

type LineProps = { budget: number; worst: number; expected: number; currency: 'HKD' | 'TWD' | 'CNY' }

function Line({ budget, worst, expected, currency }: LineProps) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const left = budget - worst
  const money = (amount: number) => format.money({ amount, currency })
  const shareOf = (cost: number) => (budget > 0 ? t('budget.ofBudget', { share: format.rate(cost / budget, 0) }) : '')
  return (
    <p className={styles.line}>
      <span>
        <Explained about={t('rail.worstAbout')}>{t('budget.worst')}</Explained> <b>{money(worst)}</b> {shareOf(worst)}
      </span>
      <span>
        <Explained about={t('rail.expectedAbout')}>{t('budget.expected')}</Explained> <b>{money(expected)}</b>{' '}
        {shareOf(expected)}
      </span>
      <span className={left < 0 ? styles.over : styles.muted}>
        {left < 0 ? t('budget.over', { amount: money(-left) }) : t('budget.left', { amount: money(left) })}
      </span>
    </p>
  )
}
