import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { wilson } from '#domain/analytics/intervals.ts'

describe('Wilson’s interval', () => {
  it('agrees with published figures', () => {
    // R: prop.test(81, 263, correct = FALSE)$conf.int, Newcombe (1998), table I.
    expect(wilson(81, 263)).toEqual({ low: expect.closeTo(0.2553, 4), high: expect.closeTo(0.3662, 4) })
    expect(wilson(0, 20)).toEqual({ low: 0, high: expect.closeTo(0.1611, 4) })
    expect(wilson(1, 29)).toEqual({ low: expect.closeTo(0.0061, 4), high: expect.closeTo(0.1718, 4) })
  })

  it('is none where there is nobody', () => {
    expect(wilson(0, 0)).toBeNull()
  })

  test.prop([fc.nat(5_000), fc.nat(5_000)])('holds the share and stays between 0 and 1', (hits, misses) => {
    fc.pre(hits + misses > 0)
    const { low, high } = wilson(hits, hits + misses) ?? { low: NaN, high: NaN }
    const share = hits / (hits + misses)
    expect(low).toBeGreaterThanOrEqual(0)
    expect(low).toBeLessThanOrEqual(share)
    expect(high).toBeGreaterThanOrEqual(share)
    expect(high).toBeLessThanOrEqual(1)
  })
})
