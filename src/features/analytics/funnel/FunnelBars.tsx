import { useTranslation } from 'react-i18next'
import type { Funnel } from '#contract/analytics.ts'
import { Icon } from '#components/Icon.tsx'
import { useFormat } from '#lib/format/useFormat.ts'
import { fewPeople, largestLoss, margin, restsOnFew, type Step } from './facts.ts'
import styles from './FunnelBars.module.css'

type FunnelBarsProps = {
  steps: readonly Step[]
  names: readonly string[]
  optional?: readonly boolean[]
  stillConverting: Funnel['stillConverting']
  /** A click on a step: its people. Without it the bars are only to be seen. */
  onOpen?: (step: number) => void
}

/** The funnel as it is read: how many came this far, what share of the first and of the step before, and how sure that is. */
export function FunnelBars({ steps, names, optional = [], stillConverting, onOpen }: FunnelBarsProps) {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const worst = largestLoss(steps)
  const interval = ({ interval: span }: Step) =>
    span ? t('funnel.interval', { low: format.rate(span.low), high: format.rate(span.high) }) : undefined
  const most = Math.max(...steps.map(({ count }) => count), 1)
  return (
    <ol className={styles.funnel}>
      {steps.map((step, k) => {
        const name = names[k] ?? ''
        const few = restsOnFew(steps, 0)
        const half = margin(step)
        const rate = format.rate(step.rateOfFirst)
        const spread = half !== null && k > 0 ? `±${format.number(half * 100, 1)}` : ''
        const previous = k > 0 ? t('funnel.ofPrevious', { rate: format.rate(step.rateOfPrevious) }) : ''
        const loss = k === worst ? t('funnel.largestLoss') : ''
        const median =
          k > 0 && step.medianSecondsFromFirst !== null
            ? t('funnel.median', { time: format.duration(step.medianSecondsFromFirst * 1000) })
            : ''
        // The spaces are for those who hear it: the grid shows none.
        const bar = (
          <>
            <span className={styles.name}>
              {name}
              {optional[k] && <span className={styles.optional}> {t('funnel.optional')}</span>}
            </span>{' '}
            <span className={styles.track}>
              <span
                className={styles.bar}
                style={{
                  width: `${(step.count / most) * 100}%`,
                  opacity: 1 - 0.42 * (k / Math.max(1, steps.length - 1)),
                }}
              />
            </span>
            <span className={styles.count}>{format.number(step.count)}</span>{' '}
            <span
              className={`${styles.rate} ${few ? styles.few : ''}`}
              title={few ? t('funnel.few', { count: fewPeople }) : interval(step)}
            >
              {rate} {spread && <span className={styles.margin}>{spread}</span>}
            </span>{' '}
            <span className={`${styles.previous} ${k > 0 && restsOnFew(steps, k - 1) ? styles.few : ''}`}>
              {previous}
            </span>{' '}
            <span className={styles.note}>
              {loss && (
                <span className={styles.loss}>
                  <span aria-hidden="true">▼</span> {loss}
                </span>
              )}{' '}
              {median && <span>{median}</span>}
            </span>
          </>
        )
        return (
          <li key={`${String(k)}-${name}`}>
            {onOpen ? (
              <button type="button" className={styles.step} title={t('funnel.openPeople')} onClick={() => onOpen(k)}>
                {bar}
                <Icon name="right" className={styles.open} />
              </button>
            ) : (
              <div className={styles.step}>{bar}</div>
            )}
          </li>
        )
      })}
      {stillConverting > 0 && (
        <li className={styles.still}>
          {t('funnel.still', { count: stillConverting, figure: format.number(stillConverting) })}
        </li>
      )}
    </ol>
  )
}
