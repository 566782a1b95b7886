import type { SeriesInterval } from '#domain/analytics/vocabulary.ts'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Readout } from '#components/Chart.tsx'
import { chartColor } from '#components/chartTheme.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useTheme } from '#lib/theme.ts'
import { phasesOf } from '../scope/range.ts'
import type { Scope } from '../scope/useScope.ts'
import { bandsAmong } from './seriesFacts.ts'
import { timeChartOption, type ChartLine } from './seriesOption.ts'

type Given = {
  buckets: readonly string[]
  unfinishedFrom: number | null
  lines: readonly Omit<ChartLine, 'color'>[]
  interval: SeriesInterval
  write: (value: number) => string
  writeShort: (value: number) => string
}

/** A time chart in the reader's words and colours: zone on the axis, the campaign's phases as bands, a readout. */
export function useTimeChart(scope: Scope, { buckets, unfinishedFrom, lines, interval, write, writeShort }: Given) {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const theme = useTheme()
  const { zone, campaign, market } = scope

  const colors = useMemo(() => colorsOn(theme), [theme])

  const colored = useMemo(() => {
    const others = lines.filter(({ reference }) => !reference)
    return lines.map((line) => ({
      ...line,
      color: line.reference ? colors.reference : (colors.series[others.indexOf(line)] ?? colors.reference),
    }))
  }, [lines, colors])

  const option = useMemo(() => {
    const phases = phasesOf(campaign, market).map(({ kind, window }) => ({
      name: t(`phases.${kind}`),
      strong: kind === 'main',
      window,
    }))
    return timeChartOption({
      labels: buckets.map((bucket) => format.timeBare(bucket, zone, interval === 'hour' ? 'minuteShort' : 'dayShort')),
      lines: colored,
      interval,
      bands: bandsAmong(buckets, phases),
      unfinishedFrom,
      zone,
      writeShort,
      colors,
    })
  }, [t, format, zone, campaign, market, buckets, unfinishedFrom, colored, colors, interval, writeShort])

  const readout = useCallback(
    (index: number): Readout | null => {
      const bucket = buckets[index]
      if (bucket === undefined) return null
      const moment = format.time(bucket, zone, interval === 'hour' ? 'minute' : 'weekday')
      const open = unfinishedFrom !== null && index >= unfinishedFrom
      return {
        head: open ? `${moment} · ${t('unfinished')}` : moment,
        lines: colored.map(({ name, points, color }) => {
          const value = points[index]
          return { name, color, value: value === undefined || value === null ? '–' : write(value) }
        }),
      }
    },
    [t, format, zone, buckets, unfinishedFrom, colored, interval, write],
  )
  return { option, readout, lines: colored }
}

/** The tokens have a value in each theme: read while that theme is on the screen. */
function colorsOn(_theme: 'light' | 'dark') {
  return {
    series: ([1, 2, 3, 4, 6, 5] as const).map((n) => chartColor(`--series-${n}`)),
    reference: chartColor('--series-5'),
    band: chartColor('--chart-band'),
    bandStrong: chartColor('--accent-soft'),
    bandText: chartColor('--muted'),
  }
}
