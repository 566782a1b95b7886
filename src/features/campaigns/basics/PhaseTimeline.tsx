import { useTranslation } from 'react-i18next'
import type { Phase } from '#domain/campaign/document.ts'
import { markets } from '#domain/market.ts'
import { epochOf, instantOf } from '#domain/time.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import styles from './basics.module.css'

const width = 720
const left = 44
const rowHeight = 26

/** The phases on one time axis, a row per market. The table below says the same in words. */
export function PhaseTimeline({ phases }: { phases: readonly Phase[] }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const say = useSay()
  const drawn = phases.filter(({ window }) => window.from < window.to)
  const rows = markets.filter((market) => drawn.some((phase) => phase.markets.includes(market)))
  if (rows.length === 0) return null
  const from = Math.min(...drawn.map(({ window }) => epochOf(window.from)))
  const to = Math.max(...drawn.map(({ window }) => epochOf(window.to)))
  const x = (instant: string) => left + ((epochOf(instant) - from) / (to - from)) * (width - left)
  const zone = zoneOf(rows[0] ?? 'HK')
  const height = rows.length * rowHeight + 18

  return (
    <svg className={styles.timeline} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('basics.timeline')}>
      {rows.map((market, row) => (
        <g key={market} transform={`translate(0 ${row * rowHeight})`}>
          <text x={0} y={16}>
            {market}
          </text>
          <line x1={left} x2={width} y1={rowHeight - 2} y2={rowHeight - 2} />
          {drawn
            .filter((phase) => phase.markets.includes(market))
            .map((phase) => {
              const start = x(phase.window.from)
              const span = Math.max(2, x(phase.window.to) - start)
              return (
                <g key={phase.id}>
                  <rect
                    x={start}
                    y={3}
                    width={span}
                    height={rowHeight - 8}
                    rx={3}
                    className={phase.kind === 'main' ? styles.main : undefined}
                  >
                    <title>{`${say.word('phase', phase.kind)} · ${format.time(phase.window.from, zoneOf(market))} – ${format.time(phase.window.to, zoneOf(market))}`}</title>
                  </rect>
                  {span > 56 && (
                    <text x={start + 6} y={16} className={styles.name}>
                      {say.word('phase', phase.kind)}
                    </text>
                  )}
                </g>
              )
            })}
        </g>
      ))}
      <text x={left} y={height - 4}>
        {format.timeBare(instantOf(from), zone, 'dayShort')}
      </text>
      <text x={width} y={height - 4} textAnchor="end">
        {format.timeBare(instantOf(to), zone, 'dayShort')}
      </text>
    </svg>
  )
}
