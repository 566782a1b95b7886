import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Amount } from '#components/Figures.tsx'
import { Explained } from '#components/Explained.tsx'
import { Facts, Stat, StatColumn } from '#components/Stat.tsx'
import type { Expectation, MarketForecast } from '#domain/forecast/simulate.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { paths } from '#paths'
import { useDraft } from '../draft/DraftProvider.tsx'
import { useLiveForecast } from '../forecast/ForecastProvider.tsx'
import type { Cost } from './costOf.ts'
import styles from './ForecastFigures.module.css'

/** What is to be expected: the cost that review and budget name too, with the simulation's range; registrations, cost per registration, when the budget is gone. */
export function ForecastFigures({ cost, playId }: { cost: Cost; playId: string | undefined }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const {
    campaign,
    document: { measured },
  } = useDraft()
  const { forecast, stale, failed } = useLiveForecast()
  const money = (amount: number) => format.money({ amount, currency: cost.currency })
  const whole = forecast?.perMarket[cost.market]
  const expected: Expectation | undefined =
    playId === undefined ? whole : forecast?.perPlay.find((one) => one.playId === playId)?.perMarket[cost.market]

  return (
    <div aria-busy={stale}>
      <StatColumn>
        <Stat
          label={t('rail.expected')}
          about={t('rail.expectedAbout')}
          value={<Amount amount={cost.expected} currency={cost.currency} />}
          // The cost is of the draft as it stands: a range of an earlier one would contradict it.
          note={
            stale
              ? t('rail.forecasting')
              : failed || !expected
                ? t('forecast.failed')
                : t('rail.range', { low: money(expected.cost.p10), high: money(expected.cost.p90) })
          }
        />
      </StatColumn>
      {expected && (
        <div className={`${styles.facts} ${stale || failed ? styles.stale : ''}`}>
          <p className={styles.medians}>
            <Explained about={t('rail.mediansAbout')}>{t('rail.medians')}</Explained>
          </p>
          <Facts
            rows={[
              {
                key: 'registrations',
                label: t('rail.registrations'),
                value: (
                  <span title={t('rail.range', spread(expected.registrations, format.number))}>
                    {format.number(expected.registrations.p50)}
                  </span>
                ),
              },
              {
                key: 'cost',
                label: t('rail.costPerRegistration'),
                value: expected.costPerRegistration === null ? '–' : money(expected.costPerRegistration.p50),
              },
              { key: 'completions', label: t('rail.completions'), value: format.number(expected.completions.p50) },
              ...(whole
                ? [{ key: 'runsOut', label: t('rail.runsOut'), value: <RunsOut whole={whole} cost={cost} /> }]
                : []),
            ]}
          />
        </div>
      )}
      <p className={styles.source}>
        {stale ? t('rail.forecasting') : measured ? t('rail.measured', { event: measured.event }) : t('rail.rates')} ·{' '}
        <Link to={paths.campaignForecast({ campaignId: campaign.id })}>{t('rail.assumptions')}</Link>
      </p>
    </div>
  )
}

function RunsOut({ whole, cost }: { whole: MarketForecast; cost: Cost }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const { share, at } = whole.exhausted
  if (cost.budget === 0) return '–'
  if (at === null) return t('rail.runsOutNo')
  return (
    <span className={styles.warning} title={format.time(at.p50, zoneOf(cost.market))}>
      {t('rail.runsOutShare', { share: format.percent(share) })}
    </span>
  )
}

function spread({ p10, p90 }: { p10: number; p90: number }, write: (value: number) => string) {
  return { low: write(p10), high: write(p90) }
}
