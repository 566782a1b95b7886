import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { EmptyState } from '#components/EmptyState.tsx'
import { Notice } from '#components/Notice.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { Forecast, ForecastProgress } from '#domain/forecast/simulate.ts'
import { useDraft } from '../draft/DraftProvider.tsx'
import { Assumptions } from './Assumptions.tsx'
import styles from './ForecastPage.module.css'
import { forecastSeed } from './ForecastProvider.tsx'
import { ForecastTable } from './ForecastTable.tsx'
import { runForecast, type RunningForecast } from './runForecast.ts'

const runs = 300

type Done = { of: CampaignDocument; forecast: Forecast }

/** The campaign played many times: what to expect, from what assumptions. */
export function ForecastPage() {
  const { t } = useTranslation('campaigns')
  const { document } = useDraft()
  const running = useRef<RunningForecast | null>(null)
  const [progress, setProgress] = useState<ForecastProgress | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [note, setNote] = useState<'failed' | { cancelledAfter: number } | null>(null)

  useEffect(() => () => running.current?.cancel(), [])

  const run = () => {
    setNote(null)
    setProgress({ done: 0, of: runs })
    const work = runForecast(document, { seed: forecastSeed, runs }, setProgress)
    running.current = work
    work.result.then(
      (forecast) => {
        setDone({ of: document, forecast })
        setProgress(null)
      },
      () => {
        setNote('failed')
        setProgress(null)
      },
    )
  }
  const cancel = () => {
    running.current?.cancel()
    setNote({ cancelledAfter: progress?.done ?? 0 })
    setProgress(null)
  }

  if (document.plays.length === 0) return <EmptyState title={t('forecast.title')}>{t('forecast.noPlays')}</EmptyState>
  return (
    <>
      <div className={styles.head}>
        <h2>{t('forecast.title')}</h2>
        {progress ? (
          <Button onClick={cancel}>{t('forecast.cancel')}</Button>
        ) : (
          <Button onClick={run}>{t(done ? 'forecast.again' : 'forecast.run')}</Button>
        )}
      </div>
      <p className={styles.about}>{t('forecast.about')}</p>
      {progress && (
        <div className={styles.progress}>
          <progress max={progress.of} value={progress.done} aria-label={t('forecast.title')} />
          <span>{t('forecast.running', { done: progress.done, total: progress.of })}</span>
        </div>
      )}
      {note === 'failed' && <Notice tone="bad">{t('forecast.failed')}</Notice>}
      {note !== null && note !== 'failed' && (
        <p className={styles.about}>{t('forecast.cancelled', { done: note.cancelledAfter })}</p>
      )}
      {done && done.of !== document && <Notice tone="warning">{t('forecast.stale')}</Notice>}
      {done && (
        <>
          <ForecastTable forecast={done.forecast} document={done.of} />
          <p className={styles.about}>{t('forecast.seed', { runs: done.forecast.runs, seed: forecastSeed })}</p>
        </>
      )}
      <Assumptions />
    </>
  )
}
