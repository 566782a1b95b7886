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

/** A dated part of the campaign, from one bucket to another, both included. */
export type ChartBand = { name: string; from: number; to: number }

export type TimeChart = {
  labels: readonly string[]
  lines: readonly ChartLine[]
  bands: readonly ChartBand[]
  /** Index of the first bucket that is not over: from the point before it lines are dashed. */
  unfinishedFrom: number | null
  zone: string
  writeShort: (value: number) => string
  colors: { band: string; bandText: string }
}

/** A time chart as ECharts wants it. The part of a line that is not over yet is a second, dashed line. */
export function timeChartOption(chart: TimeChart): EChartsCoreOption {
  return {
    grid: { left: 4, right: 16, top: 14, bottom: 36, containLabel: true },
    xAxis: {
      type: 'category',
      data: [...chart.labels],
      boundaryGap: false,
      axisLabel: { hideOverlap: true },
      name: chart.zone,
      nameLocation: 'end',
      nameGap: 0,
      nameTextStyle: { align: 'right', verticalAlign: 'top', padding: [24, 0, 0, 0], fontSize: 11 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 4,
      axisLabel: { formatter: (value: number) => chart.writeShort(value) },
    },
    series: chart.lines.flatMap((line, index) => seriesOf(line, index, chart)),
  }
}

function seriesOf(line: ChartLine, index: number, chart: TimeChart): object[] {
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
  const bands = index === 0 ? bandsOf(chart) : {}
  if (line.reference) return [{ ...drawn(1.5, 'dashed'), ...bands, id: line.id, data: [...line.points] }]
  const end = unfinishedFrom ?? line.points.length
  const finished = {
    ...drawn(2, 'solid'),
    ...bands,
    id: line.id,
    data: line.points.map((point, k) => (k < end ? point : null)),
  }
  if (unfinishedFrom === null) return [finished]
  const open = line.points.map((point, k) => (k >= end - 1 ? point : null))
  return [finished, { ...drawn(2, [4, 4]), id: `${line.id}:unfinished`, data: open }]
}

function bandsOf({ bands, colors }: TimeChart): object {
  if (bands.length === 0) return {}
  return {
    markArea: {
      silent: true,
      label: { position: 'insideTop', color: colors.bandText, fontSize: 11, distance: 4 },
      data: bands.map((band, k) => [
        { name: band.name, xAxis: band.from, itemStyle: { color: colors.band, opacity: k % 2 === 0 ? 0.9 : 0.55 } },
        { xAxis: band.to },
      ]),
    },
  }
}
