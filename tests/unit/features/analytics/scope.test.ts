import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { alignedRange, changeOf, firstRange, lengthOf, previousRange } from '#features/analytics/scope/range.ts'
import { paidInOne } from '#features/analytics/paid.ts'
import { triangleOf } from '#features/analytics/retention/triangle.ts'
import { addDays, dateOf, daysBetween, isLocalDate, isZone, spanOf, startOf } from '#lib/zone.ts'

describe('days of a zone', () => {
  it('begin at its own midnight, also where clocks change', () => {
    expect(startOf('2026-11-11', 'Asia/Hong_Kong')).toBe('2026-11-10T16:00:00.000Z')
    expect(spanOf('2026-03-29', '2026-03-29', 'Europe/London')).toEqual({
      from: '2026-03-29T00:00:00.000Z',
      to: '2026-03-29T23:00:00.000Z',
    })
    expect(isLocalDate('2026-02-29')).toBe(false)
    expect([isZone('Asia/Taipei'), isZone('Mars/Olympus')]).toEqual([true, false])
  })

  test.prop([fc.integer({ min: 0, max: 30_000 }), fc.constantFrom('Asia/Taipei', 'Europe/London', 'America/New_York')])(
    'are the days on which they begin',
    (days, zone) => {
      const date = addDays('1980-01-01', days)
      expect(dateOf(startOf(date, zone), zone)).toBe(date)
      expect(daysBetween('1980-01-01', date)).toBe(days)
    },
  )
})

describe('the days a page opens on', () => {
  const extent = (first: string, last: string) => ({ first, last, pending: 0 })

  it('are all that have events, up to a quarter', () => {
    expect(firstRange(extent('2026-11-01T00:00:00Z', '2026-11-30T15:00:00Z'), 'Asia/Hong_Kong')).toEqual({
      from: '2026-11-01',
      to: '2026-11-30',
    })
    const long = firstRange(extent('1997-01-01T00:00:00Z', '1998-06-30T00:00:00Z'), 'Asia/Hong_Kong')!
    expect([long.to, lengthOf(long)]).toEqual(['1998-06-30', 92])
    expect(firstRange({ first: null, last: null, pending: 0 }, 'Asia/Hong_Kong')).toBeNull()
  })

  it('are compared with as many days before, or with the same days of another event', () => {
    const november = { from: '2026-11-01', to: '2026-11-30' }
    expect(previousRange(november)).toEqual({ from: '2026-10-02', to: '2026-10-31' })
    expect(alignedRange(november, '2026-11-11', '2025-12-20')).toEqual({ from: '2025-12-10', to: '2026-01-08' })
    expect(changeOf(138, 100)).toBeCloseTo(0.38)
    expect(changeOf(5, 0)).toBeNull()
  })
})

describe('money of several markets', () => {
  const exchange = { into: 'HKD' as const, millionths: { TWD: 243_902, CNY: 1_090_000 } }

  it('is one amount in its own currency, or at the fixed rates', () => {
    expect(paidInOne({ HK: 1_050 }, undefined)).toEqual({ amount: 1_050, currency: 'HKD', converted: false })
    // NT$1,000 is HK$243.902; 100 fen are 109 cents.
    expect(paidInOne({ HK: 100, TW: 1_000, CN: 100 }, exchange)).toEqual({
      amount: 100 + 24_390 + 109,
      currency: 'HKD',
      converted: true,
    })
  })

  it('is no single amount without a rate, or without money', () => {
    expect(paidInOne({ HK: 1, TW: 1 }, undefined)).toBeNull()
    expect(paidInOne({ HK: 1, CN: 1 }, { into: 'HKD', millionths: {} })).toBeNull()
    expect(paidInOne({}, exchange)).toBeNull()
  })

  it('rounds refunds as it rounds payments', () => {
    expect(paidInOne({ HK: 0, CN: -50 }, exchange)?.amount).toBe(-55)
    expect(paidInOne({ HK: 0, CN: 50 }, exchange)?.amount).toBe(55)
  })
})

it('retention averages over the cohorts whose period is over, by their people', () => {
  const { rows, mean } = triangleOf({
    lastDay: null,
    asOf: '',
    cohorts: [
      { start: 'a', size: 100, returned: [100, 50, 20], endsOn: null },
      { start: 'b', size: 300, returned: [300, 30, null], endsOn: null },
      { start: 'c', size: 0, returned: [0, null, null], endsOn: null },
    ],
  })
  expect(rows[1]!.cells).toEqual([1, 0.1, null])
  expect(rows[2]!.cells).toEqual([null, null, null])
  expect(mean).toEqual([1, 80 / 400, 0.2])
})
