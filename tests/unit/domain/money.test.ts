import './support/runs.ts'
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { portion, shareOut, sum, times } from '#domain/money.ts'

const totals = () => fc.integer({ min: 0, max: 1_000_000_000_000 })
const integerWeights = () => fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 })
const fractions = () => fc.array(fc.double({ min: 0, max: 1_000, noNaN: true }), { minLength: 1, maxLength: 30 })

describe('sharing out an amount', () => {
  test.prop([totals(), fc.oneof(integerWeights(), fractions())])(
    'gives out all of it and nothing more',
    (total, weights) => {
      const shares = shareOut(total, weights)
      expect(sum(shares)).toBe(total)
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
    },
  )

  test.prop([totals(), integerWeights()])('stays within one unit of the exact part', (total, weights) => {
    const whole = weights.reduce((a, b) => a + b, 0)
    fc.pre(whole > 0)
    shareOut(total, weights).forEach((share, k) => {
      const difference = BigInt(share) * BigInt(whole) - BigInt(total) * BigInt(weights[k]!)
      expect(difference < BigInt(whole) && difference > -BigInt(whole)).toBe(true)
    })
  })

  test.prop([totals(), integerWeights()])('gives the larger weight no less', (total, weights) => {
    const shares = shareOut(total, weights)
    weights.forEach((a, j) => weights.forEach((b, k) => a > b && expect(shares[j]).toBeGreaterThanOrEqual(shares[k]!)))
  })

  test.prop([totals(), fc.oneof(integerWeights(), fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1 }))])(
    'gives what is left over to the largest remainders, the earlier on a tie',
    (total, given) => {
      const weights = given.every((weight) => weight === 0) ? given.map(() => 1) : given
      const whole = BigInt(weights.reduce((a, b) => a + b, 0))
      const products = weights.map((weight) => BigInt(total) * BigInt(weight))
      const expected = products.map((product) => Number(product / whole))
      const left = total - expected.reduce((a, b) => a + b, 0)
      const order = products
        .map((product, k) => ({ k, remainder: product % whole }))
        .sort((a, b) => Number(b.remainder - a.remainder) || a.k - b.k)
      for (const { k } of order.slice(0, left)) expected[k]! += 1
      expect(shareOut(total, given)).toEqual(expected)
    },
  )

  test.prop([fc.integer({ min: 0, max: 1_000_000 }), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 })])(
    'shares alike by weights of the same proportions, however large',
    (total, weights) => {
      const large = weights.map((weight) => weight * 400_000_000_000_000)
      expect(shareOut(total, large)).toEqual(shareOut(total, weights))
    },
  )

  it('favours the earlier on a tie, and shares equally where nothing weighs', () => {
    expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(shareOut(5, [0, 0])).toEqual([3, 2])
    expect(shareOut(0, [])).toEqual([])
  })

  it('refuses what cannot be shared', () => {
    expect(() => shareOut(1, [])).toThrow(RangeError)
    expect(() => shareOut(-1, [1])).toThrow(RangeError)
    expect(() => shareOut(1, [-1])).toThrow(RangeError)
    expect(() => shareOut(1, [Number.NaN])).toThrow(RangeError)
    expect(() => shareOut(0.5, [1])).toThrow(RangeError)
  })
})

describe('amounts', () => {
  test.prop([fc.maxSafeInteger(), fc.integer({ min: 0, max: 10_000 })])(
    'a part is never rounded up',
    (amount, rate) => {
      const exact = BigInt(amount) * BigInt(rate)
      const part = BigInt(portion(amount, rate)) * 10_000n
      expect(part <= exact && exact - part < 10_000n).toBe(true)
    },
  )

  it('refuse to leave the exact integers', () => {
    expect(() => sum([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
    expect(() => times(Number.MAX_SAFE_INTEGER, 2)).toThrow(RangeError)
  })
})
