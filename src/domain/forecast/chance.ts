import type { Draw } from '../seed.ts'
import { exponential, logarithm } from './elementary.ts'

/** A count of independent events with the given mean: exact for small means (Knuth), by the normal curve beyond. */
export function drawPoisson(draw: Draw, mean: number): number {
  if (mean <= 0) return 0
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(draw)))
  const stop = exponential(-mean)
  let count = 0
  for (let product = draw(); product > stop; product *= draw()) count++
  return count
}

/** A number from the standard normal distribution (Marsaglia's polar method, which needs no cosine). */
export function drawNormal(draw: Draw): number {
  for (;;) {
    const x = 2 * draw() - 1
    const y = 2 * draw() - 1
    const square = x * x + y * y
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * logarithm(square)) / square)
  }
}

/** One entry, each as likely as its weight says. @throws RangeError if there is none. */
export function drawOne<T>(draw: Draw, entries: readonly (readonly [T, number])[]): T {
  let left = draw() * entries.reduce((total, [, weight]) => total + weight, 0)
  for (const [entry, weight] of entries) {
    left -= weight
    if (left < 0) return entry
  }
  const last = entries.at(-1)
  if (last === undefined) throw new RangeError('nothing to draw from')
  return last[0]
}

/** A waiting time with the given mean, most often short. */
export function drawWait(draw: Draw, meanMs: number): number {
  return Math.ceil(-logarithm(1 - draw()) * meanMs) + 1
}
