/** `npm run bench -- [--events N]`: figures as JSON lines on standard output, and as a table on standard error. */
import { parseArgs } from 'node:util'
import { couponBench } from './bench/coupons.ts'
import { eventBench } from './bench/events.ts'
import type { Figure } from './bench/figure.ts'
import { planBench } from './bench/plans.ts'

if (import.meta.main) {
  const { values } = parseArgs({ options: { events: { type: 'string', default: '1000000' } } })
  const figures = [...(await planBench()), ...(await couponBench()), ...(await eventBench(Number(values.events)))]
  for (const figure of figures) console.log(JSON.stringify(figure))
  console.error(tableOf(figures))
}

/** The figures for reading. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ bench, name, milliseconds, ratio, of }) => [
    bench,
    name,
    `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`,
    `${ratio.toFixed(1)} × ${of}`,
  ])
  const widths = [0, 1, 2, 3].map((k) => Math.max(...rows.map((row) => row[k]?.length ?? 0)))
  return rows
    .map((row) =>
      row.map((cell, k) => (k < 2 ? cell.padEnd(widths[k] ?? 0) : cell.padStart(widths[k] ?? 0))).join('  '),
    )
    .join('\n')
}
