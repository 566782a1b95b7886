import type { Zone } from '#domain/analytics/zone.ts'
import { minuteMs } from '#domain/time.ts'

const quarterHourMs = 15 * minuteMs
const zones = new Map<string, Zone>()

/**
 * A zone of the IANA database by its name. Offsets change on quarter hours only, so one is looked up for each.
 *
 * @throws RangeError for a name the platform does not know.
 */
export function zoneNamed(name: string): Zone {
  const known = zones.get(name)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const offsets = new Map<number, number>()
  const zone: Zone = (at) => {
    const quarter = Math.floor(at / quarterHourMs) * quarterHourMs
    let offset = offsets.get(quarter)
    if (offset === undefined) offsets.set(quarter, (offset = (localOf(clock, quarter) - quarter) / minuteMs))
    return offset
  }
  zones.set(name, zone)
  return zone
}

function localOf(clock: Intl.DateTimeFormat, at: number): number {
  const shown = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** Is there such a zone? */
export function isZoneName(name: string): boolean {
  try {
    zoneNamed(name)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
