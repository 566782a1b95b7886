/** Fetches ECharts. A chart page's loader calls it without waiting, so that the code comes beside the data. */
export function loadECharts() {
  return import('./echarts.ts')
}
