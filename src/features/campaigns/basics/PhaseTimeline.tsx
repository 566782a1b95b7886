import { useTranslation } from 'react-i18next'
import type { Phase } from '#domain/campaign/document.ts'
import { markets } from '#domain/market.ts'
import { epochOf, instantOf } from '#domain/time.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import { useWidth } from '#components/useWidth.ts'
import { widthOf } from '#lib/textWidth.ts'
import styles from './PhaseTimeline.module.css'

/** Pixels of a row that its market takes. */
const marketRoom = 32

/** The phases on one time axis, a row per market. */
export function PhaseTimeline({ phases }: { phases: readonly Phase[] }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const say = useSay()
  const drawn = phases.filter(({ window }) => window.from < window.to)
  const rows = markets.filter((market) => drawn.some((phase) => phase.markets.includes(market)))
  const { ref, width } = useWidth<HTMLElement>(640)
  if (rows.length === 0) return null
  const from = Math.min(...drawn.map(({ window }) => epochOf(window.from)))
  const to = Math.max(...drawn.map(({ window }) => epochOf(window.to)))
  const partOf = ({ window }: Phase) => (epochOf(window.to) - epochOf(window.from)) / (to - from)
  const nameOf = (phase: Phase) => say.word('phase', phase.kind)
  const fits = (phase: Phase) => partOf(phase) * (width - marketRoom) >= widthOf(nameOf(phase)) + 14
  // What the campaign is about is named in any case.
  const unnamed = drawn.find((phase) => phase.kind === 'main' && !fits(phase))
  const shareOf = (instant: string) => (epochOf(instant) - from) / (to - from)
  const zone = zoneOf(rows[0] ?? 'HK')

  return (
    <figure ref={ref} className={styles.timeline} aria-label={t('basics.timeline')}>
      {unnamed && (
        <MainAbove name={nameOf(unnamed)} start={shareOf(unnamed.window.from)} end={shareOf(unnamed.window.to)} />
      )}
      {rows.map((market) => (
        <div key={market} className={styles.row}>
          <span className={styles.market} title={format.market(market)}>
            {market}
          </span>
          <ul className={styles.track}>
            {drawn
              .filter((phase) => phase.markets.includes(market))
              .map((phase) => {
                const name = nameOf(phase)
                const when = `${format.time(phase.window.from, zoneOf(market))} – ${format.time(phase.window.to, zoneOf(market))}`
                return (
                  <li
                    key={phase.id}
                    className={`${styles.phase} ${phase.kind === 'main' ? styles.main : ''}`}
                    style={{ left: `${shareOf(phase.window.from) * 100}%`, width: `${partOf(phase) * 100}%` }}
                    title={`${name} · ${when}`}
                  >
                    <span className={fits(phase) ? undefined : 'visually-hidden'}>{name}</span>
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

/** The name of a phase that is too short to hold it, over its bars: to whichever side has the room. */
function MainAbove({ name, start, end }: { name: string; start: number; end: number }) {
  const side = start < 0.5 ? { left: `${start * 100}%` } : { right: `${(1 - end) * 100}%` }
  return (
    <div className={styles.above} aria-hidden="true">
      <span style={side}>{name}</span>
    </div>
  )
}
