import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Failure } from '#components/QueryState.tsx'
import { SelectChip } from '#components/SelectChip.tsx'
import type { ShopperRates } from '#contract/results.ts'
import {
  assumptionNames,
  assumptionsOf,
  assumptionUnits,
  type AssumptionName,
  type Measurement,
} from '#domain/forecast/assumptions.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import { useDraft, useReadOnlyReason } from '../draft/DraftProvider.tsx'
import { heldCampaignsQuery, shopperRatesQuery } from '../queries.ts'
import styles from './ForecastPage.module.css'

/** What the forecast takes for granted, where each figure comes from, and the way to take over what an event measured. */
export function Assumptions() {
  const { t } = useTranslation('campaigns')
  const { campaign, document, edit } = useDraft()
  const readOnly = useReadOnlyReason()
  const [chosen, choose] = useState('')
  const list = useQuery(heldCampaignsQuery())
  const held = (list.data?.items ?? []).filter(({ id, status }) => id !== campaign.id && hasBegun.includes(status))
  const asked = useQuery({ ...shopperRatesQuery(chosen), enabled: chosen !== '' })
  const found = chosen === '' ? undefined : asked.data

  const take = (measured: Measurement | undefined) => {
    edit(({ measured: _, ...others }) => (measured === undefined ? others : { ...others, measured }))
    choose('')
  }
  return (
    <section className={styles.market}>
      <h3>{t('forecast.assumptions')}</h3>
      <p className={styles.about}>{t('forecast.assumptionsAbout')}</p>
      {readOnly === null && (
        <div className={styles.tools}>
          {held.length > 0 ? (
            <SelectChip
              label={t('forecast.measureAt')}
              value={chosen}
              options={[
                { value: '', label: t('forecast.chooseEvent') },
                ...held.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={choose}
            />
          ) : (
            list.data && <span className={styles.line}>{t('forecast.nothingHeld')}</span>
          )}
          {document.measured !== undefined && chosen === '' && (
            <Button onClick={() => take(undefined)}>{t('forecast.backToDefaults')}</Button>
          )}
        </div>
      )}
      {chosen !== '' && asked.error ? (
        <Failure error={asked.error} onRetry={() => void asked.refetch()} retrying={asked.isFetching} />
      ) : null}
      {found && <Found found={found} onTake={() => take(measurementOf(chosen, found))} onLeave={() => choose('')} />}
      <Table found={found} />
    </section>
  )
}

/** Of these something may have been measured. */
const hasBegun: readonly string[] = ['live', 'paused', 'ended', 'archived']

const measurementOf = (campaignId: string, { name, rates, cases }: ShopperRates): Measurement => ({
  campaignId,
  event: name,
  rates,
  cases,
})

function Found({ found, onTake, onLeave }: { found: ShopperRates; onTake: () => void; onLeave: () => void }) {
  const { t } = useTranslation('campaigns')
  const count = Object.keys(found.rates).length
  return (
    <div className={styles.tools} role="status">
      <span className={styles.line}>
        {count === 0
          ? t('forecast.measuredNothing', { event: found.name })
          : t('forecast.measuredSome', { event: found.name, count })}
      </span>
      {count > 0 && (
        <Button tone="primary" onClick={onTake}>
          {t('forecast.takeOver', { count })}
        </Button>
      )}
      <Button onClick={onLeave}>{t('forecast.leave')}</Button>
    </div>
  )
}

/** The assumptions as they are; beside them what was measured at the event in question. */
function Table({ found }: { found: ShopperRates | undefined }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const say = useSay()
  const { document } = useDraft()
  const assumptions = assumptionsOf(document)
  const write = (name: AssumptionName, value: number) =>
    assumptionUnits[name] === 'rate' ? format.percent(value) : format.number(value)
  const casesOf = (cases: number | undefined) =>
    cases === undefined ? '' : ` · ${t('forecast.cases', { count: cases, figure: format.number(cases) })}`
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('forecast.assumption')}</th>
          <th scope="col">{t('forecast.value')}</th>
          <th scope="col">{t('forecast.source')}</th>
          {found && <th scope="col">{found.name}</th>}
        </tr>
      </thead>
      <tbody>
        {assumptionNames.map((name) => {
          const { value, source } = assumptions[name]
          const measured = found?.rates[name]
          return (
            <tr key={name}>
              <th scope="row">{say.label('assumption', name)}</th>
              <td>{write(name, value)}</td>
              <td>
                {source.kind === 'measured'
                  ? t('forecast.measuredAt', { event: source.at }) + casesOf(document.measured?.cases[name])
                  : t('forecast.unmeasured')}
              </td>
              {found && (
                <td>
                  {measured === undefined ? (
                    '–'
                  ) : (
                    <>
                      <b>{write(name, measured)}</b>
                      {casesOf(found.cases[name])}
                    </>
                  )}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
