import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { atLocalTime, instantOf, localTime, overlaps } from '#domain/time.ts'
import { anyMarket } from './support/arbitraries.ts'

const moments = () => fc.integer({ min: 0, max: 4_102_444_800 }).map((seconds) => instantOf(seconds * 1_000))

describe('a market’s clock', () => {
  test.prop([moments(), anyMarket()])('shows a moment, and finds it again', (moment, market) => {
    expect(atLocalTime(localTime(moment, market), market)).toBe(moment)
  })

  it('begins Double 11 at 16:00 UTC of the day before', () => {
    expect(atLocalTime({ year: 2026, month: 11, day: 11 }, 'TW')).toBe('2026-11-10T16:00:00.000Z')
  })
})

describe('spans', () => {
  const span = (from: number, to: number) => ({ from: instantOf(from), to: instantOf(to) })

  it('that only touch share no moment', () => {
    expect(overlaps(span(0, 10), span(10, 20))).toBe(false)
    expect(overlaps(span(0, 11), span(10, 20))).toBe(true)
  })
})
