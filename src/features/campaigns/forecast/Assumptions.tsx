import { useTranslation } from 'react-i18next'
import { assumptionNames, assumptionUnits, defaultAssumptions } from '#domain/forecast/assumptions.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import styles from './ForecastPage.module.css'

/** What the forecast takes for granted, and where each figure comes from. */
export function Assumptions() {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  return (
    <section className={styles.market}>
      <h3>{t('forecast.assumptions')}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('forecast.assumption')}</th>
            <th scope="col">{t('forecast.value')}</th>
            <th scope="col">{t('forecast.source')}</th>
          </tr>
        </thead>
        <tbody>
          {assumptionNames.map((name) => {
            const { value, source } = defaultAssumptions[name]
            return (
              <tr key={name}>
                <th scope="row">{t(`assumption.${name}`)}</th>
                <td>{assumptionUnits[name] === 'rate' ? format.percent(value) : format.number(value)}</td>
                <td>
                  {source.kind === 'measured'
                    ? t('forecast.measuredAt', { event: source.at })
                    : t('forecast.unmeasured')}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
