import { cssColor } from '#lib/cssColor.ts'

/** The house's colours for ECharts, read from the tokens as they are now. */
export function chartTheme(): object {
  const text = cssColor('--text') ?? '#171c24'
  const muted = cssColor('--muted') ?? '#566070'
  const line = cssColor('--line') ?? '#e3e6eb'
  const series = [1, 2, 3, 4, 5, 6].map((n) => cssColor(`--series-${n}`) ?? '#0958d9')
  const axis = {
    axisLine: { show: false, lineStyle: { color: line } },
    axisTick: { show: false },
    axisLabel: { color: muted, fontSize: 11 },
    splitLine: { lineStyle: { color: [line] } },
    nameTextStyle: { color: muted },
  }
  return {
    color: series,
    backgroundColor: 'transparent',
    textStyle: { color: text, fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 },
    categoryAxis: { ...axis, splitLine: { show: false } },
    timeAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    logAxis: axis,
    line: { symbol: 'circle', symbolSize: 4, showSymbol: false, lineStyle: { width: 2 } },
  }
}

/** A token's colour for use inside an option (bands, marks). */
export function chartColor(token: `--${string}`): string {
  return cssColor(token) ?? '#566070'
}
