import { useTranslation } from 'react-i18next'
import type { Phase } from '#domain/campaign/document.ts'
import { markets } from '#domain/market.ts'
import { epochOf, instantOf } from '#domain/time.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import styles from './PhaseTimeline.module.css'

/** The phases on one time axis, a row per market. */
export function PhaseTimeline({ phases }: { phases: readonly Phase[] }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const say = useSay()
  const drawn = phases.filter(({ window }) => window.from < window.to)
  const rows = markets.filter((market) => drawn.some((phase) => phase.markets.includes(market)))
  if (rows.length === 0) return null
  const from = Math.min(...drawn.map(({ window }) => epochOf(window.from)))
  const to = Math.max(...drawn.map(({ window }) => epochOf(window.to)))
  const share = (instant: string) => `${((epochOf(instant) - from) / (to - from)) * 100}%`
  const width = (phase: Phase) => `${((epochOf(phase.window.to) - epochOf(phase.window.from)) / (to - from)) * 100}%`
  const zone = zoneOf(rows[0] ?? 'HK')

  return (
    <figure className={styles.timeline} aria-label={t('basics.timeline')}>
      {rows.map((market) => (
        <div key={market} className={styles.row}>
          <span className={styles.market} title={format.market(market)}>
            {market}
          </span>
          <ul className={styles.track}>
            {drawn
              .filter((phase) => phase.markets.includes(market))
              .map((phase) => {
                const name = say.word('phase', phase.kind)
                const when = `${format.time(phase.window.from, zoneOf(market))} – ${format.time(phase.window.to, zoneOf(market))}`
                return (
                  <li
                    key={phase.id}
                    className={`${styles.phase} ${phase.kind === 'main' ? styles.main : ''}`}
                    style={{ left: share(phase.window.from), width: width(phase) }}
                    title={`${name} · ${when}`}
                  >
                    {name}
                    <span className="visually-hidden"> {when}</span>
                  </li>
                )
              })}
          </ul>
        </div>
      ))}
      <div className={styles.axis} aria-hidden="true">
        <span>{format.timeBare(instantOf(from), zone, 'dayShort')}</span>
        <span>{format.timeBare(instantOf(to), zone, 'dayShort')}</span>
      </div>
    </figure>
  )
}
