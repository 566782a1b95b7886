import type { EChartsCoreOption } from 'echarts/core'
import { use as register } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { startChart } from '#components/echarts.ts'

register([CanvasRenderer])

/** A chart as pixels, twice as fine as the screen. On the page charts are SVG, which cannot be copied to a canvas. */
export function renderChart(
  option: EChartsCoreOption,
  theme: object,
  width: number,
  height: number,
): HTMLCanvasElement {
  const host = document.createElement('div')
  host.style.cssText = `position:fixed;left:-99999px;top:0;width:${width}px;height:${height}px`
  document.body.append(host)
  const chart = startChart(host, theme, 'canvas')
  try {
    chart.setOption(option)
    return chart.renderToCanvas({ pixelRatio: 2 })
  } finally {
    chart.dispose()
    host.remove()
  }
}
