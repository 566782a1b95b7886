import { utcOf, type Zone } from '#domain/analytics/zone.ts'
import { dayMs, epochOf, instantOf, minuteMs, type Instant, type Span } from '#domain/time.ts'
import { localIn, type TimeZone } from './format/dates.ts'

/** A day of some zone's calendar: `2026-11-11`. Sorts as text. */
export type LocalDate = string

/** Zones offered in pickers: the markets' own, then those that partners abroad ask for. */
export const offeredZones: readonly TimeZone[] = [
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Europe/London',
  'America/New_York',
  'UTC',
]

/** The day a zone's calendar shows at a moment. */
export function dateOf(instant: Instant, zone: TimeZone): LocalDate {
  const { year, month, day } = localIn(instant, zone)
  return [String(year).padStart(4, '0'), two(month), two(day)].join('-')
}

/** When a day begins on a zone's clock. */
export function startOf(date: LocalDate, zone: TimeZone): Instant {
  return instantOf(utcOf(Date.parse(`${date}T00:00:00.000Z`), offsetsOf(zone)))
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** How many days the second lies after the first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / dayMs)
}

/** Is there such a day? */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

/** Days, both included, as the span of time they cover on a zone's clock. */
export function spanOf(from: LocalDate, to: LocalDate, zone: TimeZone): Span {
  return { from: startOf(from, zone), to: startOf(addDays(to, 1), zone) }
}

/** Does the platform know a zone of this name? */
export function isZone(name: string): boolean {
  try {
    localIn('2000-01-01T00:00:00.000Z', name)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** A zone as the domain takes it: minutes ahead of UTC at a moment. */
export function offsetsOf(zone: TimeZone): Zone {
  return (at) => {
    const { year, month, day, hour, minute, second } = localIn(instantOf(at), zone)
    return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - epochOf(instantOf(at))) / minuteMs)
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
