import { useTranslation } from 'react-i18next'
import { PlayHue } from '#components/PlayHue.tsx'
import { ScrollArea } from '#components/ScrollArea.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { Expectation, Forecast, MarketForecast } from '#domain/forecast/simulate.ts'
import type { Spread } from '#domain/forecast/spread.ts'
import { marketFacts, markets, type Market } from '#domain/market.ts'
import type { Currency } from '#domain/money.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import styles from './ForecastPage.module.css'

/** P10, P50 and P90 of each figure, by market, with the plays beneath. */
export function ForecastTable({ forecast, document }: { forecast: Forecast; document: CampaignDocument }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const held = markets.filter((market) => forecast.perMarket[market])
  return (
    <>
      {held.map((market) => {
        const whole = forecast.perMarket[market]
        if (!whole) return null
        const money = (amount: number) => format.money({ amount, currency: marketFacts[market].currency })
        return (
          <section key={market} className={styles.market}>
            <h3>{format.market(market)}</h3>
            <Figures of={format.market(market)} expectation={whole} currency={whole.currency} />
            <p className={styles.line}>
              {t('forecast.cost')}: {t('forecast.meanCost', { mean: money(whole.meanCost) })} {t('forecast.meanApart')}
            </p>
            <Exhaustion whole={whole} market={market} />
            <ScrollArea label={`${format.market(market)}: ${t('forecast.byPlay')}`}>
              <table className={`${styles.table} ${styles.figures}`}>
                <caption>{t('forecast.byPlay')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('plays.name')}</th>
                    <th scope="col">{t('forecast.openings')}</th>
                    <th scope="col">{t('forecast.completions')}</th>
                    <th scope="col">{t('forecast.registrations')}</th>
                    <th scope="col">{t('forecast.cost')}</th>
                  </tr>
                </thead>
                <tbody>
                  {forecast.perPlay.map(({ playId, perMarket }) => {
                    const play = document.plays.find(({ id }) => id === playId)
                    const one = perMarket[market]
                    if (!play || !one) return null
                    return (
                      <tr key={playId}>
                        <th scope="row">
                          <PlayHue kind={play.kind} /> {play.name}
                        </th>
                        <td title={rangeOf(one.openings, format.number)}>{format.number(one.openings.p50)}</td>
                        <td title={rangeOf(one.completions, format.number)}>{format.number(one.completions.p50)}</td>
                        <td title={rangeOf(one.registrations, format.number)}>
                          {format.number(one.registrations.p50)}
                        </td>
                        <td title={rangeOf(one.cost, money)}>{money(one.cost.p50)}</td>
                      </tr>
                    )
                  })}
                  {(document.coupons.length > 0 || document.partners !== null) && (
                    <tr>
                      <th scope="row">{t('forecast.beside')}</th>
                      <td>–</td>
                      <td>–</td>
                      <td>–</td>
                      <td title={rangeOf(whole.beside, money)}>{money(whole.beside.p50)}</td>
                    </tr>
                  )}
                </tbody>
              </table>
            </ScrollArea>
          </section>
        )
      })}
      {held.length > 1 && (
        <section className={styles.market}>
          <h3>{t('budget.total')}</h3>
          <Figures of={t('budget.total')} expectation={forecast.total} currency={forecast.total.currency} />
          <p className={styles.about}>{t('rail.totalNote')}</p>
        </section>
      )}
    </>
  )
}

function Figures({ of, expectation, currency }: { of: string; expectation: Expectation; currency: Currency }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const money = (amount: number) => format.money({ amount, currency })
  const rows: { name: string; spread: Spread | null; write: (value: number) => string }[] = [
    { name: t('forecast.openings'), spread: expectation.openings, write: format.number },
    { name: t('forecast.completions'), spread: expectation.completions, write: format.number },
    { name: t('forecast.registrations'), spread: expectation.registrations, write: format.number },
    { name: t('forecast.cost'), spread: expectation.cost, write: money },
    { name: t('forecast.costPerRegistration'), spread: expectation.costPerRegistration, write: money },
  ]
  return (
    <ScrollArea label={of}>
      <table className={`${styles.table} ${styles.figures}`}>
        <thead>
          <tr>
            <th scope="col">{t('forecast.figure')}</th>
            <th scope="col">{t('forecast.p10')}</th>
            <th scope="col">{t('forecast.p50')}</th>
            <th scope="col">{t('forecast.p90')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, spread, write }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{spread ? write(spread.p10) : '–'}</td>
              <td className={styles.middle}>{spread ? write(spread.p50) : '–'}</td>
              <td>{spread ? write(spread.p90) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

function Exhaustion({ whole, market }: { whole: MarketForecast; market: Market }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const { at, share } = whole.exhausted
  return (
    <p className={styles.line}>
      {t('rail.runsOut')}:{' '}
      <b>
        {at === null
          ? t('forecast.notExhausted')
          : `${t('rail.runsOutShare', { share: format.percent(share) })}, ${t('forecast.exhaustedAt', {
              time: format.time(at.p50, zoneOf(market)),
            })}`}
      </b>
    </p>
  )
}

function rangeOf({ p10, p90 }: Spread, write: (value: number) => string): string {
  return `P10 ${write(p10)} – P90 ${write(p90)}`
}
