import type { SeriesInterval } from '#domain/analytics/vocabulary.ts'
import type { EChartsCoreOption } from 'echarts/core'

/** One line of a time chart. Points stand under the labels, in order; null where there is none. */
export type ChartLine = {
  id: string
  name: string
  points: readonly (number | null)[]
  color: string
  /** What it is measured against: drawn thin, grey and dashed. */
  reference?: boolean
}

/** A dated part of the campaign, in buckets: it may begin and end between two points. */
export type ChartBand = { name: string; from: number; to: number; strong: boolean }

export type TimeChart = {
  labels: readonly string[]
  interval: SeriesInterval
  lines: readonly ChartLine[]
  bands: readonly ChartBand[]
  /** Index of the first bucket that is not over: from the point before it lines are dashed. */
  unfinishedFrom: number | null
  zone: string
  writeShort: (value: number) => string
  colors: { band: string; bandStrong: string; bandText: string }
}

/** A time chart as ECharts wants it. The part of a line that is not over yet is a second, dashed line. */
export function timeChartOption(chart: TimeChart): EChartsCoreOption {
  const rows = labelRows(chart)
  return {
    grid: { left: 4, right: 16, top: 14 + rowHeight * (1 + Math.max(-1, ...rows)), bottom: 36, containLabel: true },
    // A value axis over the buckets' numbers rather than one of categories: a band can then begin between two points.
    xAxis: {
      type: 'value',
      min: 0,
      max: Math.max(1, chart.labels.length - 1),
      interval: labelStep(chart.labels.length, chart.interval),
      splitLine: { show: false },
      axisLabel: { hideOverlap: true, formatter: (index: number) => chart.labels[index] ?? '' },
      name: chart.zone,
      nameLocation: 'end',
      nameGap: 0,
      nameTextStyle: { align: 'right', verticalAlign: 'top', padding: [24, 0, 0, 0], fontSize: 11 },
    },
    yAxis: {
      type: 'value',
      // Money given back can outweigh what came in.
      min: ({ min }: { min: number }) => Math.min(0, min),
      minInterval: 1,
      splitNumber: 4,
      axisLabel: { formatter: (value: number) => chart.writeShort(value) },
    },
    series: chart.lines.flatMap((line, index) => seriesOf(line, index, chart, rows)),
  }
}

/** Every how many buckets one is labelled: weeks and fortnights of days, quarters and wholes of a day of hours. */
const steps = { day: [1, 2, 7, 14, 28, 56, 91, 182, 364], hour: [1, 2, 3, 6, 12, 24, 48, 96, 168] }
const mostLabels = 14

function labelStep(buckets: number, interval: TimeChart['interval']): number {
  return steps[interval].find((step) => buckets / step <= mostLabels) ?? Math.ceil(buckets / mostLabels)
}

function seriesOf(line: ChartLine, index: number, chart: TimeChart, rows: readonly number[]): object[] {
  const { unfinishedFrom } = chart
  const drawn = (width: number, type: 'solid' | 'dashed' | [number, number]) => ({
    type: 'line',
    name: line.name,
    sampling: 'lttb',
    silent: true,
    itemStyle: { color: line.color },
    lineStyle: { color: line.color, width, type },
    // A single point is no line; it has to be seen all the same.
    ...(line.points.length === 1 ? { showSymbol: true, symbolSize: 7 } : {}),
  })
  const bands = index === 0 ? bandsOf(chart, rows) : {}
  if (line.reference) return [{ ...drawn(1.5, 'dashed'), ...bands, id: line.id, data: pairs(line.points) }]
  const end = unfinishedFrom ?? line.points.length
  const finished = {
    ...drawn(2, 'solid'),
    ...bands,
    id: line.id,
    data: pairs(line.points, (k) => k < end),
  }
  if (unfinishedFrom === null) return [finished]
  const open = pairs(line.points, (k) => k >= end - 1)
  return [finished, { ...drawn(2, [4, 4]), id: `${line.id}:unfinished`, data: open }]
}

const pairs = (points: ChartLine['points'], drawn: (index: number) => boolean = () => true) =>
  points.map((point, k) => [k, drawn(k) ? point : null])

const rowHeight = 14
/** Names whose middles are nearer than this share of the chart would run into each other on a phone. */
const labelRoom = 0.14

/** In which row above the lines each band is named: the lower one, or the upper one where that is taken. */
function labelRows({ bands, labels }: TimeChart): number[] {
  let last = Number.NEGATIVE_INFINITY
  return bands.map(({ from, to }) => {
    const middle = (from + to) / 2
    const isNear = middle - last < labelRoom * labels.length
    if (!isNear) last = middle
    return isNear ? 1 : 0
  })
}

function bandsOf({ bands, colors }: TimeChart, rows: readonly number[]): object {
  if (bands.length === 0) return {}
  return {
    markArea: {
      silent: true,
      label: { position: 'top', color: colors.bandText, fontSize: 11 },
      data: bands.map(({ name, from, to, strong }, k) => [
        // Neighbours differ, and the scale's lines stay visible through them.
        {
          name,
          xAxis: from,
          label: { distance: 4 + rowHeight * rows[k]! },
          itemStyle: {
            color: strong ? colors.bandStrong : colors.band,
            opacity: strong ? 0.9 : k % 2 === 0 ? 0.5 : 0.28,
          },
        },
        { xAxis: to },
      ]),
    },
  }
}
