import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { drawNormal, drawPoisson, drawWait } from '#domain/forecast/chance.ts'
import { exponential, logarithm } from '#domain/forecast/elementary.ts'
import { drawsOf } from '#domain/seed.ts'

const expectWithin = (relative: number, value: number, expected: number) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(relative * Math.abs(expected))

describe('the exponential and the logarithm', () => {
  test.prop([fc.double({ min: -700, max: 700, noNaN: true })])('are the true ones, but for the last bits', (x) => {
    expectWithin(1e-13, exponential(x), Math.exp(x))
  })

  test.prop([fc.double({ min: 1e-300, max: 1e300, noNaN: true })])('one undoes the other', (x) => {
    expect(Math.abs(logarithm(x) - Math.log(x))).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(Math.log(x))))
    expectWithin(1e-11, exponential(logarithm(x)), x)
  })

  it('end where numbers end', () => {
    expect([exponential(-1_000), exponential(0), exponential(1_000)]).toEqual([0, 1, Number.POSITIVE_INFINITY])
    expect(logarithm(1)).toBe(0)
    for (const x of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => logarithm(x)).toThrow(RangeError)
  })
})

/** Counts as often as they were drawn. */
function frequencies(mean: number, draws: number): Map<number, number> {
  const draw = drawsOf(`poisson:${mean}`)
  const seen = new Map<number, number>()
  for (let k = 0; k < draws; k++) {
    const count = drawPoisson(draw, mean)
    seen.set(count, (seen.get(count) ?? 0) + 1)
  }
  return seen
}

describe('draws', () => {
  it.each([0.3, 1.2, 7, 40])('are Poisson around %s: each count as often as it should be', (mean) => {
    const draws = 20_000
    const seen = frequencies(mean, draws)
    let chance = Math.exp(-mean)
    for (let count = 0; count <= mean * 4 + 8; count++) {
      // Four standard deviations of the number of times it comes up, and one more for the rarest.
      const margin = 4 * Math.sqrt(draws * chance * (1 - chance)) + 1
      expect(Math.abs((seen.get(count) ?? 0) - draws * chance)).toBeLessThanOrEqual(margin)
      chance = (chance * mean) / (count + 1)
    }
  })

  it('keep mean and variance where the normal curve takes over', () => {
    const counts = [...frequencies(250, 20_000)]
    const mean = counts.reduce((total, [count, times]) => total + count * times, 0) / 20_000
    const variance =
      counts.reduce((total, [count, times]) => total + (count - mean) * (count - mean) * times, 0) / 20_000
    expectWithin(0.005, mean, 250)
    expectWithin(0.05, variance, 250)
  })

  it('are normal: 68 in a hundred within one standard deviation, 95 within two', () => {
    const draw = drawsOf('normal')
    const values = Array.from({ length: 20_000 }, () => drawNormal(draw))
    const share = (of: number) => values.filter((value) => Math.abs(value) < of).length / values.length
    expect(share(1)).toBeCloseTo(0.6827, 2)
    expect(share(2)).toBeCloseTo(0.9545, 2)
    expect(values.reduce((total, value) => total + value, 0) / values.length).toBeCloseTo(0, 1)
  })

  it('are waits with the mean that was asked for', () => {
    const draw = drawsOf('wait')
    const total = Array.from({ length: 20_000 }, () => drawWait(draw, 60_000)).reduce((sum, wait) => sum + wait, 0)
    expectWithin(0.02, total / 20_000, 60_000)
  })
})
