import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import {
  cleanShape,
  controlPoints,
  curveFrom,
  curveSteps,
  fitPreset,
  isRising,
  presets,
  presetShape,
} from '#domain/plays/bargain/curve.ts'
import { bargains } from '../../support/arbitraries.ts'

const unit = () => fc.double({ min: 0, max: 1, noNaN: true })

describe('a bargain curve', () => {
  test.prop([bargains(), unit(), unit()])('never falls, starts at nothing and ends at all', (play, a, b) => {
    const curve = curveFrom(controlPoints(play))
    const [left, right] = a < b ? [a, b] : [b, a]
    expect(curve(left)).toBeLessThanOrEqual(curve(right) + 1e-12)
    expect(curve(0)).toBe(0)
    expect(curve(1)).toBeCloseTo(1, 12)
  })

  test.prop([bargains()])('passes through its control points', (play) => {
    const curve = curveFrom(controlPoints(play))
    for (const { x, y } of controlPoints(play)) expect(curve(x / 10_000)).toBeCloseTo(y / 10_000, 10)
  })

  it('is a straight line where no point bends it', () => {
    const curve = curveFrom(controlPoints({ helpers: 3, firstCut: null, shape: [] }))
    for (const x of [0.1, 0.25, 0.5, 0.9]) expect(curve(x)).toBeCloseTo(x, 14)
    expect(curveSteps({ helpers: 3, firstCut: null, shape: [] })).toEqual([1_431_655_765, 1_431_655_765, 1_431_655_765])
  })

  it('refuses points that do not rise', () => {
    expect(() => curveFrom([{ x: 0, y: 0 }])).toThrow(RangeError)
    expect(() =>
      curveFrom([
        { x: 0, y: 5 },
        { x: 10_000, y: 4 },
      ]),
    ).toThrow(RangeError)
    expect(() =>
      curveFrom([
        { x: 5, y: 0 },
        { x: 5, y: 10_000 },
      ]),
    ).toThrow(RangeError)
  })
})

describe('presets', () => {
  const sources = fc.record({
    helpers: fc.integer({ min: 3, max: 200 }),
    firstCut: fc.option(fc.integer({ min: 0, max: 9_000 })),
  })

  test.prop([fc.constantFrom(...presets), sources])(
    'rise after any first cut, and are recognised',
    (preset, source) => {
      const shape = presetShape(preset, source)
      expect(isRising(controlPoints({ ...source, shape }))).toBe(true)
      expect(fitPreset({ ...source, shape })).toBe(preset)
    },
  )

  it('a drawn curve is none of them', () => {
    expect(fitPreset({ helpers: 20, firstCut: null, shape: [{ x: 5_000, y: 1_234 }] })).toBeNull()
  })

  test.prop([
    sources,
    fc.array(fc.record({ x: fc.integer({ min: 0, max: 10_000 }), y: fc.integer({ min: 0, max: 10_000 }) }), {
      maxLength: 12,
    }),
  ])('any drawn shape can be cleaned into one that rises', (source, shape) => {
    expect(isRising(controlPoints({ ...source, shape: cleanShape({ ...source, shape }) }))).toBe(true)
  })
})
