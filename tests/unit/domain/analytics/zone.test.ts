import { describe, expect, it } from 'vitest'
import { bucketEnd, bucketStart, bucketStarts } from '#domain/analytics/zone.ts'
import { zoneNamed, isZoneName } from '#server/events/zone.ts'
import { hourMs, instantOf } from '#domain/time.ts'

const london = zoneNamed('Europe/London')
const taipei = zoneNamed('Asia/Taipei')
const utc = Date.UTC

describe('a day', () => {
  it('begins at the zone’s midnight', () => {
    expect(instantOf(bucketStart(utc(2026, 10, 11, 15, 59), 'day', taipei))).toBe('2026-11-10T16:00:00.000Z')
    expect(instantOf(bucketStart(utc(2026, 10, 11, 16), 'day', taipei))).toBe('2026-11-11T16:00:00.000Z')
  })

  it('has 25 hours where the clock goes back, and 23 where it goes forward', () => {
    const autumn = bucketStart(utc(2026, 9, 25, 12), 'day', london)
    expect((bucketEnd(autumn, 'day', london) - autumn) / hourMs).toBe(25)
    expect(bucketStarts(autumn, bucketEnd(autumn, 'day', london), 'hour', london)).toHaveLength(25)
    const spring = bucketStart(utc(2026, 2, 29, 12), 'day', london)
    expect((bucketEnd(spring, 'day', london) - spring) / hourMs).toBe(23)
  })
})

describe('a zone', () => {
  it('may be half an hour off', () => {
    const kolkata = zoneNamed('Asia/Kolkata')
    expect(instantOf(bucketStart(utc(2026, 10, 11, 10, 45), 'hour', kolkata))).toBe('2026-11-11T10:30:00.000Z')
  })

  it('is known by its name or not at all', () => {
    expect(isZoneName('Asia/Hong_Kong')).toBe(true)
    expect(isZoneName('Mars/Olympus')).toBe(false)
    expect(() => zoneNamed('Mars/Olympus')).toThrow(RangeError)
  })
})
