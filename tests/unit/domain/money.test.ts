import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { exponents, portion, shareOut, sum, times } from '#domain/money.ts'

const totals = () => fc.integer({ min: 0, max: 1_000_000_000_000 })
const integerWeights = () => fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 })
const anyWeights = () =>
  fc.oneof(
    integerWeights(),
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1 }),
    fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 8 }),
  )
const anyTotals = () => fc.oneof(totals(), fc.maxSafeNat())

describe('sharing out an amount', () => {
  test.prop([anyTotals(), anyWeights()])('gives out all of it and nothing more', (total, weights) => {
    const shares = shareOut(total, weights)
    expect(sum(shares)).toBe(total)
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
  })

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

  test.prop([anyTotals(), anyWeights()])(
    'gives what is left over to the largest remainders, the earlier on a tie',
    (total, given) => {
      const weights = given.every((weight) => weight === 0) ? given.map(() => 1) : given
      const whole = weights.reduce((all, weight) => all + BigInt(weight), 0n)
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

  it('is exact where numbers of the machine no longer are', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect(shareOut(most, [1, 1, 1])).toEqual([3_002_399_751_580_331, 3_002_399_751_580_330, 3_002_399_751_580_330])
    expect(shareOut(most, [most, 0])).toEqual([most, 0])
    expect(shareOut(3, [most, most - 1, most - 1])).toEqual([1, 1, 1])
    expect(shareOut(10, [most, 1])).toEqual([10, 0])
    expect(shareOut(10, [1, most])).toEqual([0, 10])
  })

  it('refuses what cannot be shared', () => {
    expect(() => shareOut(1, [])).toThrow('nothing to share among')
    expect(() => shareOut(-1, [1])).toThrow('total -1')
    expect(() => shareOut(0.5, [1])).toThrow('total 0.5')
    for (const weight of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])
      expect(() => shareOut(1, [1, weight])).toThrow(`weight ${weight}`)
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

  it.each([
    [1_999, 1_500, 299],
    [20_000, 2_500, 5_000],
    [0, 2_500, 0],
    [1, 9_999, 0],
    [1, 10_000, 1],
    [Number.MAX_SAFE_INTEGER, 10_000, Number.MAX_SAFE_INTEGER],
    // Rounded down is away from nothing below nothing: what is owed back is never understated.
    [-1_999, 1_500, -300],
    [-20_000, 2_500, -5_000],
  ])('of %i at %i basis points is %i', (amount, rate, part) => expect(portion(amount, rate)).toBe(part))

  it('add up and multiply', () => {
    expect(sum([1_999, -500, 1])).toBe(1_500)
    expect(sum([])).toBe(0)
    expect(times(1_999, 3)).toBe(5_997)
  })

  it('are kept in cents, and in whole dollars in Taiwan', () => expect(exponents).toEqual({ HKD: 2, TWD: 0, CNY: 2 }))

  it('refuse to leave the exact integers', () => {
    expect(() => sum([Number.MAX_SAFE_INTEGER, 1])).toThrow('amount 9007199254740992 is not exact')
    expect(() => times(Number.MAX_SAFE_INTEGER, 2)).toThrow(RangeError)
    expect(() => portion(Number.MAX_SAFE_INTEGER, 20_000)).toThrow(RangeError)
  })
})
