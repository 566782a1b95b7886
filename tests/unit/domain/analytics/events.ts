import type { HaggleEvent } from '#domain/analytics/event.ts'
import { peopleOf, type Person } from '#domain/analytics/history.ts'
import { epochOf, instantOf, type EpochMs } from '#domain/time.ts'

let made = 0

/** A valid event of user `u1` in Hong Kong at the start of Double 11. */
export function event(fields: Partial<HaggleEvent> = {}): HaggleEvent {
  const id = `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`
  return { id, at: '2026-11-10T16:00:00.000Z', type: 'view', market: 'HK', userKey: 'u1', ...fields }
}

/** Local midnight of a day of November 2026 in Hong Kong, and hours and minutes after it. */
export function november(day: number, hour = 0, minute = 0): EpochMs {
  return Date.UTC(2026, 10, day, hour - 8, minute)
}
export const at = (day: number, hour = 0, minute = 0) => instantOf(november(day, hour, minute))

export function only(events: readonly HaggleEvent[]): Person {
  const [person, ...others] = peopleOf(events)
  if (person === undefined || others.length > 0) throw new Error('one person expected')
  return person
}

/** All markets lie eight hours ahead of UTC. */
export const hongKong = () => 480

export const whole = { from: november(1), to: november(30), asOf: epochOf('2027-01-31T00:00:00.000Z') }
