/**
 * The exponential and the logarithm, from + - * / alone. IEEE 754 fixes those to the last bit; for its own `exp` and `log`
 * an engine may round as it likes, and one bit that differs sends a whole simulation another way. Within a few units in
 * the last place of the true value.
 */

/** e to the power of x; 0 and Infinity beyond what a number can hold. */
export function exponential(x: number): number {
  if (Number.isNaN(x)) return x
  if (x > 710) return Number.POSITIVE_INFINITY
  if (x < -746) return 0
  const halvings = Math.round(x / Math.LN2)
  const rest = x - halvings * Math.LN2
  // Taylor, from the smallest term: |rest| is at most ln 2 / 2.
  let power = 1
  for (let k = 18; k >= 1; k--) power = 1 + (power * rest) / k
  for (let k = 0; k < halvings; k++) power *= 2
  for (let k = 0; k > halvings; k--) power /= 2
  return power
}

/** The natural logarithm. @throws RangeError unless the number is positive and finite. */
export function logarithm(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) throw new RangeError(`logarithm of ${x}`)
  let doublings = 0
  let part = x
  for (; part > Math.SQRT2; part /= 2) doublings++
  for (; part < Math.SQRT1_2; part *= 2) doublings--
  // ln p = 2 artanh((p - 1) / (p + 1)), its argument at most 0.172.
  const t = (part - 1) / (part + 1)
  let series = 0
  for (let k = 23; k >= 1; k -= 2) series = series * t * t + 1 / k
  return doublings * Math.LN2 + 2 * t * series
}
