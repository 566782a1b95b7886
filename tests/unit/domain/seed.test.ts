import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { drawHalvesInto, drawInteger, drawsOf, halves } from '#domain/seed.ts'
import { seeds } from './support/arbitraries.ts'

describe('draws', () => {
  test.prop([seeds()])('are the same for the same seed, and lie in [0, 1)', (seed) => {
    const [first, second] = [drawsOf(seed), drawsOf(seed)]
    for (let k = 0; k < 20; k++) {
      const drawn = first()
      expect(drawn).toBe(second())
      expect(drawn >= 0 && drawn < 1).toBe(true)
    }
  })

  test.prop([seeds(), fc.integer({ min: 0, max: 120 })])(
    'of 16 bits are the halves of the stream’s, the lower first, whatever stood in their places',
    (seed, count) => {
      const draw = drawsOf(seed)
      const draws = new Uint16Array(count).fill(7)
      drawHalvesInto(draws, seed)
      const expected = Array.from({ length: Math.ceil(count / 2) }, () => {
        const whole = draw() * halves * halves
        return [whole % halves, Math.floor(whole / halves)]
      })
      expect([...draws]).toEqual(expected.flat().slice(0, count))
    },
  )

  test.prop([seeds(), fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 9 })])(
    'of whole numbers stay between their ends',
    (seed, from, width) => {
      const drawn = drawInteger(drawsOf(seed), from, from + width)
      expect(Number.isInteger(drawn) && drawn >= from && drawn <= from + width).toBe(true)
    },
  )

  it('favour no tenth of the line', () => {
    const draw = drawsOf('even')
    const tenths = Array.from({ length: 10 }, () => 0)
    for (let k = 0; k < 20_000; k++) tenths[Math.floor(draw() * 10)]! += 1
    // 2,000 expected with a standard deviation of 42: five of those never happen to an even source.
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(215)
  })

  it('of seeds that differ in one letter have nothing to do with each other', () => {
    const tenths = Array.from({ length: 10 }, () => 0)
    for (let k = 0; k < 20_000; k++) tenths[Math.floor(drawsOf(`bargain:b_${k}`)() * 10)]! += 1
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(215)
  })
})
