import type { HaggleEvent } from '#domain/analytics/event.ts'

let made = 0

/** Something a person did at noon in Hong Kong on a day of September 2026. */
export function event(
  person: string,
  type: HaggleEvent['type'],
  day: number,
  more: Partial<HaggleEvent> = {},
): HaggleEvent {
  made += 1
  return {
    id: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
    at: new Date(Date.UTC(2026, 8, day, 4, made % 60)).toISOString(),
    type,
    market: 'HK',
    userKey: person,
    ...more,
  }
}
