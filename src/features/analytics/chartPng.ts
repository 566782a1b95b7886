import type { EChartsCoreOption } from 'echarts/core'

type Picture = {
  fileName: string
  title: string
  /** Filters, days, zone and how old the figures are: a picture travels without its page. */
  lines: readonly string[]
  option: EChartsCoreOption
  legend: readonly { name: string; color: string }[]
  theme: object
  colors: { ground: string; text: string; muted: string }
}

const width = 1200
const chartHeight = 520
const margin = 32

/** Draws a chart with its title and the facts of its page on a canvas and hands it over as a file. */
export async function downloadChartPng({
  fileName,
  title,
  lines,
  option,
  legend,
  theme,
  colors,
}: Picture): Promise<void> {
  const { renderChart } = await import('./chartCanvas.ts')
  const chart = renderChart({ ...option, animation: false }, theme, width - 2 * margin, chartHeight)
  const named = legend.length > 1
  const head = margin + 34 + lines.length * 22 + (named ? 34 : 12)
  const canvas = document.createElement('canvas')
  const scale = 2
  canvas.width = width * scale
  canvas.height = (head + chartHeight + margin) * scale
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser draws no canvas')
  pen.scale(scale, scale)
  pen.fillStyle = colors.ground
  pen.fillRect(0, 0, width, head + chartHeight + margin)
  const family = getComputedStyle(document.body).fontFamily
  pen.textBaseline = 'top'
  pen.fillStyle = colors.text
  pen.font = `650 24px ${family}`
  pen.fillText(title, margin, margin)
  pen.fillStyle = colors.muted
  pen.font = `400 15px ${family}`
  lines.forEach((line, k) => pen.fillText(line, margin, margin + 34 + k * 22))
  if (named) drawLegend(pen, legend, colors.muted, head - 28)
  pen.drawImage(chart, margin, head, width - 2 * margin, chartHeight)

  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('the picture could not be written')
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = `${fileName}.png`
  link.click()
  URL.revokeObjectURL(url)
}

function drawLegend(pen: CanvasRenderingContext2D, legend: Picture['legend'], textColor: string, top: number): void {
  let left = margin
  for (const { name, color } of legend) {
    pen.fillStyle = color
    pen.fillRect(left, top + 7, 18, 4)
    pen.fillStyle = textColor
    pen.fillText(name, left + 26, top)
    left += 26 + pen.measureText(name).width + 24
  }
}
