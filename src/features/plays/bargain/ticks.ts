/**
 * Round amounts for an axis from 0 up to the top: about five, in steps of 1, 2 or 5 times a power of ten of the major
 * unit. The top itself stands in place of a step that would touch it.
 */
export function niceTicks(top: number, exponent: number): number[] {
  if (top <= 0) return [0]
  const unit = 10 ** exponent
  const rough = top / unit / 4
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1 / unit)))
  const step = Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? power) * unit
  const ticks: number[] = []
  for (let tick = 0; tick < top - step * 0.35; tick += step) ticks.push(tick)
  return [...ticks, top]
}
