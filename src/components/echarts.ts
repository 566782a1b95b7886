import { BarChart, LineChart } from 'echarts/charts'
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components'
import { init, use as register, type ECharts } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

// Only what is drawn somewhere: each chart type adds to what a reader waits for. Add here what a new chart needs.
register([
  LineChart,
  BarChart,
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
])

export function startChart(element: HTMLElement, theme: object): ECharts {
  return init(element, theme, { renderer: 'svg' })
}
