import type { ECharts, EChartsCoreOption } from 'echarts/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTheme } from '#lib/theme.ts'
import { chartTheme } from './chartTheme.ts'
import styles from './Chart.module.css'

type ChartProps = {
  /** A pure function of the data made it; `useMemo` it. Colours come from `chartTheme` by default. */
  option: EChartsCoreOption
  /** What the chart says, in one sentence, for those who cannot see it. */
  label: string
  height?: number
  /** A click on a point or bar: the series and the index in the data. */
  onSelect?: (point: { seriesId: string | undefined; dataIndex: number }) => void
}

/** ECharts behind one thin component: fetched when first needed, told of size and theme, described in words. */
export function Chart({ option, label, height = 240, onSelect }: ChartProps) {
  const { t } = useTranslation()
  const theme = useTheme()
  const host = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')

  const draw = useEffectEvent(() => {
    chart.current?.setOption({ ...option, ...described(label), ...shared(option) }, { notMerge: true })
  })
  const select = useEffectEvent((point: { seriesId?: string; dataIndex: number }) => {
    onSelect?.({ seriesId: point.seriesId, dataIndex: point.dataIndex })
  })

  useEffect(() => {
    let gone = false
    let observer: ResizeObserver | undefined
    const element = host.current
    if (!element) return
    import('./echarts.ts').then(
      ({ startChart }) => {
        if (gone) return
        const instance = startChart(element, chartTheme())
        chart.current = instance
        instance.on('click', (event) => select(event))
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

  return (
    <div className={styles.frame} style={{ height }}>
      <div ref={host} className={styles.host} />
      {state === 'loading' && <span className={styles.note}>{t('ui.chartLoading')}</span>}
      {state === 'failed' && (
        <span role="alert" className={styles.note}>
          {t('ui.chartFailed')}
        </span>
      )}
    </div>
  )
}

// `aria.enabled` overwrites an aria-label of ours: the sentence has to go in here.
function described(label: string) {
  return { aria: { enabled: true, label: { description: label } } }
}

// ECharts tooltips are HTML unless told otherwise, and names of campaigns and products are typed by people.
function shared(option: EChartsCoreOption) {
  const tooltip = option['tooltip']
  const still = typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches
  return {
    animation: !still,
    animationDuration: 240,
    animationDurationUpdate: 160,
    ...(tooltip && !Array.isArray(tooltip) ? { tooltip: { ...tooltip, renderMode: 'richText' } } : {}),
  }
}
