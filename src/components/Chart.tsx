import type { ECharts, EChartsCoreOption } from 'echarts/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTheme } from '#lib/theme.ts'
import { chartTheme } from './chartTheme.ts'
import styles from './Chart.module.css'
import { loadECharts } from './loadECharts.ts'

/** What a place on the x axis says: its moment, and the value of each line there. */
export type Readout = {
  head: string
  lines: readonly { name: string; value: string; color: string }[]
}

type ChartProps = {
  /** A pure function of the data made it; `useMemo` it. Colours come from `chartTheme` by default. */
  option: EChartsCoreOption
  /** What the chart says, in one sentence, for those who cannot see it. */
  label: string
  height?: number
  /** For a chart over categories: what to show beside the pointer, or at the place chosen with the arrow keys. */
  readout?: (index: number) => Readout | null
  /** How many categories there are, for the keyboard. */
  places?: number
}

type Spot = { index: number; x: number; width: number }

/** ECharts behind one thin component: fetched when first needed, told of size and theme, described in words. */
export function Chart({ option, label, height = 240, readout, places = 0 }: ChartProps) {
  const { t } = useTranslation()
  const theme = useTheme()
  const host = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  const [spot, setSpot] = useState<Spot | null>(null)

  const draw = useEffectEvent(() => {
    chart.current?.setOption({ ...option, ...motion() }, { notMerge: true })
  })
  const place = (index: number) => {
    const x = chart.current?.convertToPixel({ xAxisIndex: 0 }, index)
    setSpot(x === undefined ? null : { index, x: Number(x), width: chart.current?.getWidth() ?? 0 })
  }
  const point = useEffectEvent((x: number, y: number) => {
    const instance = chart.current
    if (!readout || !instance?.containPixel('grid', [x, y])) setSpot(null)
    else place(Math.round(Number(instance.convertFromPixel({ xAxisIndex: 0 }, x))))
  })

  useEffect(() => {
    let gone = false
    let observer: ResizeObserver | undefined
    const element = host.current
    if (!element) return
    loadECharts().then(
      ({ startChart }) => {
        if (gone) return
        const instance = startChart(element, chartTheme())
        chart.current = instance
        instance.getZr().on('mousemove', (event) => point(event.offsetX, event.offsetY))
        instance.getZr().on('globalout', () => setSpot(null))
        observer = new ResizeObserver(() => instance.resize())
        observer.observe(element)
        draw()
        setState('ready')
      },
      () => {
        if (!gone) setState('failed')
      },
    )
    return () => {
      gone = true
      observer?.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [theme])

  useEffect(() => {
    draw()
  }, [option, label])

  const said = spot && readout ? readout(spot.index) : null

  return (
    <div className={styles.frame} style={{ height }}>
      <div ref={host} className={styles.host} aria-hidden="true" />
      {readout && places > 0 ? (
        // A range underneath, so that arrow keys and screen readers walk along the axis as they know it.
        <input
          type="range"
          className={styles.reader}
          min={0}
          max={places - 1}
          value={spot?.index ?? places - 1}
          aria-label={label}
          aria-valuetext={said ? textOf(said) : undefined}
          onFocus={() => place(spot?.index ?? places - 1)}
          onChange={(event) => place(Number(event.target.value))}
          onBlur={() => setSpot(null)}
        />
      ) : (
        <span role="img" aria-label={label} className="visually-hidden" />
      )}
      {said && spot && <ReadoutBox said={said} spot={spot} />}
      {state === 'loading' && <span className={styles.note}>{t('ui.chartLoading')}</span>}
      {state === 'failed' && (
        <span role="alert" className={styles.note}>
          {t('ui.chartFailed')}
        </span>
      )}
    </div>
  )
}

function ReadoutBox({ said, spot: { x, width } }: { said: Readout; spot: Spot }) {
  const toTheLeft = x > width / 2
  return (
    <div aria-hidden="true">
      <span className={styles.rule} style={{ left: x }} />
      <div className={styles.readout} style={toTheLeft ? { right: width - x + 12 } : { left: x + 12 }}>
        <p className={styles.head}>{said.head}</p>
        <ul>
          {said.lines.map((line) => (
            <li key={line.name}>
              <span className={styles.swatch} style={{ background: line.color }} />
              <span className={styles.name}>{line.name}</span>
              <span className={styles.value}>{line.value}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

const textOf = ({ head, lines }: Readout) => [head, ...lines.map(({ name, value }) => `${name} ${value}`)].join(', ')

function motion() {
  const still = typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches
  return { animation: !still, animationDuration: 240, animationDurationUpdate: 160 }
}
