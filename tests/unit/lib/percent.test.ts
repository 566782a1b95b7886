import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import {
  discountEcho,
  formatBasisPoints,
  formatDiscount,
  formatPartsPerMillion,
  formatProgress,
  formatRate,
  parsePercent,
} from '#lib/format/percent.ts'

describe('a discount said back', () => {
  it.each([
    ['zh-TW', 1_500, ['減 15%', '85折', '8.5折']],
    ['zh-HK', 2_000, ['減 20%', '8折']],
    ['zh-CN', 500, ['减 5%', '9.5折', '95折']],
    ['zh-TW', 9_200, ['減 92%', '0.8折']],
    ['zh-TW', 10_000, ['減 100%']],
    ['en', 1_500, ['15% off', '8.5折', '85折']],
  ] as const)('in %s, %i basis points in every convention', (language, off, words) =>
    expect(discountEcho(off, language)).toEqual(words),
  )

  it.each([
    ['zh-TW', 800, ['減 8%', '92折', '9.2折']],
    ['en', 800, ['8% off', '9.2折', '92折']],
    ['zh-CN', 1_250, ['减 12.5%', '8.75折', '87.5折']],
    ['zh-TW', 2_676, ['減 26.76%']],
    ['en', 2_676, ['26.76% off']],
  ] as const)('in %s, %i basis points: as far as anybody would say it in tenths', (language, off, words) =>
    expect(discountEcho(off, language)).toEqual(words),
  )

  it('never writes 5折 in Taiwan for paying a twentieth', () =>
    expect(formatDiscount(9_500, 'zheOfHundred')).toBe('0.5折'))
})

describe('odds', () => {
  it.each([
    [1, '0.0001%'],
    [50, '0.005%'],
    [2_500, '0.25%'],
    [80_000, '8%'],
    [917_100, '91.71%'],
    [1_200_000, '120%'],
  ])('of %i in a million hide no decimal', (parts, text) => expect(formatPartsPerMillion(parts)).toBe(text))
})

describe('progress', () => {
  it.each([
    [0, '0%'],
    [333, '33%'],
    [994, '99.4%'],
    [9_996 / 10, '99.96%'],
    [999.999, '99.999%'],
    [1_000, '100%'],
  ])('%d of 1,000 is %s', (done, text) => expect(formatProgress(done, 1_000)).toBe(text))

  test.prop([fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 })])(
    'is never rounded up, and 100% only when it is true',
    (done, whole) => {
      const shown = Number(formatProgress(done, whole).slice(0, -1))
      expect(shown).toBeLessThanOrEqual(Math.min(100, (done / whole) * 100) + 1e-9)
      expect(shown === 100).toBe(done >= whole)
    },
  )
})

describe('a typed percentage', () => {
  it.each([
    ['15', 1_500],
    ['12.5%', 1_250],
    ['１５％', 1_500],
    ['0', 0],
    ['100', 10_000],
  ])('%s', (typed, rate) => expect(parsePercent(typed)).toEqual({ ok: true, rate }))

  it.each([
    ['101', 'outOfRange'],
    ['1.234', 'tooManyDecimals'],
    ['8折', 'notAPercentage'],
    ['-1', 'notAPercentage'],
  ])('refuses %s', (typed, fault) => expect(parsePercent(typed)).toEqual({ ok: false, fault }))

  test.prop([fc.integer({ min: 0, max: 10_000 })])('what is written is read back', (rate) => {
    expect(parsePercent(formatBasisPoints(rate))).toEqual({ ok: true, rate })
  })
})

it('dashes a rate that cannot be told', () => {
  expect(formatRate(null)).toBe('–')
  expect(formatRate(0.463)).toBe('46.3%')
})
