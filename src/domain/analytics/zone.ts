import { dayMs, hourMs, minuteMs, type EpochMs } from '../time.ts'

/** A named time zone: minutes ahead of UTC at a moment. The domain has no zone data of its own, so it is handed one. */
export type Zone = (at: EpochMs) => number

export const bucketIntervals = ['hour', 'day', 'week', 'month'] as const
export type BucketInterval = (typeof bucketIntervals)[number]

/**
 * When the hour, day, week (from Monday) or month of a moment began, on the clock of the zone. The hour that a zone
 * repeats in autumn is two buckets.
 */
export function bucketStart(at: EpochMs, interval: BucketInterval, zone: Zone): EpochMs {
  const local = at + zone(at) * minuteMs
  if (interval === 'hour') return at - positiveModulo(local, hourMs)
  const midnight = local - positiveModulo(local, dayMs)
  return utcOf(interval === 'day' ? midnight : firstDay(midnight, interval), zone)
}

/** When the bucket that starts at a moment is over. */
export function bucketEnd(start: EpochMs, interval: BucketInterval, zone: Zone): EpochMs {
  if (interval === 'hour') return start + hourMs
  return utcOf(nextFirstDay(start + zone(start) * minuteMs, interval), zone)
}

/** Starts of all buckets that share a moment with the span, none left out. */
export function bucketStarts(from: EpochMs, to: EpochMs, interval: BucketInterval, zone: Zone): EpochMs[] {
  const starts: EpochMs[] = []
  for (let at = bucketStart(from, interval, zone); at < to; at = bucketEnd(at, interval, zone)) starts.push(at)
  return starts
}

function firstDay(midnight: EpochMs, interval: 'week' | 'month'): EpochMs {
  const date = new Date(midnight)
  if (interval === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
  return midnight - ((date.getUTCDay() + 6) % 7) * dayMs
}

function nextFirstDay(local: EpochMs, interval: 'day' | 'week' | 'month'): EpochMs {
  if (interval === 'day') return local + dayMs
  if (interval === 'week') return local + 7 * dayMs
  const date = new Date(local)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}

/** The moment at which the zone's clock shows a local time; the offset may change between the guess and the answer. */
export function utcOf(local: EpochMs, zone: Zone): EpochMs {
  const guess = local - zone(local) * minuteMs
  return local - zone(guess) * minuteMs
}

function positiveModulo(value: number, by: number): number {
  return ((value % by) + by) % by
}
