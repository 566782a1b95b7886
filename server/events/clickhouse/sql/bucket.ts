import type { BucketInterval } from '#domain/analytics/zone.ts'
import type { Binder } from './binder.ts'

/** When an event's bucket began on the clock of the zone, in milliseconds: `bucketStart` in the domain. */
export function bucketSql(interval: BucketInterval, timeZone: string, binder: Binder): string {
  const zone = binder.text(timeZone)
  const start = {
    hour: `toStartOfHour(at, ${zone})`,
    day: `toStartOfDay(at, ${zone})`,
    week: `toDateTime(toMonday(at, ${zone}), ${zone})`,
    month: `toDateTime(toStartOfMonth(at, ${zone}), ${zone})`,
  }[interval]
  return `toInt64(toUnixTimestamp(${start})) * 1000`
}
