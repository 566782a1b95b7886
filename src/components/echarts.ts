import { LineChart } from 'echarts/charts'
import { GridSimpleComponent, MarkAreaComponent } from 'echarts/components'
import { init, use as register, type ECharts } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

// Only what is drawn somewhere: each part adds to what a reader waits for (a chart page may load 362 KB in all). Bars
// would be 8 KB more, ECharts' own tooltip 16, its legend 5: what a point says is `Chart`'s own readout, and a legend is
// a list of words.
register([LineChart, GridSimpleComponent, MarkAreaComponent, SVGRenderer])

export function startChart(element: HTMLElement, theme: object, renderer: 'svg' | 'canvas' = 'svg'): ECharts {
  return init(element, theme, { renderer })
}
